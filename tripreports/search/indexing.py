"""Brings the index up to date with what was written."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tripreports.search.kinds import all_kinds
from tripreports.search.models import Pending, Revision

# Of the documents and their tokens: raise it when either is made in another way.
FORMAT = 1
APPEND = "INSERT INTO search_pending (kind, key)"

# One lock for all who index; the number only has to differ from other locks.
_LOCK = 7_042_025
# So many at a time, that no transaction grows without end.
_MOST = 20_000
_TAKE = (
    "DELETE FROM search_pending WHERE id IN"
    " (SELECT id FROM search_pending ORDER BY id LIMIT %s) RETURNING kind, key"
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
            if taken or not Revision.objects.exists():
                _renew()
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
    if plan or revision is None or revision.format != FORMAT:
        touch_everything(tables)


def touch_everything(tables: set[str]) -> None:
    """Has every document made anew, and those removed whose record is gone."""
    with connection.cursor() as cursor:
        for kind in all_kinds():
            table = kind.model._meta.db_table
            if table in tables:
                cursor.execute(f"{APPEND} SELECT '{kind.name}', key FROM {table}")  # noqa: S608 (constants)
        cursor.execute(f"{APPEND} SELECT DISTINCT kind, key FROM search_document")  # noqa: S608 (constants)
        cursor.execute(f"{APPEND} VALUES ('', '')")


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


def _renew() -> None:
    state = {"token": secrets.token_hex(16), "changed_at": timezone.now(), "format": FORMAT}
    Revision.objects.update_or_create(pk=1, defaults=state)
