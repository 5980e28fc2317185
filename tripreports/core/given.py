"""Values that come to a kept statement when it runs, so that it is compiled once for all."""

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import CharField, Expression

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler


class Given(Expression):
    """Keys that are handed over, as a JSON array, in the place of this name."""

    output_field = CharField()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: "SQLCompiler", connection: Any, **_extra: Any) -> Any:
        return "(SELECT value FROM JSON_EACH(%s))", (place_of(self.name),)

    def as_postgresql(self, compiler: "SQLCompiler", connection: Any, **_extra: Any) -> Any:
        return "(SELECT JSONB_ARRAY_ELEMENTS_TEXT(%s::jsonb))", (place_of(self.name),)


def place_of(name: str) -> str:
    """What stands in a compiled statement where a value is to come; no key has these signs."""
    return f"<{name}>"


def rows_of(
    sql: str, parameters: Sequence[Any], name: str, keys: Collection[str]
) -> list[tuple[Any, ...]]:
    """What a kept statement finds with these keys in the place of this name."""
    place, given = place_of(name), json.dumps(list(keys))
    with connection.cursor() as cursor:
        cursor.execute(sql, [given if one == place else one for one in parameters])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
