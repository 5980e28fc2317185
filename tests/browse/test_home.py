"""The home page: figures, map, chart and newest trips, and what they do not count."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_day,
    make_draft,
    make_encounter,
    make_official,
    make_organization,
    make_place,
    make_public,
    make_recommendation,
    make_trip,
)
from tripreports.directory.models import Organization, Place
from tripreports.trips.models import ItineraryStop, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def world() -> None:
    make_organization("home")
    for key, name in (
        ("kr", "South Korea"),
        ("jp", "Japan"),
        ("fr", "France"),
        ("sg", "Singapore"),
    ):
        make_place(key, name_en=name)
    make_place("busan", name_en="Busan", kind="city", country_id="kr")


def travel(key: str, year: int, *countries: str, make: Any = make_trip) -> Trip:
    days = {"starts_on": dt.date(year, 5, 4), "ends_on": dt.date(year, 5, 9)}
    trip: Trip = make(key, government=Organization.objects.get(key="home"), **days)
    trip.regions.set(Place.objects.filter(key__in=countries))
    return trip


def stay(trip: Trip, place: str, **given: Any) -> None:
    day = make_day(key=f"{trip.key}-day", trip=trip, on=trip.starts_on)
    ItineraryStop.objects.create(key=f"{trip.key}-stop", day=day, place_id=place, **given)


def places(response: Any, name: str) -> list[tuple[str, int]]:
    return [(row["name"].text, row["trips"]) for row in response.context[name]]


def test_home_counts_what_the_archive_holds(reader: Client, world: None) -> None:
    trip = travel("seoul", 2024, "kr", "jp")
    make_encounter(trip=trip, key="one", official=make_official("kim"))
    make_recommendation(trip=trip, progress="done")

    held = reader.get("/").context["held"]

    assert (held.trips, held.people, held.organizations) == (1, 1, 1)
    assert held.progress == {"done": 1}
    assert [one.key for one in held.countries] == ["jp", "kr"]


def test_person_met_on_two_trips_is_one(reader: Client, world: None) -> None:
    kim = make_official("kim")
    for year in (2023, 2024):
        trip = travel(f"trip-{year}", year, "kr")
        make_encounter(trip=trip, key=f"met-{year}", official=kim, group="with others")

    assert reader.get("/").context["held"].people == 1


def test_drafts_are_in_no_figure_marker_or_chart(reader: Client, world: None) -> None:
    travel("open", 2024, "kr")
    draft = travel("draft", 2019, "jp", make=make_draft)
    stay(draft, "busan")
    make_encounter(trip=draft, official=make_official("kim"))
    make_recommendation(trip=draft)

    response = reader.get("/")

    held = response.context["held"]
    assert (held.trips, held.people, held.progress, held.cities) == (1, 0, {}, [])
    assert places(response, "countries") == [("South Korea", 1)]
    assert [marker.name.text for marker in response.context["world"].markers] == ["South Korea"]
    assert [row.year for row in response.context["years"].rows] == [2024]
    assert "Draft" not in response.content.decode()


def test_staff_see_drafts_in_the_figures(client: Client, world: None) -> None:
    client.force_login(get_user_model().objects.create_user("clerk", is_staff=True))
    travel("draft", 2019, "jp", make=make_draft)

    response = client.get("/")

    assert response.context["held"].trips == 1


def test_figures_follow_the_archive(reader: Client, world: None) -> None:
    before = reader.get("/").context["held"].trips
    make_public(travel("seoul", 2024, "kr", make=make_draft))

    assert (before, reader.get("/").context["held"].trips) == (0, 1)


def test_map_and_table_say_the_same(reader: Client, world: None) -> None:
    for number, countries in enumerate((("kr", "jp"), ("kr",), ("sg",)), 1):
        travel(f"trip-{number}", 2020 + number, *countries)

    response = reader.get("/")

    table = [("South Korea", 2), ("Japan", 1), ("Singapore", 1)]
    assert places(response, "countries") == table
    markers = response.context["world"].markers
    assert [(marker.name.text, marker.trips) for marker in markers] == table
    page = response.content.decode()
    assert '<a class="visit" href="/places/kr/"><title>South Korea: 2 trips</title>' in page
    assert '<a href="/trips/?country=kr">2</a>' in page


def test_larger_marker_has_twice_the_area(reader: Client, world: None) -> None:
    for number in range(8):
        travel(f"trip-{number}", 2020, "kr", *(("jp",) if number < 4 else ()))

    markers = reader.get("/").context["world"].markers

    assert [marker.radius for marker in markers] == ["20", "14.1"]


def test_country_of_which_no_list_knows_stands_in_the_table_only(
    reader: Client, world: None
) -> None:
    make_place("atlantis", name_en="Atlantis")
    travel("dive", 2024, "atlantis")

    response = reader.get("/")

    assert response.context["world"].markers == []
    assert places(response, "countries") == [("Atlantis", 1)]
    assert "not on the map, as it is not known where it lies" in response.content.decode()
    assert response.context["years"].legend[0].label == "No country stated"


def test_coordinates_that_staff_entered_go_first(reader: Client, world: None) -> None:
    make_place("atlantis", name_en="Atlantis", latitude="1.36", longitude="103.82")
    travel("dive", 2024, "atlantis", "sg")

    markers = reader.get("/").context["world"].markers

    assert [marker.name.text for marker in markers] == ["Atlantis", "Singapore"]
    assert markers[0].spot == markers[1].spot


def test_trip_to_two_continents_counts_in_both_and_once_in_the_total(
    reader: Client, world: None
) -> None:
    travel("grand", 2024, "kr", "jp", "fr")

    chart = reader.get("/").context["years"]

    assert [part.label for part in chart.legend] == ["Asia", "Europe"]
    assert [(row.year, row.numbers, row.total, row.link) for row in chart.rows] == [
        (2024, [1, 1], 1, "/trips/?year=2024")
    ]


def test_cities_are_those_where_a_trip_stayed(reader: Client, world: None) -> None:
    make_place("taipei", name_en="Taipei", kind="city", country=make_place("tw"))
    make_place("incheon", name_en="Incheon", kind="city", country_id="kr")
    stay(travel("one", 2024, "kr"), "busan")
    stay(travel("two", 2024, "kr"), "incheon", is_transit=True)
    stay(travel("three", 2024, "kr"), "taipei")

    assert places(reader.get("/"), "cities") == [("Busan", 1)]


def test_newest_trips_are_five_and_lead_to_all(reader: Client, world: None) -> None:
    for year in range(2015, 2025):
        travel(f"trip-{year}", year, "kr")

    newest = reader.get("/").context["newest"]

    assert [entry.lead for entry in newest] == [
        f'<a href="/trips/trip-{year}/">Trip-{year}</a>' for year in range(2024, 2019, -1)
    ]


def test_examples_are_names_that_the_archive_holds(reader: Client, world: None) -> None:
    trip = travel("one", 2024, "kr")
    stay(trip, "busan")
    body = make_organization("council", name_en="", name_zh="議會")
    make_encounter(trip=trip, organization=body)

    examples = reader.get("/").context["examples"]

    assert [(one.text, one.language) for one in examples] == [
        ("South Korea", ""),
        ("Busan", ""),
        ("議會", "zh-Hant"),
        ("2024", ""),
    ]


def test_recommendations_lead_to_their_list(reader: Client, world: None) -> None:
    trip = travel("one", 2024, "kr")
    for number, progress in enumerate(("open", "open", "done"), 1):
        make_recommendation(trip=trip, order=number, progress=progress)

    advice = reader.get("/").context["advice"]

    assert [(row.name, row.value, row.bars[0].width) for row in advice.rows] == [
        ('<a href="/recommendations/?progress=open">open</a>', "2", "100%"),
        ('<a href="/recommendations/?progress=done">done</a>', "1", "50%"),
    ]


def test_empty_archive_says_what_will_be_here(reader: Client) -> None:
    response = reader.get("/")

    page = response.content.decode()
    assert "No trip is published yet." in page
    assert "<svg" not in page
    assert response.context["examples"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_home_takes_the_same_queries_for_one_trip_and_three(
    reader: Client, world: None, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        stay(travel(f"trip-{number}", 2020 + number, "kr"), "busan")
    reader.get("/")

    with django_assert_num_queries(5):
        response = reader.get("/")

    assert len(response.context["newest"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_counting_takes_the_same_queries_for_one_trip_and_three(
    client: Client, world: None, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    client.force_login(get_user_model().objects.create_user("clerk", is_staff=True))
    for number in range(count):
        stay(travel(f"trip-{number}", 2020 + number, "kr"), "busan")

    with django_assert_num_queries(15):
        response = client.get("/")

    assert response.context["held"].trips == count
