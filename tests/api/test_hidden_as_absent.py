"""What is hidden costs what is absent: the same statements are asked, and give the same rows."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.api.asking import ROOT
from tests.api.noting import note_progress
from tripreports.api.resources import RESOURCES
from tripreports.core.models import SharedRecord
from tripreports.search.indexing import flush
from tripreports.search.noticing import watched_models
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db

ABSENT = "nobody-knows-this"


@pytest.fixture(autouse=True, scope="module")
def _hidden(korea_2025: None) -> None:
    """The whole archive, which the public could read once."""
    note_progress()
    Trip.objects.update(state=TripState.WITHDRAWN)
    for model in watched_models():
        if issubclass(model, SharedRecord):
            model._default_manager.update(is_public=False)
    flush()


def asked(client: Client, address: str, key: str) -> tuple[Any, ...]:
    """The answer, and the statements that it took, without the key."""
    with CaptureQueriesContext(connection) as statements:
        answer = client.get(f"{ROOT}{address.format(key)}", headers={"accept-language": "en"})
    return (
        answer.status_code,
        answer.getvalue().decode().replace(key, "…"),
        [re.sub(rf"\b{re.escape(key)}\b", "…", one["sql"]) for one in statements],
    )


def a_key(model: Any) -> str:
    found: str | None = model._default_manager.order_by("pk").values_list("pk", flat=True).first()
    assert found is not None
    return found


@pytest.mark.parametrize("name", RESOURCES)
def test_details_ask_the_same(client: Client, name: str) -> None:
    key = a_key(RESOURCES[name].model)
    shapes = ("{}/", "{}/?citations=1", "{}/?fields=key,note")

    for shape in shapes:
        asked(client, f"{name}/{shape}", ABSENT)  # by which the statement is written
        hidden, absent = (asked(client, f"{name}/{shape}", one) for one in (key, ABSENT))

        assert hidden == absent
        assert hidden[0] == 404


@pytest.mark.parametrize("name", RESOURCES)
def test_filters_ask_the_same(client: Client, name: str) -> None:
    for filter_name, each in RESOURCES[name].filterset.base_filters.items():
        choices = getattr(each.field, "queryset", None)
        if choices is None:
            continue
        key = a_key(choices.model)
        hidden, absent = (
            asked(client, f"{name}/?{filter_name}={{}}", one) for one in (key, ABSENT)
        )

        assert hidden == absent, filter_name
        assert hidden[0] == 400


@pytest.mark.parametrize("name", ["trips", "officials", "events", "citations"])
def test_lists_of_keys_ask_the_same(client: Client, name: str) -> None:
    key = a_key(RESOURCES[name].model)

    for shape in ("?key__in={}", "?key__in={}&count=1", "?key__in={}&format=csv"):
        hidden, absent = (asked(client, f"{name}/{shape}", one) for one in (key, ABSENT))

        assert hidden[0] == absent[0] == 200
        assert hidden == absent
