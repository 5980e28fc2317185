"""Finding elections."""

import datetime as dt

import pytest

from tests import world
from tests.asking import ask
from tripreports.elections.filters import ElectionFilterSet
from tripreports.elections.models import SeatAllocation

pytestmark = pytest.mark.django_db


def test_elections_are_found_by_day_and_term() -> None:
    world.election(
        "old",
        held_on=dt.date(2023, 9, 1),
        starts_on=dt.date(2023, 1, 1),
        starts_precision="year",
        ends_on=dt.date(2025, 12, 31),
        ends_precision="year",
    )
    world.election("new", starts_on=dt.date(2026, 1, 1), starts_precision="year")

    assert ask(ElectionFilterSet, year="2025") == ["new"]
    assert ask(ElectionFilterSet, held_on__lte="2024") == ["old"]
    assert ask(ElectionFilterSet, term_covers="2025-06-01") == ["old"]
    assert ask(ElectionFilterSet, term_covers="2030") == ["new"]
    assert ask(ElectionFilterSet, ends_on="2025") == ["old"]


def test_elections_are_found_by_who_stood() -> None:
    world.candidacy(
        world.election("round"), world.official("cua"), represents=world.organization("quirino")
    )
    world.election("other")

    assert ask(ElectionFilterSet, official="cua") == ["round"]
    assert ask(ElectionFilterSet, organization="quirino") == ["round"]
    assert ask(ElectionFilterSet, body="round-body") == ["round"]
    assert ask(ElectionFilterSet, q="president") == ["round"]


def test_elections_are_found_by_the_countries_with_seats() -> None:
    contest = world.candidacy(world.election("round"), world.official("cua")).contest
    korea = world.place("korea")
    SeatAllocation.objects.create(contest=contest, place=korea, seats=5, is_public=True)
    world.place("elsewhere")

    assert ask(ElectionFilterSet, country="korea") == ["round"]
    assert ask(ElectionFilterSet, country="elsewhere") == []


def test_elections_are_found_by_the_trip_to_their_meeting() -> None:
    meeting = world.event("meeting")
    world.election("round", event=meeting)
    world.attendance(world.trip("trip"), meeting)

    assert ask(ElectionFilterSet, trip="trip") == ["round"]
    assert ask(ElectionFilterSet, event="meeting") == ["round"]
