"""A record as one row of a table: what of it stands in cells, and under which headings."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Subquery, Value

from tripreports.api.reading.expression import Reading
from tripreports.api.reading.expressions import Listed
from tripreports.api.reading.fields import Field, Ref, Refs, Subject, Values
from tripreports.api.reading.resource import ADDRESSES, Resource, model_at
from tripreports.api.reading.seen import Seen
from tripreports.api.reading.shape import Shape


def cells(reading: Reading, resource: Resource, shape: Shape) -> dict[str, Any]:
    """The expressions of a row by their headings.

    Another record takes a cell for its key and one for each of its names; a list of others one
    for all keys; records with members of their own stand in a cell as JSON.
    """
    own = reading.addresses(resource)
    row = {name: own[name] for name in shape.members if name in ADDRESSES}
    for name in shape.members:
        if name not in ADDRESSES:
            row.update(_cells(reading, resource.model, resource.all_fields[name], shape))
    return row


def _cells(reading: Reading, model: Any, field: Field, shape: Shape) -> Iterator[tuple[str, Any]]:
    match field:
        case Ref():
            other = model_at(model, field.path)
            found = reading.visible(other)
            for name in ("key", *reading.names(other)):
                yield f"{field.name}.{name}", Seen(field.path, name, found)
        case Subject():
            yield from _subject(reading, field)
        case Refs():
            yield field.name, Listed(reading.related(model, field.path), "key")
        case Values():
            yield field.name, Listed(reading.related(model, field.path), field.column)
        case _:
            yield field.name, reading.field(model, field, frozenset(), shape)


def _subject(reading: Reading, field: Subject) -> Iterator[tuple[str, Any]]:
    def key(found: Any) -> Any:
        return Subquery(found.values("key"))

    def kind(found: Any) -> Any:
        return Subquery(found.values(kind_=Value(found.model._meta.model_name)))

    yield f"{field.name}.key", reading.subject(field, key)
    yield f"{field.name}.kind", reading.subject(field, kind)
