"""What a dump holds of each record: everything, and everything once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tripreports.api.reading.fields import Column, Field, Refs, Rows, Values
from tripreports.api.reading.resource import Resource
from tripreports.api.resources import RESOURCES, resource_of


@dataclass(frozen=True, order=True)
class Home:
    """Where the records of a kind stand: as lines of a file, or within these."""

    kind: str
    resource: str
    within: str


@cache
def forms() -> list[Resource]:
    """The resources in the form in which a dump holds them."""
    return [
        replace(one, fields=tuple(_kept(one.model, _own(one))), detail=())
        for one in RESOURCES.values()
    ]


def homes(dumped: Iterable[Resource]) -> list[Home]:
    found: dict[tuple[str, str], Home] = {}
    for resource in dumped:
        for kind, within in _kinds(resource.model, resource.fields):
            found.setdefault((kind, resource.name), Home(kind, resource.name, within))
    return sorted(found.values())


def related(model: Any, path: str) -> Any:
    return model._meta.get_field(path).related_model


def _own(resource: Resource) -> tuple[Field, ...]:
    return (*resource.fields, *resource.detail)


def _kept(model: Any, fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        match field:
            case Refs():
                # The other side of a reference that the other record shows itself.
                if not model._meta.get_field(field.path).auto_created:
                    yield field
            case Rows():
                if _stand_here(model, field.path):
                    yield _nested(model, field.name, field.path, field.fields)
            case Values():
                # A value has no key, by which it could be proved.
                yield _nested(model, field.name, field.path, (Column(field.column),))
            case _:
                yield field


def _stand_here(model: Any, path: str) -> bool:
    """Whether these rows have no file of their own, and stand with no other record.

    What is part of two records stands with the first; or with the one that it has, where it has
    only one of them.
    """
    relation = model._meta.get_field(path)
    row = relation.related_model
    if resource_of(row):
        return False
    first = row._meta.get_field(row.part_of[0])
    return bool(first.null) or relation.remote_field.name == first.name


def _nested(model: Any, name: str, path: str, fields: Iterable[Field]) -> Rows:
    """With the key, to which citations lead, and with what every record says of itself."""
    usual = ("key", "note", "is_derived")
    inner = (one for one in fields if one.name not in usual)
    kept = _kept(related(model, path), inner)
    return Rows(name, (Column("key"), *kept, Column("note"), Column("is_derived")), path)


def _kinds(model: Any, fields: Iterable[Field], way: str = "") -> Iterator[tuple[str, str]]:
    yield model._meta.model_name, way
    for field in fields:
        if isinstance(field, Rows):
            inner = f"{way}.{field.name}".removeprefix(".")
            yield from _kinds(related(model, field.path), field.fields, inner)
