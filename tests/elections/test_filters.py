"""Finding elections."""

import datetime as dt

import pytest

from tests.asking import ask
from tests.factories import (
    make_attendance,
    make_candidacy,
    make_contest,
    make_election,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_trip,
)
from tripreports.elections.filters import ElectionFilterSet
from tripreports.elections.models import SeatAllocation

pytestmark = pytest.mark.django_db


def test_elections_are_found_by_day_and_term() -> None:
    make_election(
        "old",
        held_on=dt.date(2023, 9, 1),
        starts_on=dt.date(2023, 1, 1),
        starts_precision="year",
        ends_on=dt.date(2025, 12, 31),
        ends_precision="year",
    )
    make_election("new", starts_on=dt.date(2026, 1, 1), starts_precision="year")

    assert ask(ElectionFilterSet, year="2025") == ["new"]
    assert ask(ElectionFilterSet, held_on__lte="2024") == ["old"]
    assert ask(ElectionFilterSet, term_covers="2025-06-01") == ["old"]
    assert ask(ElectionFilterSet, term_covers="2030") == ["new"]
    assert ask(ElectionFilterSet, ends_on="2025") == ["old"]


def test_term_covers_its_first_and_last_day_and_not_the_next() -> None:
    make_election(
        "round",
        starts_on=dt.date(2025, 1, 1),
        starts_precision="year",
        ends_on=dt.date(2027, 12, 31),
        ends_precision="year",
    )

    days = ("2024-12-31", "2025-01-01", "2027-12-31", "2028-01-01")
    found = [ask(ElectionFilterSet, term_covers=day) for day in days]

    assert found == [[], ["round"], ["round"], []]


def test_elections_are_found_by_who_stood() -> None:
    election = make_election("round", body=make_organization("union"))
    make_candidacy(
        contest=make_contest(election=election),
        official=make_official("cua"),
        represents=make_organization("quirino"),
    )
    make_election("other")

    assert ask(ElectionFilterSet, official="cua") == ["round"]
    assert ask(ElectionFilterSet, organization="quirino") == ["round"]
    assert ask(ElectionFilterSet, body="union") == ["round"]
    assert ask(ElectionFilterSet, q="president") == ["round"]


def test_elections_are_found_by_the_countries_with_seats() -> None:
    contest, korea = make_contest(election=make_election("round")), make_place("korea")
    SeatAllocation.objects.create(contest=contest, place=korea, seats=5, is_public=True)
    make_place("elsewhere")

    assert ask(ElectionFilterSet, country="korea") == ["round"]
    assert ask(ElectionFilterSet, country="elsewhere") == []


def test_elections_are_found_by_the_trip_to_their_meeting() -> None:
    meeting = make_event("meeting")
    make_election("round", event=meeting)
    make_attendance(trip=make_trip("trip"), event=meeting)

    assert ask(ElectionFilterSet, trip="trip") == ["round"]
    assert ask(ElectionFilterSet, event="meeting") == ["round"]
