"""What is asked with several values at once, with a moment, and with few filters of many."""

import datetime as dt
from typing import Any

import pytest
from django.utils.translation import override

from tests.asking import ask, errors
from tests.factories import make_event, make_official, make_trip
from tripreports.directory.filters import OfficialFilterSet
from tripreports.directory.models import Official
from tripreports.events.filters import EventFilterSet
from tripreports.trips.filters import TripFilterSet

pytestmark = pytest.mark.django_db


def test_records_are_found_by_several_codes() -> None:
    for kind in ("congress", "forum", "dinner"):
        make_event(kind, kind=kind)

    assert ask(EventFilterSet, kind__in="congress,forum") == ["congress", "forum"]
    assert ask(EventFilterSet, kind__in=" forum , forum") == ["forum"]
    for text in (",", "forum,", "forum,,dinner", "forum, ,dinner"):
        with override("en"):
            told = errors(EventFilterSet, kind__in=text)
        assert told == {"kind__in": ["Give a value on either side of each comma."]}


def test_records_are_found_by_their_keys_as_far_as_they_show() -> None:
    make_official("kim")
    make_official("lee", is_public=False)

    assert ask(OfficialFilterSet, key__in="kim,lee,nobody") == ["kim"]


def test_unknown_codes_and_too_many_values_are_refused() -> None:
    many = ",".join(str(number) for number in range(201))

    with override("en"):
        problems = [
            errors(TripFilterSet, state__in="draft,lost"),
            errors(OfficialFilterSet, key__in=many),
            errors(OfficialFilterSet, key__in="a\x00b"),
        ]

    known = "draft, in_review, approved, published, withdrawn"
    assert problems == [
        {"state__in": [f"Unknown: lost. Known here: {known}."]},
        {"key__in": ["Give at most 200 values."]},
        {"key__in": ["Null characters are not allowed."]},
    ]


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2025-09-23T08:00:00+08:00", ["kim"]),
        ("2025-09-23T08:00:00 08:00", ["kim"]),
        ("2025-09-23T00:00:00Z", ["kim"]),
        ("2025-09-23T00:00:01Z", []),
        ("2025-09-23T07:59:59+08:00", ["kim"]),
    ],
)
def test_records_are_found_by_the_moment_since_which_they_changed(
    moment: str, found: list[str]
) -> None:
    make_official("kim")
    Official.objects.update(updated_at=dt.datetime(2025, 9, 23, tzinfo=dt.UTC))

    assert ask(OfficialFilterSet, updated_since=moment) == found


@pytest.mark.parametrize(
    "moment", ["2025-09-23", "2025-09-23T08:00:00", "soon", "0001-01-01T00:00:00+14:00", "1" * 99]
)
def test_moment_without_a_zone_is_refused(moment: str) -> None:
    with override("en"):
        problems = errors(OfficialFilterSet, updated_since=moment)

    assert problems == {
        "updated_since": ["Give date, time and time zone, as 2025-09-23T00:00:00Z."]
    }


def test_only_the_filters_that_are_asked_are_made() -> None:
    make_trip("trip")

    few: Any = TripFilterSet.asked(["state", "nothing"])

    assert list(few.base_filters) == ["state"]
    assert few is TripFilterSet.asked({"state"})
    assert ask(few, state="published") == ["trip"]
    assert ask(few, state="draft") == []
