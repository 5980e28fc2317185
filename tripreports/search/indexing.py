"""Brings the index up to date with what was written."""

import datetime as dt
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tripreports.search import index
from tripreports.search.documents import compose
from tripreports.search.kinds import Kind, all_kinds, fingerprint
from tripreports.search.models import Document, Pending, Revision

# Of the documents and their tokens: raise it when either is made in another way.
_FORMAT = 3
APPEND = "INSERT INTO search_pending (kind, key, is_shown)"

# One lock for all who index; the number only has to differ from other locks.
_LOCK = 7_042_025
# So many at a time, that no transaction grows without end.
_MOST = 20_000
_TOGETHER = 500
_TAKE = (
    "DELETE FROM search_pending WHERE id IN"
    " (SELECT id FROM search_pending ORDER BY id LIMIT %s)"
    " RETURNING kind, key, is_shown, writer"
)


def flush() -> None:
    """Indexes all that is pending, and gives the archive a new revision if there was any.

    Whoever comes second waits for the first, and finds nothing left to do. Cut off in the
    middle, it has done nothing: the pending rows go together with what comes of them.
    """
    while True:
        with transaction.atomic():
            _wait_for_others()
            taken = _take()
            _index((kind, key) for kind, key, _is_shown, _writer in taken)
            standing = Revision.objects.first()
            if taken or standing is None:
                _renew(for_public=standing is None or _is_seen(taken, standing))
        if len(taken) < _MOST:
            return


def flush_at_the_end() -> None:
    """Once, when the transaction is through, however much it writes.

    A failure is logged and harms nothing: what is pending is indexed before the next search.
    """
    if not any(scheduled[1] is _flush_pending for scheduled in connection.run_on_commit):
        transaction.on_commit(_flush_pending, robust=True)


def after_migrations(plan: Sequence[Any] | None = None, **_kwargs: Any) -> None:
    """Looks at everything again after changes of tables, or of how documents are made."""
    tables = set(connection.introspection.table_names())
    if "search_revision" not in tables:
        return
    revision = Revision.objects.first()
    is_same = revision is not None and revision.format == _format()
    with transaction.atomic():
        # Tokens made in another way cannot be taken out one by one; and the tables may have been
        # emptied by one who knows nothing of the index.
        if not is_same or not Document.objects.exists():
            Document.objects.all().delete()
            index.clear()
        if plan or not is_same:
            touch_everything(tables)


def touch_everything(tables: set[str]) -> None:
    """Has every document made anew, and those removed whose record is gone."""
    with connection.cursor() as cursor:
        for kind in all_kinds():
            table = kind.model._meta.db_table
            if table in tables:
                cursor.execute(f"{APPEND} SELECT '{kind.name}', key, TRUE FROM {table}")  # noqa: S608 (constants)
        cursor.execute(f"{APPEND} SELECT DISTINCT kind, key, TRUE FROM search_document")  # noqa: S608 (constants)
        cursor.execute(f"{APPEND} VALUES ('', '', TRUE)")


def rebuild() -> Iterator[tuple[str, int, int]]:
    """Forgets all documents and makes them anew; tells of each kind how far it is.

    Readers find what they found before until it is done.
    """
    with transaction.atomic():
        _wait_for_others()
        Pending.objects.all().delete()
        index.begin_anew()
        Document.objects.all().delete()
        for kind in all_kinds():
            keys = list(kind.records.order_by(*kind.period[:1], "pk").values_list("pk", flat=True))
            for start in range(0, len(keys), _TOGETHER):
                documents = compose(kind, keys[start : start + _TOGETHER])
                index.add(_created(documents), anew=True)
                yield kind.name, min(start + _TOGETHER, len(keys)), len(keys)
        index.end_anew()
        _renew(for_public=True)


def _flush_pending() -> None:
    if Pending.objects.exists():
        flush()


def _wait_for_others() -> None:
    """On SQLite every transaction has the only lock for writing from its beginning."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _take() -> list[tuple[Any, ...]]:
    """Rows that others add meanwhile stay for the next time."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [_MOST])
        return list(cursor.fetchall())


def _index(taken: Iterable[tuple[str, str]]) -> None:
    keys_of: dict[str, set[str]] = defaultdict(set)
    for name, key in taken:
        keys_of[name].add(key)
    for kind in all_kinds():
        keys = sorted(keys_of[kind.name])
        for start in range(0, len(keys), _TOGETHER):
            _rewrite(kind, keys[start : start + _TOGETHER])


def _rewrite(kind: Kind, keys: list[str]) -> None:
    """Changes the documents that are not as they should be, and no others."""
    standing = {_content(one): one for one in Document.objects.filter(kind=kind.name, key__in=keys)}
    wanted = {_content(one): one for one in compose(kind, keys)}
    old = [one for content, one in standing.items() if content not in wanted]
    new = [one for content, one in wanted.items() if content not in standing]
    index.remove(old)
    Document.objects.filter(pk__in=[one.pk for one in old]).delete()
    index.add(_created(new))


def _created(documents: Iterable[Document]) -> list[Document]:
    """In the order of their dates, as the newest are found by their numbers."""
    ordered = sorted(documents, key=lambda one: one.newest_on or dt.date.min)
    return Document.objects.bulk_create(ordered)


def _content(document: Document) -> tuple[Any, ...]:
    fields = ("key", "audience", "names", "body", "dates", "newest_on")
    return tuple(getattr(document, name) for name in fields)


def _format() -> int:
    """Also of what is declared, so that nobody has to think of rebuilding the index."""
    return (fingerprint() + _FORMAT) % 2**15


def _is_seen(taken: Iterable[tuple[Any, ...]], standing: Revision) -> bool:
    """Whether the public sees any of it: also what was hidden from it when it was written.

    One who writes for long may not have known what became public meanwhile.
    """
    return any(is_shown or standing.may_be_unknown_to(writer) for *_, is_shown, writer in taken)


def _renew(*, for_public: bool) -> None:
    now = timezone.now()
    state = {"token": secrets.token_hex(16), "changed_at": now, "format": _format()}
    if for_public:
        state |= {"public_token": secrets.token_hex(16), "public_changed_at": now}
        state["public_since"], state["public_by"] = _writers()
    Revision.objects.update_or_create(pk=1, defaults=state)


def _writers() -> tuple[int, int]:
    """The number below which all are known who write, and our own; others have not begun."""
    if connection.vendor != "postgresql":
        return 0, 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint,"
            " pg_current_xact_id()::text::bigint"
        )
        next_one, own = cursor.fetchone()
    return int(next_one), int(own)
