"""Rows of many kinds in one statement, as JSON that the database writes."""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, JSONField, Q

from tripreports.browse.kinds import KIND_NAMES, Kind, keys_beyond
from tripreports.core.models import RecordQuerySet
from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

    from tripreports.core.visibility import Reader

# A kind of record, which of them, and what of each.
Asked: TypeAlias = tuple[tuple[Kind, Q, tuple[str, ...]], ...]


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


def fetch(asked: Asked, reader: "Reader | None") -> list[list[Any]]:
    """The rows of each kind, without going to the database where nothing is asked."""
    if not asked:
        return []
    standing = (bool(reader and reader.is_active), sees_drafts(reader))
    sql, parameters = _statement(asked, reader, standing)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found = cursor.fetchone()
    return [json.loads(rows) if rows else [] for rows in found]


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
