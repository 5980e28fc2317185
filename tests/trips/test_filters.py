"""Finding trips, travellers and encounters."""

import datetime as dt

import pytest

from tests import world
from tests.asking import ask, errors, staff
from tripreports.trips.filters import DelegateFilterSet, EncounterFilterSet, TripFilterSet
from tripreports.trips.models import (
    CategoryTick,
    DelegateAct,
    EncounterRoleTag,
    ItineraryDay,
    ItineraryStop,
)

pytestmark = pytest.mark.django_db


def test_trips_are_found_by_when_and_where() -> None:
    korea, busan = world.place("korea"), world.place("busan", kind="city")
    found = world.trip("found")
    found.regions.add(korea)
    day = ItineraryDay.objects.create(trip=found, order=1, on=dt.date(2025, 9, 23))
    ItineraryStop.objects.create(day=day, place=busan)
    world.trip("other", starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2024, 1, 5))

    for asked in (
        {"country": "korea"},
        {"place": "busan"},
        {"year": "2025"},
        {"year": "114"},
        {"on": "2025-09-25"},
        {"starts_on__gte": "2025"},
        {"country": "korea", "year": "2025"},
    ):
        assert ask(TripFilterSet, **asked) == ["found"]


def test_trips_are_found_by_the_boxes_that_are_ticked() -> None:
    trip = world.trip("trip")
    CategoryTick.objects.create(trip=trip, category="study_visit", is_ticked=True, order=1)
    CategoryTick.objects.create(trip=trip, category="training", is_ticked=False, order=2)

    assert ask(TripFilterSet, category="study_visit") == ["trip"]
    assert ask(TripFilterSet, category="training") == []


def test_trips_are_found_by_whom_they_met() -> None:
    trip, call = world.trip("trip"), world.event("call")
    union, city, firm = (world.organization(key) for key in ("union", "city", "firm"))
    kang = world.official("kang")
    office = world.post(kang, organization=union)
    world.post(kang, key="another", organization=city)
    world.post(kang, key="former", organization=firm, status="former")
    world.encounter(trip, call, official=kang, post=office)
    world.trip("other")

    assert ask(TripFilterSet, met_official="kang") == ["trip"]
    assert ask(TripFilterSet, met_organization="union") == ["trip"]
    assert ask(TripFilterSet, met_organization="city") == ["trip"]
    assert ask(TripFilterSet, met_organization="firm") == []


def test_trips_are_found_by_the_groups_that_they_met() -> None:
    trip, city = world.trip("trip"), world.organization("city")
    world.encounter(trip, world.event("call"), group="Mayors").group_members.add(city)

    assert ask(TripFilterSet, met_organization="city") == ["trip"]


def test_trips_are_found_by_their_events() -> None:
    meeting = world.event("meeting", place=world.place("goyang", kind="city"))
    world.election("round", event=meeting)
    world.attendance(world.trip("trip"), meeting)
    world.trip("other")

    assert ask(TripFilterSet, event="meeting") == ["trip"]
    assert ask(TripFilterSet, event__place="goyang") == ["trip"]
    assert ask(TripFilterSet, election="round") == ["trip"]


def test_trips_hide_what_only_drafts_refer_to() -> None:
    secret = world.official("secret", is_public=False)
    world.delegate(world.trip("draft", state="draft"), secret)

    assert ask(TripFilterSet, staff(), official="secret") == ["draft"]
    assert errors(TripFilterSet, official="secret") == errors(TripFilterSet, official="nobody")
    assert ask(TripFilterSet, state="draft") == []


def test_delegates_are_found_by_person_trip_and_act() -> None:
    trip = world.trip("trip")
    trip.regions.add(world.place("korea"))
    cheng = world.delegate(trip, world.official("cheng", name_zh="鄭照新"), role="head")
    world.delegate(trip, world.official("tsao"), unit="International Affairs")
    DelegateAct.objects.create(delegate=cheng, event=world.event("council"), kind="speaker")

    for asked in (
        {"q": "照新"},
        {"role": "head"},
        {"official": "cheng"},
        {"event": "council"},
        {"act": "speaker"},
        {"year": "2025", "country": "korea", "role": "head"},
    ):
        assert ask(DelegateFilterSet, **asked) == ["trip.cheng"]
    assert ask(DelegateFilterSet, unit="international") == ["trip.tsao"]
    assert ask(DelegateFilterSet, trip="trip") == ["trip.cheng", "trip.tsao"]
    assert ask(DelegateFilterSet, year="2024") == []


def test_encounters_are_found_by_country_role_and_group() -> None:
    trip, call, korea = world.trip("trip"), world.event("call"), world.place("korea")
    lee = world.encounter(trip, call, key="lee", official=world.official("lee", country=korea))
    world.encounter(trip, call, key="mayors", group="Mayors")
    EncounterRoleTag.objects.create(encounter=lee, role="called_on")

    assert ask(EncounterFilterSet, country="korea") == ["lee"]
    assert ask(EncounterFilterSet, role="called_on") == ["lee"]
    assert ask(EncounterFilterSet, q="mayor") == ["mayors"]
    assert ask(EncounterFilterSet, event="call") == ["lee", "mayors"]
