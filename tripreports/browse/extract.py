"""What one page needs from the archive: many tables in few queries, and no draft among them.

A page shows rows of up to fifty tables. An `Extract` fetches any number of them in one query, as
JSON that the database writes; every table starts from `visible_to` its reader, and so do the names
behind the keys. A key whose record the reader may not see has no name, and is not shown.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, JSONField, Q
from django.http import Http404

from tripreports.core.models import Named, Record, RecordQuerySet
from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

    from tripreports.core.visibility import Reader

Row: TypeAlias = dict[str, Any]
Kind: TypeAlias = type[Record]
# A kind of record, which of them, and what of each.
Asked: TypeAlias = tuple[tuple[Kind, Q, tuple[str, ...]], ...]

_BOOKKEEPING = {"version", "created_at", "updated_at", "is_public", "latitude", "longitude"}
_TYPES = {"record_kind": "record_type_id", "subject_kind": "subject_type_id"}


class _AsOneJSON(Expression):
    """All rows of a subquery in one JSON array; without rows, an empty one or nothing.

    The columns are written straight into the SQL: resolving a thousand of them one by one would
    take longer than everything else that a page does.
    """

    output_field = JSONField()
    each_row, all_rows = "JSON_ARRAY", "JSON_GROUP_ARRAY"

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = names

    def as_sql(self, compiler: "SQLCompiler", connection: Any, **_extra: Any) -> Any:
        kind = cast("Kind", compiler.query.model)
        quote = connection.ops.quote_name
        table = quote(compiler.query.get_initial_alias())
        values = ", ".join(self._value(kind, name, table, quote) for name in self.names)
        return f"{self.all_rows}({self.each_row}({values}))", ()

    def as_postgresql(self, compiler: "SQLCompiler", connection: Any, **extra: Any) -> Any:
        same = self.copy()
        same.each_row, same.all_rows = "JSONB_BUILD_ARRAY", "JSONB_AGG"
        return same.as_sql(compiler, connection, **extra)

    def _value(self, kind: Kind, name: str, table: str, quote: Callable[[str], str]) -> str:
        key, model, id_ = map(quote, ("key", "model", "id"))
        if name in _keys_beyond(kind):
            through, own, other = map(quote, _keys_beyond(kind)[name])
            return f"(SELECT {self.all_rows}({other}) FROM {through} WHERE {own} = {table}.{key})"  # noqa: S608 (quoted names of our own tables)
        if name in _TYPES:
            # The kind of a generic relation by its name, not by the number of a content type.
            types, number = quote("django_content_type"), quote(_TYPES[name])
            return f"(SELECT {model} FROM {types} WHERE {types}.{id_} = {table}.{number})"  # noqa: S608 (as above)
        return f"{table}.{quote(name)}"


class Extract:
    """Rows by kind of record, and the names and citations that go with them."""

    def __init__(self, reader: "Reader | None", subject: Kind, key: str) -> None:
        self.reader = reader
        self.subject = (subject, key)
        self._rows: dict[Kind, dict[str, Row]] = defaultdict(dict)
        self._ordered: dict[Kind, list[Row]] = {}
        self._gathered: dict[tuple[Kind, str], dict[str | None, list[Row]]] = {}
        self._mentioned: dict[Kind, set[str]] = defaultdict(set)
        self._names: dict[Kind, dict[str, tuple[str, str]]] = defaultdict(dict)
        self.mention(subject, [key])

    def read(self, wanted: Mapping[Kind, Q]) -> None:
        """One query for all of them."""
        asked = tuple((kind, condition, columns(kind)) for kind, condition in wanted.items())
        for kind, rows in zip(wanted, self._fetch(asked), strict=True):
            self._keep(kind, rows)

    def require_subject(self) -> Row:
        """The row that the page is about; Http404 if the reader may not see it."""
        kind, key = self.subject
        if key not in self._rows[kind]:
            raise Http404
        return self._rows[kind][key]

    def mention(self, kind: Kind, keys: Iterable[str]) -> None:
        """Have the names of these read too."""
        self._mentioned[kind].update(keys)

    def read_names(self) -> None:
        """The names of everything that the rows read so far mention, in one query."""
        wanted = {kind: keys for kind, keys in self._mentioned.items() if keys and title_of(kind)}
        asked = tuple(
            (kind, Q(key__in=sorted(keys)), ("key", f"{title_of(kind)}_zh", f"{title_of(kind)}_en"))
            for kind, keys in wanted.items()
        )
        for kind, rows in zip(wanted, self._fetch(asked), strict=True):
            self._names[kind] = {key: (zh, en) for key, zh, en in rows}

    def rows(self, kind: Kind) -> list[Row]:
        """The rows of a kind in their natural order."""
        if kind not in self._ordered:
            self._ordered[kind] = in_order(kind, self._rows[kind].values())
        return self._ordered[kind]

    def by(self, kind: Kind, column: str) -> Mapping[str | None, list[Row]]:
        """The rows of a kind by the value of a column, in their natural order."""
        if (kind, column) not in self._gathered:
            gathered = self._gathered[kind, column] = defaultdict(list)
            for row in self.rows(kind):
                gathered[row[column]].append(row)
        return self._gathered[kind, column]

    def of(self, kind: Kind, **value: str | None) -> list[Row]:
        """The rows of a kind with this value in a column."""
        ((column, wanted),) = value.items()
        return self.by(kind, column).get(wanted, [])

    def row(self, kind: Kind, key: str | None) -> Row:
        return self._rows[kind][key or ""]

    def get(self, kind: Kind, key: str | None) -> Row | None:
        return self._rows[kind].get(key or "")

    def keys(self, kind: Kind) -> list[str]:
        return list(self._rows[kind])

    def all_keys(self) -> list[str]:
        return [key for rows in self._rows.values() for key in rows]

    def subject_of(self, row: Row) -> tuple[Kind, str] | None:
        """What a row with a generic relation is about."""
        return (
            (_kind_named(row["subject_kind"]), row["subject_key"]) if row["subject_kind"] else None
        )

    def name(self, kind: Kind, key: str | None) -> tuple[str, str] | None:
        """Chinese and English name, unless the reader may not see the record."""
        return self._names[kind].get(key) if key else None

    def _fetch(self, asked: Asked) -> list[list[Any]]:
        """The rows of each kind, without going to the database where nothing is asked."""
        if not asked:
            return []
        standing = (bool(self.reader and self.reader.is_active), sees_drafts(self.reader))
        sql, parameters = _statement(asked, self.reader, standing)
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            found = cursor.fetchone()
        return [json.loads(rows) if rows else [] for rows in found]

    def _keep(self, kind: Kind, found: Iterable[list[Any]]) -> None:
        names = columns(kind)
        rows = [dict(zip(names, values, strict=True)) for values in found]
        for name in lists(kind):
            for row in rows:
                # SQLite hands JSON inside JSON on as text.
                nested = row[name]
                row[name] = (json.loads(nested) if isinstance(nested, str) else nested) or []
        self._rows[kind].update((row["key"], row) for row in rows)
        self._ordered.pop(kind, None)
        self._take_note(kind, rows)

    def _take_note(self, kind: Kind, rows: list[Row]) -> None:
        """Of the keys of other records."""
        for name, target in references(kind):
            if name in lists(kind):
                self._mentioned[target].update(*(row[name] for row in rows))
            else:
                self._mentioned[target].update(row[name] for row in rows if row[name])
        if "subject_kind" in columns(kind):
            for row in rows:
                if row["subject_kind"]:
                    self._mentioned[_kind_named(row["subject_kind"])].add(row["subject_key"])


def visible(kind: Kind, reader: "Reader | None") -> RecordQuerySet[Any]:
    return cast("RecordQuerySet[Any]", kind._default_manager.all()).visible_to(reader)


@cache
def _kind_named(name: str) -> Kind:
    return next(
        model
        for model in apps.get_models()
        if issubclass(model, Record) and model._meta.model_name == name
    )


@cache
def columns(kind: Kind) -> tuple[str, ...]:
    """What is read of a kind of record: all but its bookkeeping."""
    own = {field.attname: None for field in kind._meta.concrete_fields}
    return (
        *(name for name in own if name not in _BOOKKEEPING),
        *(field.name for field in kind._meta.many_to_many),
        *(name for name, number in _TYPES.items() if number in own),
    )


@cache
def references(kind: Kind) -> tuple[tuple[str, Kind], ...]:
    """Columns that hold keys of other records, and whose keys."""
    fields = (*kind._meta.concrete_fields, *kind._meta.many_to_many)
    return tuple(
        (getattr(field, "attname", field.name), field.related_model)
        for field in fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, Record)
    )


@cache
def lists(kind: Kind) -> frozenset[str]:
    """Columns that hold many values at once."""
    return frozenset(
        field.name
        for field in (*kind._meta.concrete_fields, *kind._meta.many_to_many)
        if field.many_to_many or isinstance(field, JSONField)
    )


@cache
def title_of(kind: Kind) -> str:
    """What the two columns with the name of such a record begin with."""
    if issubclass(kind, Named):
        return "name"
    names = {field.name for field in kind._meta.concrete_fields}
    return next((start for start in ("title", "position") if f"{start}_zh" in names), "")


@cache
def _keys_beyond(kind: Kind) -> dict[str, tuple[str, str, str]]:
    """Table between, column of the record and column of the others, by field."""
    return {
        field.name: (field.m2m_db_table(), field.m2m_column_name(), field.m2m_reverse_name())
        for field in kind._meta.many_to_many
    }


@lru_cache(maxsize=256)
def _statement(
    asked: Asked,
    reader: "Reader | None",
    _standing: tuple[bool, bool],  # part of what the statement depends on, beside who it is
) -> tuple[str, tuple[Any, ...]]:
    """One statement with a subquery for each kind.

    To compile fifty querysets takes longer than to run them, so that statements are kept. They
    are joined as text: as subqueries of another queryset, each would be resolved twice.
    """
    parts, parameters = [], []
    for kind, condition, names in asked:
        query = visible(kind, reader).filter(condition).values(as_json=_AsOneJSON(names)).query
        query.clear_ordering(force=True)
        try:
            sql, values = query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            sql, values = "NULL", ()
        parts.append(f"({sql})")
        parameters.extend(values)
    return f"SELECT {', '.join(parts)}", tuple(parameters)


def natural_order(kind: Kind) -> tuple[str, ...]:
    return tuple(map(str, kind._meta.ordering or ()))


@cache
def _order(kind: Kind) -> tuple[tuple[str, bool], ...]:
    """The columns by which a kind is sorted, the last one first; and whether downward."""
    declared = ((name.lstrip("-"), name.startswith("-")) for name in natural_order(kind))
    return tuple((name, down) for name, down in declared if name in columns(kind))[::-1]


def in_order(kind: Kind, rows: Iterable[Row]) -> list[Row]:
    """Rows in the natural order of their kind; what has no value comes last."""
    ordered = list(rows)
    for name, down in _order(kind):
        known = [row for row in ordered if row[name] is not None]
        known.sort(key=itemgetter(name), reverse=down)
        ordered = known + [row for row in ordered if row[name] is None]
    return ordered
