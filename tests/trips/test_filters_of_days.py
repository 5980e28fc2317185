"""Finding days of itineraries, and what happened at events in a city."""

import datetime as dt

import pytest

from tests.asking import ask, own_filters, refusal
from tests.factories import (
    make_attendance,
    make_day,
    make_encounter,
    make_event,
    make_official,
    make_place,
    make_trip,
)
from tripreports.directory.models import Place
from tripreports.events.models import Event
from tripreports.trips.filters import EncounterFilterSet, ItineraryDayFilterSet, TripFilterSet

pytestmark = pytest.mark.django_db

DAY = {
    "q": "flight",
    "trip": "trip",
    "on": "2025-09-26",
    "on__gte": "2025-09-26",
    "on__lte": "2025-09",
    "route": "Seoul",
    "place": "busan",
    "stay": "busan",
    "country": "korea",
    "event": "forum",
}


@pytest.fixture
def _days() -> None:
    korea = make_place("korea")
    busan = make_place("busan", kind="city", country=korea)
    found = make_day(
        key="found", trip=make_trip("trip"), on=dt.date(2025, 9, 26), route="Seoul–Busan"
    )
    found.stops.create(place=busan, order=1)
    found.activities.create(order=1, text="Flight", event=make_event("forum"))
    other = make_day(key="other", trip=make_trip("other-trip"), on=dt.date(2024, 9, 26))
    other.stops.create(place=make_place("incheon", kind="city"), order=1, is_transit=True)


@pytest.mark.usefixtures("_days")
@pytest.mark.parametrize("name", sorted(set(DAY) - {"on__lte"}))
def test_day_is_found_by(name: str) -> None:
    assert ask(ItineraryDayFilterSet, **{name: DAY[name]}) == ["found"]


@pytest.mark.usefixtures("_days")
def test_day_is_found_by_a_time_that_ends() -> None:
    assert ask(ItineraryDayFilterSet, on__lte="2025-09-25") == ["other"]


def test_nothing_that_can_be_asked_is_left_out() -> None:
    assert own_filters(ItineraryDayFilterSet) == set(DAY)


@pytest.mark.usefixtures("_days")
def test_change_of_planes_is_no_stay() -> None:
    assert ask(ItineraryDayFilterSet, place="incheon") == ["other"]
    assert ask(ItineraryDayFilterSet, stay="incheon") == []


@pytest.mark.usefixtures("_days")
def test_day_is_not_found_by_a_hidden_place() -> None:
    Place.objects.filter(key="busan").update(is_public=False)

    assert refusal(ItineraryDayFilterSet, place="busan") == refusal(
        ItineraryDayFilterSet, place="nothing"
    )
    assert ask(ItineraryDayFilterSet, place__in="busan") == []
    assert ask(ItineraryDayFilterSet, country="korea") == []


def test_city_of_an_event_finds_trips_and_encounters() -> None:
    korea = make_place("korea")
    goyang = make_place("goyang", kind="city")
    hall = make_place("hall", kind="venue", parent=goyang)
    trip = make_trip("trip")
    forum = make_event(
        "forum",
        kind="forum",
        venue=hall,
        country=korea,
        starts_on=dt.date(2025, 9, 24),
        starts_precision="day",
    )
    make_attendance(trip=trip, event=forum)
    make_encounter(key="met", trip=trip, event=forum, official=make_official("kim"))
    elsewhere = make_trip("elsewhere")
    make_encounter(key="other", trip=elsewhere, event=make_event("call"), group="a team")

    for asked in (
        {"event__city": "goyang"},
        {"event__country": "korea"},
        {"event__kind": "forum"},
        {"event__starts_on__gte": "2025"},
        {"event__starts_on__lte": "2025"},
        {"is_named": "true"},
    ):
        assert ask(EncounterFilterSet, **asked) == ["met"]
    assert ask(TripFilterSet, event__city="goyang") == ["trip"]
    assert ask(TripFilterSet, event__kind="forum") == ["trip"]

    Event.objects.filter(key="forum").update(is_public=False)

    assert ask(EncounterFilterSet, event__city="goyang") == []
    assert ask(EncounterFilterSet, event__starts_on__gte="2025") == []
    assert ask(TripFilterSet, event__city="goyang") == []
