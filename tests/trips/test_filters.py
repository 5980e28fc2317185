"""Finding trips, travellers and encounters."""

import datetime as dt

import pytest

from tests.asking import ask, refusal, staff
from tests.factories import (
    make_attendance,
    make_delegate,
    make_election,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_post,
    make_recommendation,
    make_trip,
)
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
    korea, busan = make_place("korea"), make_place("busan", kind="city")
    found = make_trip("found")
    found.regions.add(korea)
    day = ItineraryDay.objects.create(trip=found, order=1, on=dt.date(2025, 9, 23))
    ItineraryStop.objects.create(day=day, place=busan)
    make_trip("other", starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2024, 1, 5))

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


def test_trips_are_found_by_the_cities_of_the_countries_visited() -> None:
    korea, home = make_place("korea"), make_place("home")
    trip = make_trip("trip")
    trip.regions.add(korea)
    day = ItineraryDay.objects.create(trip=trip, order=1, on=dt.date(2025, 9, 23))
    stops = {"busan": (korea, False), "incheon": (korea, True), "taipei": (home, False)}
    for order, (key, (country, is_transit)) in enumerate(stops.items()):
        city = make_place(key, kind="city", country=country)
        ItineraryStop.objects.create(day=day, order=order, place=city, is_transit=is_transit)

    assert ask(TripFilterSet, city="busan") == ["trip"]
    assert ask(TripFilterSet, city="incheon") == []
    assert ask(TripFilterSet, city="taipei") == []


def test_trips_are_found_by_the_state_of_their_advice() -> None:
    make_recommendation(trip=make_trip("trip"), progress="done")
    make_recommendation(trip=make_trip("other"), progress="open")

    assert ask(TripFilterSet, progress="done") == ["trip"]


def test_trips_are_sorted_by_how_long_they_took() -> None:
    first = dt.date(2025, 1, 1)
    for days, key in ((2, "short"), (9, "long")):
        make_trip(key, starts_on=first, ends_on=first + dt.timedelta(days=days))

    assert ask(TripFilterSet, ordering="days") == ["short", "long"]
    assert ask(TripFilterSet, ordering="-days") == ["long", "short"]


def test_trips_without_an_english_title_come_last() -> None:
    make_trip("chinese", title_en="", title_zh="出國案")
    make_trip("english", title_en="Zzz")

    assert ask(TripFilterSet, ordering="title_en") == ["english", "chinese"]


def test_trips_are_found_by_the_boxes_that_are_ticked() -> None:
    trip = make_trip("trip")
    CategoryTick.objects.create(trip=trip, category="study_visit", is_ticked=True, order=1)
    CategoryTick.objects.create(trip=trip, category="training", is_ticked=False, order=2)

    assert ask(TripFilterSet, category="study_visit") == ["trip"]
    assert ask(TripFilterSet, category="training") == []


def test_trips_are_found_by_whom_they_met() -> None:
    trip, call = make_trip("trip"), make_event("call")
    union, city, firm = (make_organization(key) for key in ("union", "city", "firm"))
    kang = make_official("kang")
    office = make_post(official=kang, organization=union)
    make_post(official=kang, key="another", organization=city)
    make_post(official=kang, key="former", organization=firm, status="former")
    make_encounter(trip=trip, event=call, official=kang, post=office)
    make_trip("other")

    assert ask(TripFilterSet, met_official="kang") == ["trip"]
    assert ask(TripFilterSet, met_organization="union") == ["trip"]
    assert ask(TripFilterSet, met_organization="city") == ["trip"]
    assert ask(TripFilterSet, met_organization="firm") == []


def test_trips_are_found_by_the_groups_that_they_met() -> None:
    trip, city = make_trip("trip"), make_organization("city")
    make_encounter(trip=trip, event=make_event("call"), group="Mayors").group_members.add(city)

    assert ask(TripFilterSet, met_organization="city") == ["trip"]


def test_trips_are_found_by_their_events() -> None:
    meeting = make_event("meeting", place=make_place("goyang", kind="city"))
    make_election("round", event=meeting)
    make_attendance(trip=make_trip("trip"), event=meeting)
    make_trip("other")

    assert ask(TripFilterSet, event="meeting") == ["trip"]
    assert ask(TripFilterSet, event__place="goyang") == ["trip"]
    assert ask(TripFilterSet, election="round") == ["trip"]


def test_trips_hide_what_only_drafts_refer_to() -> None:
    secret = make_official("secret", is_public=False)
    make_delegate(trip=make_trip("draft", state="draft"), official=secret)

    assert ask(TripFilterSet, staff(), official="secret") == ["draft"]
    assert refusal(TripFilterSet, official="secret") == refusal(TripFilterSet, official="nobody")
    assert ask(TripFilterSet, state="draft") == []


def test_delegates_are_found_by_person_trip_and_act() -> None:
    trip = make_trip("trip")
    trip.regions.add(make_place("korea"))
    head, second = make_official("cheng", name_zh="鄭照新"), make_official("tsao")
    cheng = make_delegate(key="trip.cheng", trip=trip, official=head, role="head", order=1)
    make_delegate(
        key="trip.tsao", trip=trip, official=second, unit="International Affairs", order=2
    )
    DelegateAct.objects.create(delegate=cheng, event=make_event("council"), kind="speaker")

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
    trip, call, korea = make_trip("trip"), make_event("call"), make_place("korea")
    lee = make_encounter(
        trip=trip, event=call, key="lee", official=make_official("lee", country=korea)
    )
    make_encounter(trip=trip, event=call, key="mayors", group="Mayors")
    EncounterRoleTag.objects.create(encounter=lee, role="called_on")

    assert ask(EncounterFilterSet, country="korea") == ["lee"]
    assert ask(EncounterFilterSet, role="called_on") == ["lee"]
    assert ask(EncounterFilterSet, q="mayor") == ["mayors"]
    assert ask(EncounterFilterSet, event="call") == ["lee", "mayors"]
