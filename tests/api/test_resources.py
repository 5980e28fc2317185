"""What is declared of each resource holds good of its records."""

from collections.abc import Iterable
from typing import Any

import pytest

from tripreports.api.reading.fields import (
    Address,
    Column,
    Field,
    PartialDate,
    Ref,
    Refs,
    Rows,
    Subject,
    Values,
)
from tripreports.api.reading.resource import Resource
from tripreports.api.resources import RESOURCES, resource_of
from tripreports.core.filters import RecordFilterSet
from tripreports.core.reach import follow
from tripreports.trips.models import Attendance, Trip

# json_build_object takes a hundred arguments.
MOST_FIELDS = 48
SHOWN_OF_ALL = 3  # key and addresses

each_resource = pytest.mark.parametrize("resource", RESOURCES.values(), ids=RESOURCES)


def unknown(model: Any, fields: Iterable[Field]) -> list[str]:
    """Fields that do not fit the model, or are named twice."""
    fields = list(fields)
    names = [field.name for field in fields]
    wrong = [name for name in names if names.count(name) > 1]
    for field in fields:
        match field:
            case Column():
                paths = [field.path]
            case PartialDate():
                paths = [field.on, field.precision]
            case Subject():
                paths = [f"{field.name}_type", f"{field.name}_key"]
            case Address():
                paths = [field.column]
            case Ref() | Refs() | Rows() | Values():
                paths = [field.path]
                wrong += within(model, field)
            case _:
                paths = []
        wrong += [path for path in paths if not leads_somewhere(model, path)]
    return wrong


def within(model: Any, field: Ref | Refs | Rows | Values) -> list[str]:
    other = follow(model, field.path.split("__"))
    if isinstance(field, Rows):
        return unknown(other, field.fields)
    if isinstance(field, Values):
        return unknown(other, [Column(field.column)])
    # What stands for it has a name, or more than a key.
    known = resource_of(other)
    return [] if not known or known.names else [field.name]


def leads_somewhere(model: Any, path: str) -> bool:
    *steps, last = path.split("__")
    names = {one.name for one in follow(model, steps)._meta.get_fields()}
    return last in names


@each_resource
def test_resource_shows_what_its_records_have(resource: Resource) -> None:
    assert unknown(resource.model, resource.all_fields.values()) == []


@each_resource
def test_resource_names_a_field_once(resource: Resource) -> None:
    declared = [field.name for field in (*resource.fields, *resource.detail)]

    assert len(declared) == len(set(declared))


@each_resource
def test_resource_has_room_for_its_fields(resource: Resource) -> None:
    assert len(resource.all_fields) + SHOWN_OF_ALL <= MOST_FIELDS


@each_resource
def test_resource_has_an_order_that_ends_with_the_key(resource: Resource) -> None:
    columns = [name.removeprefix("-") for name in resource.order]
    nullable = [name for name in columns if resource.model._meta.get_field(name).null]

    assert (columns[-1], nullable) == ("key", [])


@each_resource
def test_resource_is_found_by_its_model(resource: Resource) -> None:
    assert resource_of(resource.model) is resource


@each_resource
def test_resource_takes_keys_and_the_time_of_the_last_change(resource: Resource) -> None:
    assert resource.filterset.base_filters.keys() >= {"key__in", "updated_since", "ordering"}
    assert issubclass(resource.filterset, RecordFilterSet)


def test_what_stands_inside_others_is_no_resource() -> None:
    assert resource_of(Attendance) is None
    assert resource_of(Trip) is RESOURCES["trips"]
