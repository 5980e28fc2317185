"""The OpenAPI document: valid, complete, and as the API answers."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from drf_spectacular.validation import validate_schema

from tests.api.asking import get, keys
from tests.api.schema.asking import answer_of, faults, operations
from tripreports.api.resources import RESOURCES
from tripreports.api.schema.document import document
from tripreports.api.urls import urlpatterns

# What people look at, and no program asks for.
_PAGES = {"docs/"}
_NOTHING = {"204"}
_TYPED = re.compile("<str:")


@pytest.mark.untraced  # as tracing would take twice as long again
def test_document_is_valid_openapi() -> None:
    whole = document()

    validate_schema(whole)  # type: ignore[no-untyped-call]  # the package is not annotated

    assert whole["openapi"] == "3.1.1"


def test_every_reference_leads_somewhere() -> None:
    whole = document()

    missing = {name for name in _references(whole) if not _found(whole, name)}

    assert missing == set()


def test_every_address_is_described() -> None:
    answered = {
        (f"/api/v1/{_TYPED.sub('{', str(pattern.pattern)).replace('>', '}')}", method.lower())
        for pattern in urlpatterns
        if str(pattern.pattern) not in _PAGES
        for method in _methods(pattern.callback)
    }

    assert answered == {(path, method) for path, method, _operation in operations()}


def test_every_operation_says_what_it_does() -> None:
    lacking = {
        f"{method} {path}": missing
        for path, method, operation in operations()
        if (missing := _missing(operation))
    }

    assert lacking == {}


def test_names_of_operations_are_good_ones() -> None:
    names = [operation["operationId"] for _path, _method, operation in operations()]

    assert len(set(names)) == len(names)
    assert {"trips_list", "trips_get", "event_series_list"} <= set(names)


def test_references_say_which_records_they_name() -> None:
    whole = document()
    asked = {
        (path, one["name"]): one["description"]
        for path, method, operation in operations()
        if method == "get"
        for one in operation.get("parameters", [])
        if "name" in one
    }
    new = whole["components"]["schemas"]["NewCandidacy"]["properties"]

    assert asked["/api/v1/trips/", "event"] == "Event. A key of `events`."
    assert asked["/api/v1/trips/", "event__in"] == "Event, one of several. Keys of `events`."
    assert asked["/api/v1/citations/", "paragraph"] == "Paragraph. A key that records show."
    assert new["contest"]["description"] == "Contest. Of `contests`."
    assert new["official"]["description"] == "Person. Of `officials`."


def test_document_is_english_whoever_makes_it() -> None:
    with translation.override("zh-hant"):
        made = document.__wrapped__()

    assert made == document()
    assert made["components"]["schemas"]["Trip"]["description"] == "Trip."


@pytest.mark.django_db
@pytest.mark.usefixtures("korea_2025")
@pytest.mark.parametrize("name", RESOURCES)
def test_records_are_as_described(client: Client, name: str) -> None:
    described = document()["paths"]
    every = answer_of(described[f"/api/v1/{name}/"]["get"])
    one = answer_of(described[f"/api/v1/{name}/{{key}}/"]["get"])

    lists = [get(client, f"{name}/", limit="200", count="1", citations="1")]
    details = [get(client, f"{name}/{key}/", citations="1") for key in keys(client, f"{name}/")[:5]]

    assert [fault for answer in lists for fault in faults(every, answer)] == []
    assert [fault for answer in details for fault in faults(one, answer)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_document_is_not_sent_twice(client: Client, form: str) -> None:
    first = client.get(f"/api/v1/schema/?format={form}")

    again = client.get(f"/api/v1/schema/?format={form}", headers={"if-none-match": first["ETag"]})

    assert (first.status_code, first["Content-Type"]) == (200, f"application/{form}")
    assert b"openapi" in first.content
    assert (again.status_code, again.content) == (304, b"")


def _methods(view: Any) -> set[str]:
    return set(view.cls().allowed_methods) - {"OPTIONS"}


def _missing(operation: dict[str, Any]) -> list[str]:
    answers = operation["responses"]
    [good] = [status for status in answers if status[0] == "2"]
    content = answers[good].get("content", {})
    found = {
        "summary": operation.get("summary"),
        "description": operation.get("description"),
        "tag": operation.get("tags"),
        "400": answers.get("400"),
        "401": answers.get("401"),
        "429": answers.get("429"),
        "example": good in _NOTHING or any("example" in one for one in content.values()),
    }
    if "requestBody" in operation:
        bodies = operation["requestBody"]["content"].values()
        found["example of the body"] = any("example" in one for one in bodies)
    return [name for name, value in found.items() if not value]


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        here = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return here.union(*map(_references, value.values()))
    if isinstance(value, list):
        return set().union(*map(_references, value))
    return set()


def _found(whole: Any, name: str) -> bool:
    for step in name.removeprefix("#/").split("/"):
        whole = whole.get(step, {})
    return bool(whole)
