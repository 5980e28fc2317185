"""Errors are as the document says."""

from typing import Any

import pytest
from django.test import Client

from tests.api.schema.asking import faults, operations
from tripreports.api.schema.document import document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("trips/?limit=1000", {}, 400),
        ("trips/?colour=blue", {}, 400),
        ("trips/", {"authorization": "Bearer trip_0"}, 401),
        ("trips/nothing/", {}, 404),
        ("trips/", {"accept": "application/pdf"}, 406),
        ("tokens/", {}, 401),
    ],
)
def test_refusals_are_as_described(
    client: Client, address: str, headers: dict[str, str], status: int
) -> None:
    response = client.get(f"/api/v1/{address}", headers=headers)

    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert faults({"$ref": "#/components/schemas/Problem"}, response.json()) == []


def test_examples_of_refusals_are_as_described() -> None:
    shown: Any = document()["components"]["responses"]
    examples = [
        content["example"]
        for one in shown.values()
        for content in one.get("content", {}).values()
        if "example" in content
    ]

    assert len(examples) >= 10
    assert [faults({"$ref": "#/components/schemas/Problem"}, one) for one in examples] == [
        [] for _ in examples
    ]


def test_what_changes_the_archive_names_its_refusals() -> None:
    lacking = {
        operation["operationId"]
        for _path, method, operation in operations()
        if method in {"put", "patch"}
        and not {"403", "409", "412", "428"} <= set(operation["responses"])
    }

    assert lacking == set()
