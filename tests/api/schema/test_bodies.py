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


def test_kinds_of_subjects_are_listed() -> None:
    schema = {"$ref": "#/components/schemas/SubjectReference"}

    assert faults(schema, {"kind": "event", "key": "busan-congress"}) == []
    assert len(faults(schema, {"kind": "weather", "key": "busan-congress"})) == 1


@pytest.mark.parametrize("value", ["", "abc", "1e3", "0.123456", "1000", 1000, True])
def test_what_is_no_latitude_is_not_as_described(value: Any) -> None:
    schema = {"$ref": "#/components/schemas/PlaceChanges"}

    assert faults(schema, {"latitude": "35.17955", "longitude": 129}) == []
    assert len(faults(schema, {"latitude": value, "longitude": 129})) == 1


def test_spaces_are_not_described_as_text() -> None:
    schema = {"$ref": "#/components/schemas/CommitmentChanges"}

    assert faults(schema, {"title": "Send the minutes"}) == []
    assert [len(faults(schema, {"title": text})) for text in (" ", "\x1c", "\x85")] == [1, 1, 1]


@pytest.mark.parametrize(
    "name",
    [
        *("", "k" * 81, {"external_id": " 1"}, {"external_id": "1\n2"}, {"external_id": "\x1c"}),
    ],
)
def test_what_names_no_record_is_not_as_described(name: Any) -> None:
    schema = {"$ref": "#/components/schemas/Reference"}

    assert faults(schema, "k" * 80) == []
    assert faults(schema, {"external_id": "no. 1"}) == []
    assert len(faults(schema, name)) == 1


def test_rows_of_bulk_requests_are_described() -> None:
    schema = {"$ref": "#/components/schemas/PostRow"}

    assert faults(schema, {"external_id": "our-17", "title_en": "Mayor"}) == []
    assert len(faults(schema, {"external_id": "our-17", "heads": 1})) == 1
    assert len(faults(schema, {"title_en": "Mayor"})) == 1


def test_rows_of_a_record_are_known_or_whole() -> None:
    schema = {"$ref": "#/components/schemas/OfficialChanges"}

    assert faults(schema, {"aliases": [{"key": "k", "note": "1"}, {"text": "Kim"}]}) == []
    assert len(faults(schema, {"aliases": [{"note": "1"}]})) == 1


def test_words_that_a_step_needs_are_described() -> None:
    [back] = [one for path, _, one in operations() if path.endswith("/send-back/")]
    [up] = [one for path, _, one in operations() if path.endswith("/submit/")]
    needed, free = (
        one["requestBody"]["content"]["application/json"]["schema"] for one in (back, up)
    )

    assert faults(needed, {"comment": "Not all names are there.", "reason": "plan"}) == []
    assert len(faults(needed, {"comment": " ", "reason": ""})) == 2
    assert faults(free, {"comment": "", "reason": ""}) == []
