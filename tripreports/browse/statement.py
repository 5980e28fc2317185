"""Rows of many kinds in one statement, as JSON that the database writes."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, Field, JSONField, ManyToManyField, Q, QuerySet

from tripreports.browse.asking import Chosen, First, Wanted, as_ways, table_of
from tripreports.browse.kinds import KIND_NAMES, Kind, keys_beyond
from tripreports.core.given import place_of
from tripreports.core.models import RecordQuerySet
from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

    from tripreports.core.visibility import Reader

# A kind of record, which of them, and what of each.
Asked: TypeAlias = tuple[tuple[Kind, Wanted, tuple[str, ...]], ...]
SQL: TypeAlias = tuple[str, tuple[Any, ...]]
_NOTHING = "SELECT NULL WHERE 1 = 0"


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of each kind; by name, the keys of first rows in their order and how many there are."""

    rows: list[list[Any]]
    firsts: dict[str, tuple[list[str], int]]


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
        if name in keys_beyond(kind):
            through, own, other = map(quote, keys_beyond(kind)[name])
            return f"(SELECT {self.all_rows}({other}) FROM {through} WHERE {own} = {table}.{key})"  # noqa: S608 (quoted names of our own tables)
        if name in KIND_NAMES:
            # The kind of a generic relation by its name, not by the number of a content type.
            types, number = quote("django_content_type"), quote(KIND_NAMES[name])
            return f"(SELECT {model} FROM {types} WHERE {types}.{id_} = {table}.{number})"  # noqa: S608 (as above)
        return f"{table}.{quote(name)}"


def visible(kind: Kind, reader: "Reader | None") -> RecordQuerySet[Any]:
    return cast("RecordQuerySet[Any]", kind._default_manager.all()).visible_to(reader)


def fetch(asked: Asked, reader: "Reader | None", given: Mapping[str, str] | None = None) -> Found:
    """The rows of each kind, without going to the database where nothing is asked.

    What is given by name comes to the places that the statement keeps for it.
    """
    if not asked:
        return Found([], {})
    standing = (bool(reader and reader.is_active), sees_drafts(reader))
    sql, parameters = _statement(asked, reader, standing)
    values = {place_of(name): value for name, value in (given or {}).items()}
    with connection.cursor() as cursor:
        cursor.execute(sql, [values.get(value, value) for value in parameters])
        found = cursor.fetchone()
    rows = [json.loads(rows) if rows else [] for rows in found[: len(asked)]]
    rest = iter(found[len(asked) :])
    pairs = zip(rest, rest, strict=True)
    firsts = {
        first.name: (json.loads(keys) if keys else [], total or 0)
        for (_kind, first), (keys, total) in zip(_firsts(asked), pairs, strict=True)
    }
    return Found(rows, firsts)


@lru_cache(maxsize=256)
def _statement(
    asked: Asked,
    reader: "Reader | None",
    _standing: tuple[bool, bool],  # part of what the statement depends on, beside who it is
) -> SQL:
    """One statement with a subquery for each kind.

    To compile fifty querysets takes longer than to run them, so that statements are kept. They
    are joined as text: as subqueries of another queryset, each would be resolved twice.
    """
    quote = connection.ops.quote_name
    every = _AsOneJSON.all_rows if connection.vendor == "sqlite" else "JSONB_AGG"
    tables, parts = [], [_rows(*one, reader) for one in asked]
    for kind, first in _firsts(asked):
        found = visible(kind, reader).filter(_first_of(kind, first)).values("key")
        table, key = quote(table_of(first.name)), quote("key")
        cut = found.order_by(*first.by)[first.offset : first.offset + first.number]
        sql, parameters = _compiled(cut, _NOTHING)
        tables.append((f"{table} ({key}) AS ({sql})", parameters))
        parts.append((f"SELECT {every}({key}) FROM {table}", ()))  # noqa: S608 (quoted names of our own)
        # To count apart is faster than to number the rows while they are sorted.
        sql, parameters = _compiled(found.order_by(), _NOTHING)
        parts.append((f"SELECT COUNT(*) FROM ({sql}) AS counted", parameters))  # noqa: S608 (as above)
    start = f"WITH {', '.join(sql for sql, _ in tables)} " if tables else ""
    selected = ", ".join(f"({sql})" for sql, _ in parts)
    values = tuple(value for _, one in (*tables, *parts) for value in one)
    return f"{start}SELECT {selected}", values


def _firsts(asked: Asked) -> list[tuple[Kind, First]]:
    return [
        (kind, one)
        for kind, wanted, _ in asked
        for one in as_ways(wanted)
        if isinstance(one, First)
    ]


def _rows(kind: Kind, wanted: Wanted, names: tuple[str, ...], reader: "Reader | None") -> SQL:
    ways = [
        Q(key__in=Chosen(one.name)) if isinstance(one, First) else one for one in as_ways(wanted)
    ]
    which = ways[0] if len(ways) == 1 else _any_of(kind, ways)
    found = visible(kind, reader).filter(which).values(as_json=_AsOneJSON(names))
    found.query.clear_ordering(force=True)
    return _compiled(found, "SELECT NULL")


def _any_of(kind: Kind, ways: Sequence[Q]) -> Q:
    """Rows that one of the conditions finds, each followed by itself.

    By their keys, so that neither database begins with all that is public or of published trips.
    """
    found, *others = (_keys(kind, way) for way in ways)
    return Q(key__in=found.union(*others, all=True) if others else found)


def _first_of(kind: Kind, first: First) -> Q:
    """The same for what there may be tens of thousands of.

    SQLite follows each side of an OR with its own index, in half the time of a list of keys.
    PostgreSQL reads the whole table where a side is a subquery.
    """
    if not first.is_vast or connection.vendor != "sqlite":
        return _any_of(kind, first.ways)
    sides = (way if _is_of(kind, way) else Q(key__in=_keys(kind, way)) for way in first.ways)
    return reduce(or_, sides)


def _keys(kind: Kind, way: Q) -> QuerySet[Any]:
    everything: QuerySet[Any] = kind._default_manager.order_by()
    return everything.filter(way).values("key")


def _is_of(kind: Kind, way: Q) -> bool:
    """Whether a condition looks at the columns of the kind alone, and at no other table."""
    return all(
        _is_of(kind, one) if isinstance(one, Q) else _is_column(kind, str(one[0]))
        for one in way.children
        if isinstance(one, Q | tuple)
    )


def _is_column(kind: Kind, path: str) -> bool:
    name, _separator, lookup = path.partition("__")
    field = kind._meta.get_field(name)
    is_own = isinstance(field, Field) and not isinstance(field, ManyToManyField)
    return is_own and lookup in ("", "in")


def _compiled(found: QuerySet[Any], instead: str) -> SQL:
    """The statement, or what stands for it where no row can be found."""
    try:
        sql, parameters = found.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return instead, ()
    return sql, tuple(parameters)
