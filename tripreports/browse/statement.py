"""Rows of many kinds in one statement, as JSON that the database writes."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Expression, JSONField, Q, QuerySet, Window

from tripreports.browse.asking import SUBJECT, Chosen, First, Wanted, as_ways, table_of
from tripreports.browse.kinds import KIND_NAMES, Kind, keys_beyond
from tripreports.core.models import RecordQuerySet
from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

    from tripreports.core.visibility import Reader

# A kind of record, which of them, and what of each.
Asked: TypeAlias = tuple[tuple[Kind, Wanted, tuple[str, ...]], ...]
SQL: TypeAlias = tuple[str, tuple[Any, ...]]
_NOTHING = "SELECT NULL, 0 WHERE 1 = 0"


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


def fetch(asked: Asked, reader: "Reader | None", subject: str = "") -> Found:
    """The rows of each kind, without going to the database where nothing is asked."""
    if not asked:
        return Found([], {})
    standing = (bool(reader and reader.is_active), sees_drafts(reader))
    sql, parameters = _statement(asked, reader, standing)
    with connection.cursor() as cursor:
        cursor.execute(sql, [subject if value == SUBJECT else value for value in parameters])
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
    key, in_all = quote("key"), quote("in_all")
    for kind, first in _firsts(asked):
        sql, parameters = _keys(kind, first, reader)
        table = quote(table_of(first.name))
        tables.append((f"{table} ({key}, {in_all}) AS ({sql})", parameters))
        parts.append((f"SELECT {every}({key}) FROM {table}", ()))  # noqa: S608 (quoted names of our own)
        parts.append((f"SELECT MAX({in_all}) FROM {table}", ()))  # noqa: S608 (as above)
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
    found = visible(kind, reader).filter(_any_of(kind, ways)).values(as_json=_AsOneJSON(names))
    found.query.clear_ordering(force=True)
    return _compiled(found, "SELECT NULL")


def _keys(kind: Kind, first: First, reader: "Reader | None") -> SQL:
    """The keys of the first rows, each with how many there are in all."""
    found = visible(kind, reader).filter(_any_of(kind, first.ways)).order_by(*first.by)
    counted = found.annotate(in_all=Window(Count("*"))).values_list("key", "in_all")
    return _compiled(counted[first.offset : first.offset + first.number], _NOTHING)


def _any_of(kind: Kind, ways: Iterable[Q]) -> Q:
    """Rows that one of the conditions finds, each followed by itself and none found twice."""
    everything: QuerySet[Any] = kind._default_manager.order_by()
    each = [everything.filter(way).values("key") for way in ways]
    if len(each) == 1:
        return next(iter(ways))
    return Q(key__in=reduce(lambda one, other: one.union(other), each))


def _compiled(found: QuerySet[Any], instead: str) -> SQL:
    """The statement, or what stands for it where no row can be found."""
    try:
        sql, parameters = found.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return instead, ()
    return sql, tuple(parameters)
