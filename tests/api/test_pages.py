"""Long lists come in pages, each of which leads to those beside it."""

import pytest
from django.test import Client

from tests.api.asking import get, keys, refusal
from tests.factories import make_event, make_organization, make_trip

pytestmark = pytest.mark.django_db


def test_unknown_values_come_last_either_way(client: Client) -> None:
    for key, date in (("a", "2025-09-23"), ("b", None), ("c", "2024-09-23"), ("d", None)):
        make_event(key, starts_on=date, starts_precision="day" if date else "")

    assert keys(client, "events/", ordering="starts_on") == ["c", "a", "b", "d"]
    assert keys(client, "events/", ordering="-starts_on") == ["a", "c", "b", "d"]


def test_page_stays_true_when_records_come_in_between(client: Client) -> None:
    for number in range(4):
        make_organization(f"organization-{number}")
    first = get(client, "organizations/", limit="2", ordering="name_zh")

    make_organization("organization-0a")
    second = client.get(first["next"]).json()

    assert [one["key"] for one in second["results"]] == ["organization-2", "organization-3"]


def test_count_is_told_on_request(client: Client) -> None:
    for number in range(3):
        make_organization(f"organization-{number}")

    assert "count" not in get(client, "organizations/", limit="1")
    assert get(client, "organizations/", limit="1", count="1")["count"] == 3


def test_next_keeps_what_was_asked(client: Client) -> None:
    for number in range(3):
        make_trip(f"trip-{number}", starts_on=f"2025-09-2{number}")

    page = get(client, "trips/", limit="1", year="2025", fields="key", ordering="-starts_on")

    assert client.get(page["next"]).json()["results"] == [{"key": "trip-1"}]
    assert "year=2025" in page["next"]


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJrZXkiXQ", "WyJrZXkiLG51bGxd", "é", "[]", "%00"])
@pytest.mark.parametrize("name", ["after", "before"])
def test_cursor_of_another_make_is_refused(client: Client, name: str, cursor: str) -> None:
    said = refusal(client, "organizations/", **{name: cursor})

    assert said == {name: ["Not a place in this list. Follow “next” or “previous” of its answers."]}


def test_cursor_of_another_order_is_refused(client: Client) -> None:
    for number in range(2):
        make_organization(f"organization-{number}")
    page = get(client, "organizations/", limit="1", ordering="name_zh")
    cursor = page["next"].partition("after=")[2].partition("&")[0]

    said = refusal(client, "organizations/", after=cursor, ordering="-name_zh")

    assert list(said) == ["after"]


def test_both_directions_at_once_are_refused(client: Client) -> None:
    assert list(refusal(client, "organizations/", after="x", before="y")) == ["before"]
