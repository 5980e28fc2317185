"""One statement a shape: which rows, and what of each, as JSON that the database writes.

To compile such a statement takes longer than to run it, so it is kept. Keys, and the address of
the site, come to the places that it keeps for them.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from django.db import connection
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from tripreports.api.reading.cells import cells
from tripreports.api.reading.expression import OnSite, Reading
from tripreports.api.reading.expressions import Cell
from tripreports.api.reading.lines import Bytes
from tripreports.api.reading.resource import Resource
from tripreports.api.reading.shape import Shape
from tripreports.api.resources import RESOURCES
from tripreports.core.given import Given, rows_of
from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

SQL: TypeAlias = tuple[str, tuple[Any, ...]]
_KEYS = "keys"
# Some 200 KB: larger pieces cost memory, and for smaller ones others are looked up more often.
_AT_ONCE = 500


@dataclass(frozen=True)
class Audience:
    """A reader, as far as statements differ by who reads."""

    reader: "Reader | None" = field(compare=False)
    sees_drafts: bool = False

    @classmethod
    def of(cls, reader: "Reader | None") -> "Audience":
        return cls(reader, sees_drafts(reader))


class Written(NamedTuple):
    """A record as JSON, and the version of it."""

    json: str
    version: int


def read(
    resource: Resource, shape: Shape, reader: "Reader | None", site: str, keys: Collection[str]
) -> list[Written]:
    """Those of these records that the reader may see, in the order of the keys."""
    if not keys:
        return []
    sql, parameters = _on_site(resource, shape, Audience.of(reader), connection.vendor, site)
    found = {key: Written(*row) for key, *row in rows_of(sql, parameters, _KEYS, keys)}
    return [found[key] for key in keys if key in found]


def stream(
    found: QuerySet[Any], shown: Sequence[Any], site: str
) -> Iterator[list[tuple[Any, ...]]]:
    """What is shown of every record of a queryset, in its order, some hundreds at a time."""
    sql, parameters = compiled(found.values_list(*shown))
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, _at(site, parameters))
        while rows := cursor.fetchmany(_AT_ONCE):
            yield rows


def lines(found: QuerySet[Any], shown: Any, site: str) -> Iterator[list[bytes]]:
    """The same of a text, as bytes."""
    for rows in stream(found, [Bytes(shown)], site):
        yield [line for (line,) in rows]


def as_json(resource: Resource, shape: Shape, reader: "Reader | None") -> Any:
    """The expression of a record as text in JSON."""
    reading = Reading(reader, RESOURCES)
    return Cast(reading.record(resource, shape), TextField())


def as_cells(resource: Resource, shape: Shape, reader: "Reader | None") -> dict[str, Any]:
    """The expressions of a record in a table, by their headings."""
    row = cells(Reading(reader, RESOURCES), resource, shape)
    return {heading: Cell(expression) for heading, expression in row.items()}


@lru_cache(maxsize=512)
def _of_keys(
    resource: Resource,
    shape: Shape,
    audience: Audience,
    _vendor: str,  # part of what the statement depends on
) -> SQL:
    found = resource.visible_to(audience.reader).filter(pk__in=Given(_KEYS))
    shown = as_json(resource, shape, audience.reader)
    return compiled(found.values_list("pk", shown, "version"))


@lru_cache(maxsize=512)
def _on_site(resource: Resource, shape: Shape, audience: Audience, vendor: str, site: str) -> SQL:
    """With every address as the client at this site is to see it."""
    sql, parameters = _of_keys(resource, shape, audience, vendor)
    return sql, _at(site, parameters)


def compiled(found: QuerySet[Any]) -> SQL:
    sql, parameters = found.query.get_compiler(connection=connection).as_sql()
    return sql, tuple(parameters)


def _at(site: str, parameters: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(f"{site}{one}" if isinstance(one, OnSite) else one for one in parameters)
