"""A page of a whole list in its usual order: what is asked most, by people and by mirrors.

Nothing is built for it but once: the statement is kept, and the place at which the page begins is
handed over when it runs.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Expression, Field

from tripreports.api.reading import lists
from tripreports.api.reading.asked import Page
from tripreports.api.reading.lists import Leaf
from tripreports.api.reading.resource import Resource
from tripreports.api.reading.statement import SQL, Audience, compiled

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

    from tripreports.core.visibility import Reader

Fields = tuple[Any, ...]


class _Slot(Expression):
    """Where one of the values of a place comes in a kept statement."""

    def __init__(self, number: int, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field)
        self.number = number

    def as_sql(self, compiler: "SQLCompiler", connection: Any, **_extra: Any) -> Any:
        return "%s", (self,)


def leaf(resource: Resource, reader: "Reader | None", page: Page) -> Leaf:
    """The page after or before a cursor, or the first, of all that the reader may see."""
    by, fields = lists.usual_order(resource), _fields(resource)
    place = lists.place(by, page, fields) if page.cursor else ()
    unknown = tuple(value is None for value in place)
    audience = Audience.of(reader)
    sql, slots = _statement(resource, audience, page.is_backward, unknown, connection.vendor)
    values = [
        fields[slot.number].get_db_prep_value(place[slot.number], connection)
        if isinstance(slot, _Slot)
        else slot
        for slot in slots
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {page.limit + 1}", values)
        return lists.cut(cursor.fetchall(), by, page)


@lru_cache(maxsize=256)
def _fields(resource: Resource) -> Fields:
    by = lists.usual_order(resource)
    return by.fields(by.sorted(resource.visible_to(None)))


@lru_cache(maxsize=512)
def _statement(
    resource: Resource,
    audience: Audience,
    is_backward: bool,
    unknown: tuple[bool, ...],
    _vendor: str,  # part of what the statement depends on
) -> SQL:
    by = lists.usual_order(resource)
    way = by.turned() if is_backward else by
    rows = way.sorted(resource.visible_to(audience.reader))
    if unknown:
        fields = _fields(resource)
        slots = (_Slot(number, field) for number, field in enumerate(fields))
        place = [
            None if is_unknown else slot for is_unknown, slot in zip(unknown, slots, strict=True)
        ]
        rows = way.after(rows, place)
    return compiled(by.places(rows))
