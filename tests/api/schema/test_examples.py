"""The examples of the document are what the API answers.

To write them anew: WRITE_EXAMPLES=1 .venv/bin/pytest tests/api/schema/test_examples.py
"""

import json
import os
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from tests.api.noting import note_progress
from tests.api.schema.asking import answer_of, faults, operations
from tripreports.api.schema.examples import EXAMPLES, PATH, SITE, shortened
from tripreports.api.schema.operation import Operation

# Records that show much of their kind; of the others, the first of the list.
_TOLD = {
    "trips": "taichung-korea-2025",
    "officials": "dakila-carlo-cua",
    "organizations": "busan-city",
    "events": "uclg-aspac-congress-2025",
    "elections": "uclg-aspac-election-2025",
    "places": "goyang",
}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]


def test_examples_are_real_answers(client: Client) -> None:
    note_progress()
    asked = {one.name: one for one in _open_questions()}

    real = {name: _answer(client, operation) for name, operation in asked.items()}

    if os.environ.get("WRITE_EXAMPLES"):
        kept = {name: EXAMPLES[name] for name in EXAMPLES if name not in real}
        text = json.dumps(dict(sorted({**kept, **real}.items())), ensure_ascii=False, indent=1)
        PATH.write_text(f"{text}\n", encoding="utf-8")
    assert {name: EXAMPLES.get(name) for name in real} == real


def test_examples_are_as_described() -> None:
    told = [
        (operation["operationId"], fault)
        for _path, _method, operation in operations()
        if operation["operationId"] in EXAMPLES
        for fault in faults(answer_of(operation), EXAMPLES[operation["operationId"]])
    ]

    assert told == []


def _open_questions() -> list[Operation]:
    """What everybody may ask."""
    found = []
    for path, method, _operation in operations():
        if method == "get":
            view: Any = resolve(path.replace("{key}", "x").replace("{verb}", "x")).func
            operation = view.cls(**view.initkwargs).operations["GET"]
            found += [operation] if operation.is_open else []
    return found


def _answer(client: Client, operation: Operation) -> Any:
    name = operation.asked.partition("/{key}")[0].partition("/?")[0]
    address = operation.asked.replace(
        "{key}", _key(client, name) if "{key}" in operation.asked else ""
    )
    response = client.get(f"/api/v1/{address}", headers={"accept-language": "en"})
    assert response.status_code == 200, response.content.decode()
    answer = json.loads(response.content.decode().replace("http://testserver", SITE))
    if operation.name == "schema_get":
        return {part: answer[part] for part in ("openapi", "info")}
    return shortened(answer)


def _key(client: Client, name: str) -> str:
    [first] = client.get(f"/api/v1/{name}/?limit=1").json()["results"]
    return _TOLD.get(name, str(first.get("key") or first["id"]))
