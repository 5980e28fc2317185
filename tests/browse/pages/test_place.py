"""The page of a place: its map, what was there, and where the rest of a long list is."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_attendance,
    make_day,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_trip,
)
from tripreports.directory.models import Place, PlaceAlias
from tripreports.trips.models import ItineraryStop

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def korea() -> Place:
    korea = make_place("kr", name_en="South Korea")
    make_place("goyang", name_en="Goyang", kind="city", country=korea)
    make_place("kintex", name_en="KINTEX", kind="venue", country=korea, parent_id="goyang")
    return korea


def parts(response: Any) -> dict[str, list[str]]:
    return {part.key: [entry.lead for entry in part.entries] for part in response.context["found"]}


def test_country_shows_what_is_filed_under_it(reader: Client, korea: Place) -> None:
    home = make_organization("home")
    make_trip("trip", government=home).regions.add(korea)
    make_event("forum", country=korea)
    make_organization("body", country=korea)
    make_official("kim", country=korea)

    response = reader.get("/places/kr/")

    assert parts(response) == {
        "trips-country": ['<a href="/trips/trip/">Trip</a>'],
        "events-country": ['<a href="/events/forum/">Forum</a>'],
        "organizations-country": ['<a href="/organizations/body/">Body</a>'],
        "officials-country": ['<a href="/officials/kim/">Kim</a>'],
    }


def test_city_shows_who_sits_there_and_who_came(reader: Client, korea: Place) -> None:
    trip = make_trip("trip", government=make_organization("home"))
    ItineraryStop.objects.create(key="stop", day=make_day(trip=trip), place_id="goyang")
    make_event("forum", place_id="goyang")
    make_organization("body", seat_id="goyang")
    make_official("kim", place_id="goyang")

    response = reader.get("/places/goyang/")

    assert parts(response) == {
        "trips-place": ['<a href="/trips/trip/">Trip</a>'],
        "events-place": ['<a href="/events/forum/">Forum</a>'],
        "organizations-seat": ['<a href="/organizations/body/">Body</a>'],
        "officials-place": ['<a href="/officials/kim/">Kim</a>'],
    }


def test_venue_shows_the_events_and_the_trips_to_them(reader: Client, korea: Place) -> None:
    trip = make_trip("trip", government=make_organization("home"))
    make_attendance(trip=trip, event=make_event("forum", venue_id="kintex"))
    other = make_trip("other", government=trip.government)
    future = make_event("next", venue_id="kintex")
    make_attendance(trip=other, event=future, key="mention", status="future")

    response = reader.get("/places/kintex/")

    assert parts(response) == {
        "trips-venue": ['<a href="/trips/trip/">Trip</a>'],
        "events-venue": [
            '<a href="/events/forum/">Forum</a>',
            '<a href="/events/next/">Next</a>',
        ],
    }


def test_long_part_shows_its_beginning_and_leads_to_the_rest(reader: Client, korea: Place) -> None:
    for number in range(30):
        make_official(f"person-{number:02}", country=korea)

    response = reader.get("/places/kr/")

    (part,) = response.context["found"]
    assert (len(part.entries), part.total, part.more) == (25, 30, "/officials/?country=kr")
    page = response.content.decode()
    assert "The first 25 of 30." in page
    assert 'href="/officials/?country=kr"' in page
    assert reader.get(part.more).context["pages"].total == 30


def test_short_part_leads_nowhere_else(reader: Client, korea: Place) -> None:
    make_official("kim", country=korea)

    assert "The first" not in reader.get("/places/kr/").content.decode()


def test_tree_goes_from_the_country_to_what_lies_within(reader: Client, korea: Place) -> None:
    within = reader.get("/places/goyang/").context["within"]

    (country,) = within.nodes
    (city,) = country.children
    (venue,) = city.children
    assert [node.key for node in (country, city, venue)] == ["kr", "goyang", "kintex"]


def test_tree_of_a_country_with_many_cities_leads_to_their_list(
    reader: Client, korea: Place
) -> None:
    for number in range(30):
        make_place(f"city-{number:02}", kind="city", country=korea)

    within = reader.get("/places/kr/").context["within"]

    assert (within.shown, within.total, within.more) == (25, 32, "/places/?country=kr")


def test_city_is_shown_in_its_country(reader: Client, korea: Place) -> None:
    shown = reader.get("/places/goyang/").context["map"]

    assert [label.name.text for label in shown.labels] == ["Goyang"]
    assert shown.coordinates == "37.66° N, 126.83° E (from GeoNames)"
    assert [picture.href for picture in shown.pictures] == ["/static/site/world/4_-2.svg#kr"]


def test_venue_is_shown_as_its_city(reader: Client, korea: Place) -> None:
    shown = reader.get("/places/kintex/").context["map"]

    assert shown.remark == ('The map shows <a href="/places/goyang/">Goyang</a>, in which it lies.')


def test_country_shows_the_cities_that_are_known(reader: Client, korea: Place) -> None:
    make_place("nowhere", name_en="Nowhere", kind="city", country=korea)

    shown = reader.get("/places/kr/").context["map"]

    assert [label.name.text for label in shown.labels] == ["Goyang"]


def test_city_is_found_by_an_alias(reader: Client, korea: Place) -> None:
    make_place("capital", name_en="The Capital", kind="city", country=korea)
    PlaceAlias.objects.create(key="alias", place_id="capital", text="Seoul", is_public=True)

    response = reader.get("/places/capital/")

    assert response.context["map"].coordinates == "37.57° N, 126.98° E (from GeoNames)"
    assert [entry.lead for entry in response.context["names"]] == ["Seoul"]


def test_coordinates_of_staff_go_first_and_say_so(reader: Client, korea: Place) -> None:
    make_place("seoul", kind="city", country=korea, latitude="-37.5", longitude="-12.25")

    shown = reader.get("/places/seoul/").context["map"]

    assert shown.coordinates == "37.50° S, 12.25° W (entered by the editors)"


def test_place_that_no_list_knows_shows_its_country_and_says_so(
    reader: Client, korea: Place
) -> None:
    make_place("nowhere", kind="city", country=korea)

    shown = reader.get("/places/nowhere/").context["map"]

    assert shown.markers == []
    assert shown.remark == "Where in the country it lies is not known to the archive."


def test_place_of_no_known_country_has_no_map(reader: Client) -> None:
    make_place("nowhere", kind="city")

    response = reader.get("/places/nowhere/")

    assert response.context["map"] is None
    assert "<figure" not in response.content.decode()


def test_widest_country_is_shown_on_the_map_of_the_world(reader: Client) -> None:
    make_place("ru", name_en="Russia")

    shown = reader.get("/places/ru/").context["map"]

    assert shown.is_world
    assert [picture.href for picture in shown.pictures] == ["/static/site/world/world.svg#ru"]


def test_city_of_a_wide_country_is_shown_with_what_lies_about_it(reader: Client) -> None:
    make_place("new-york", name_zh="紐約", kind="city", country=make_place("us", name_en="US"))

    shown = reader.get("/places/new-york/").context["map"]

    assert not shown.is_world
    assert [round(spot.x, 2) for spot in shown.markers] == [0.5]


def test_hidden_records_are_neither_shown_nor_counted(reader: Client, korea: Place) -> None:
    hidden = {"country": korea, "is_public": False}
    make_official("secret", **hidden)
    make_event("secret", **hidden)
    make_organization("secret", **hidden)
    make_place("seoul", kind="city", **hidden)
    make_official("kim", country=korea)

    response = reader.get("/places/kr/")

    assert [(part.key, part.total) for part in response.context["found"]] == [
        ("officials-country", 1)
    ]
    assert response.context["within"].total == 2
    assert "secret" not in response.content.decode().lower()
    assert "Seoul" not in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_place_takes_the_same_queries_for_one_row_and_three(
    reader: Client, korea: Place, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    home = make_organization("home")
    for number in range(count):
        days = {"starts_on": dt.date(2025 - number, 5, 4), "ends_on": dt.date(2025, 9, 9)}
        make_trip(f"trip-{number}", government=home, **days).regions.add(korea)
        make_event(f"event-{number}", country=korea)
        make_official(f"person-{number}", country=korea)
    reader.get("/places/kr/")

    with django_assert_num_queries(4):
        response = reader.get("/places/kr/")

    assert [part.total for part in response.context["found"]] == [count] * 3
