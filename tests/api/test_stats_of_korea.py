"""The example archive in figures: each is as long as the list to which it leads."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.api.asking import address, get

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("korea_2025")]


def figures(shown: Any) -> Iterator[dict[str, Any]]:
    """Whatever is counted, however deep."""
    if isinstance(shown, list):
        for one in shown:
            yield from figures(one)
    elif isinstance(shown, dict):
        if "count" in shown:
            yield shown
        else:
            yield from figures(list(shown.values()))


def length(client: Client, listed: str) -> int:
    joint = "&" if "?" in listed else "?"
    return int(client.get(f"{listed}{joint}count=1&limit=1").json()["count"])


@pytest.mark.parametrize(
    "asked", [{}, {"year": "2025"}, {"government": "taichung-city-government"}]
)
def test_every_figure_is_as_long_as_its_list(client: Client, asked: dict[str, str]) -> None:
    shown = get(client, "stats/", **asked)
    days = shown.pop("days_abroad")

    told = {one["url"]: one["count"] for one in figures(shown)}

    assert days["count"] == 9
    assert told == {listed: length(client, listed) for listed in told}
    assert len(told) >= 5


def test_trips_are_counted_by_year_land_and_continent(client: Client) -> None:
    shown = get(client, "stats/")

    assert shown["trips_by_year"] == [
        {"year": 2025, "count": 1, "url": address("/api/v1/trips/?year=2025")}
    ]
    assert [(one["continent"], one["count"]) for one in shown["trips_by_continent"]] == [
        ("asia", 1)
    ]
    assert [(one["name_zh"], one["count"]) for one in shown["trips_by_country"]] == [("韓國", 1)]
