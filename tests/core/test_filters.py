"""What all lists have in common when they are asked."""

import datetime as dt
from typing import Any

import pytest
from django.utils.translation import override

from tests.asking import ask, errors, filters_for, staff
from tests.factories import make_event, make_official, make_place
from tripreports.directory.filters import OfficialFilterSet, OrganizationFilterSet
from tripreports.events.filters import EventFilterSet
from tripreports.trips.filters import TripFilterSet

pytestmark = pytest.mark.django_db


@pytest.fixture
def _autumn() -> None:
    for key, first, last in (
        ("day", dt.date(2025, 9, 24), dt.date(2025, 9, 24)),
        ("span", dt.date(2025, 9, 30), dt.date(2026, 1, 2)),
    ):
        make_event(key, starts_on=first, starts_precision="day", ends_on=last, ends_precision="day")
    make_event(
        "month",
        starts_on=dt.date(2025, 10, 1),
        starts_precision="month",
        ends_on=dt.date(2025, 10, 31),
        ends_precision="month",
    )
    make_event("undated")


@pytest.mark.usefixtures("_autumn")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"starts_on": "2025-09-24"}, ["day"]),
        ({"starts_on": "2025-09"}, ["day", "span"]),
        ({"starts_on": "114年10月"}, ["month"]),
        ({"starts_on__gte": "2025-09-30"}, ["span", "month"]),
        ({"starts_on__lte": "2025-09"}, ["day", "span"]),
        ({"ends_on__gte": "2026"}, ["span"]),
        ({"ends_on__lte": "2025"}, ["day", "month"]),
        ({"on": "2025-10-15"}, ["span", "month"]),
        ({"on": "2025-09"}, ["day", "span"]),
        ({"year": "2025"}, ["day", "span", "month"]),
        ({"year": "115"}, ["span"]),
    ],
)
def test_dates_are_asked_in_part_and_in_either_calendar(
    asked: dict[str, str], found: list[str]
) -> None:
    assert ask(EventFilterSet, **asked) == found


@pytest.mark.usefixtures("_autumn")
@pytest.mark.parametrize(
    ("ordering", "found"),
    [
        ("starts_on", ["day", "span", "month", "undated"]),
        ("-starts_on", ["month", "span", "day", "undated"]),
        ("kind,-name_en", ["undated", "span", "month", "day"]),
    ],
)
def test_ordering_puts_what_is_unknown_last(ordering: str, found: list[str]) -> None:
    assert ask(EventFilterSet, ordering=ordering) == found


@pytest.mark.parametrize(
    ("filter_set", "asked", "problem"),
    [
        (
            EventFilterSet,
            {"starts_on": "yesterday"},
            "Give a date as 2025-09-23, 2025-09, 2025 or 114年9月23日.",
        ),
        (EventFilterSet, {"year": "0"}, "Ensure this value is greater than or equal to 1."),
        (EventFilterSet, {"year": "10000"}, "Ensure this value is less than or equal to 9999."),
        (EventFilterSet, {"edition": "tenth"}, "Enter a whole number."),
        (
            EventFilterSet,
            {"mode": "party"},
            "Unknown: party. Known here: in_person, online, hybrid.",
        ),
        (
            OfficialFilterSet,
            {"contact": "soon"},
            "Unknown: soon. Known here: explicit, at_the_call, in_meetings, photographed, visited, programme.",
        ),
        (
            OfficialFilterSet,
            {"met": "1"},
            "Unknown: 1. Known here: true, false.",
        ),
        (
            OfficialFilterSet,
            {"organization": "nowhere"},
            "There is no organization with the key “nowhere”.",
        ),
        (
            TripFilterSet,
            {"ordering": "phone"},
            "Select a valid choice. phone is not one of the available choices.",
        ),
        (OfficialFilterSet, {"q": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_bad_values_are_refused_by_name(
    filter_set: Any, asked: dict[str, str], problem: str
) -> None:
    with override("en"):
        problems = errors(filter_set, **asked)

    assert problems == {name: [problem] for name in asked}


def test_filters_left_empty_ask_nothing() -> None:
    make_official("kim")

    blank = dict.fromkeys(OfficialFilterSet.base_filters, "")

    assert ask(OfficialFilterSet, **blank) == ["kim"]


def test_questions_of_yes_or_no_may_be_left_open() -> None:
    choices = OfficialFilterSet({}).form.fields["met"].choices

    assert [value for value, _label in choices] == ["", "true", "false"]


def test_countries_to_pick_are_those_that_the_reader_may_see() -> None:
    make_place("shown")
    make_place("hidden", is_public=False)
    make_place("city", kind="city")

    picked = OrganizationFilterSet({}).form.fields["country"].queryset

    assert [place.key for place in picked] == ["shown"]


def test_what_one_reader_may_pick_stays_with_that_request() -> None:
    make_official("hidden", is_public=False)
    known: Any = TripFilterSet.base_filters["official"]

    _of_nobody = known.field
    of_staff = filters_for(TripFilterSet, staff(), official="hidden")
    of_a_reader = filters_for(TripFilterSet, official="hidden")

    # Both at once, as in two threads: the form of each is made when it is asked.
    assert of_staff.filters["official"].field.queryset.count() == 1
    assert of_a_reader.filters["official"].field.queryset.count() == 0
    assert of_staff.errors == {}
    assert "official" in of_a_reader.errors
    assert of_staff.filters["official"].extra is not known.extra


@pytest.mark.parametrize("name", ["q", "alias", "title"])
def test_text_longer_than_any_name_is_refused(name: str) -> None:
    with override("en"):
        problems = errors(OfficialFilterSet, **{name: "a" * 100_000})

    assert problems == {
        name: ["Ensure this value has at most 300 characters (it has 100000)."],
    }
