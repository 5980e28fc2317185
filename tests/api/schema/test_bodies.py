"""What the document says of bodies is what the API takes."""

from typing import Any

import pytest

from tests.api.schema.asking import faults, operations
from tests.api.writing.bodies import FULL, NEEDED
from tripreports.api.resources import RESOURCES


def kind(name: str) -> str:
    return RESOURCES[name].model.__name__


@pytest.mark.parametrize("name", RESOURCES)
def test_good_bodies_are_as_described(name: str) -> None:
    schema = {"$ref": f"#/components/schemas/New{kind(name)}"}

    assert faults(schema, NEEDED[name]) == []
    assert faults(schema, FULL[name]) == []


def test_bodies_need_what_records_need() -> None:
    trip: dict[str, Any] = dict(NEEDED["trips"])
    del trip["agency"]

    new = faults({"$ref": "#/components/schemas/NewTrip"}, trip)
    changes = faults({"$ref": "#/components/schemas/TripChanges"}, trip)
    strange = faults({"$ref": "#/components/schemas/TripChanges"}, {"state": "published"})

    assert new == ['[]: "agency" is a required property']
    assert changes == []
    assert len(strange) == 1


def test_examples_of_bodies_are_as_described() -> None:
    told = [
        (operation["operationId"], fault)
        for _path, _method, operation in operations()
        for content in operation.get("requestBody", {}).get("content", {}).values()
        if "example" in content
        for fault in faults(content["schema"], content["example"])
    ]

    assert told == []
