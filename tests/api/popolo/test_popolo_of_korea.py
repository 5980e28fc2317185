"""The records of the report on Korea in the form of Popolo."""

from typing import Any

import pytest
from django.test import Client
from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft202012Validator,
)

from tests.api.asking import get
from tests.api.popolo.schemas import SCHEMAS
from tripreports.api.popolo.resources import POPOLO

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]

OURS = {
    "persons": "officials",
    "organizations": "organizations",
    "memberships": "posts",
    "organization-memberships": "memberships",
    "posts": "posts",
    "areas": "places",
}
# In the report on Korea one network is said not to be joined.
NOT_MEMBERS = {"organization-memberships": 1}


@pytest.mark.parametrize("name", POPOLO)
def test_records_of_korea_are_as_popolo_has_them(client: Client, name: str) -> None:
    shown = get(client, f"popolo/{name}/", limit="200", citations="1", count="1")
    ours = get(client, f"{OURS[name]}/", limit="1", count="1")

    misfits = [
        error.message
        for record in shown["results"]
        for error in Draft202012Validator(SCHEMAS[name]).iter_errors(record)
    ]

    assert misfits == []
    assert shown["count"] == len(shown["results"]) == ours["count"] - NOT_MEMBERS.get(name, 0)


def test_ids_lead_to_records_of_their_class(client: Client) -> None:
    records = {name: _all(client, name) for name in POPOLO}
    ids = {name: {record["id"] for record in found} for name, found in records.items()}
    classes = {
        "person_id": "persons",
        "organization_id": "organizations",
        "on_behalf_of_id": "organizations",
        "post_id": "posts",
        "area_id": "areas",
    }

    dangling = [
        (name, column, record["id"])
        for name, found in records.items()
        for record in found
        for column, target in {**classes, "parent_id": name}.items()
        if record.get(column) and record[column] not in ids[target]
    ]

    assert dangling == []


def _all(client: Client, name: str) -> list[Any]:
    found: list[Any] = get(client, f"popolo/{name}/", limit="200")["results"]
    return found
