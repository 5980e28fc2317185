"""The way of a trip on a map, and the same as a list."""

import datetime as dt
from typing import Any

import pytest
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import override

from tests.factories import make_day, make_place, make_trip
from tripreports.browse.extract import Extract
from tripreports.browse.maps.locating import rows_to_locate
from tripreports.browse.maps.route import RouteMap, route_map
from tripreports.browse.page import Page
from tripreports.trips.models import ItineraryDay, ItineraryStop, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> None:
    korea = make_place("kr", name_zh="韓國")
    taiwan = make_place("tw", name_zh="臺灣", name_en="")
    for key, name_zh, country in (
        ("taipei", "臺北", taiwan),
        ("seoul", "首爾", korea),
        ("busan", "釜山", korea),
        ("nowhere", "無處", korea),
    ):
        make_place(key, name_zh=name_zh, name_en=key.title(), kind="city", country=country)
    make_place("hall", name_en="Hall", kind="venue", parent_id="seoul", country=korea)


def travel(*days: tuple[str, ...]) -> None:
    trip = make_trip("trip")
    for number, stops in enumerate(days, 1):
        on = dt.date(2025, 9, 22) + dt.timedelta(days=number)
        day = make_day(key=f"day-{number}", trip=trip, order=number, on=on)
        for order, place in enumerate(stops, 1):
            key = f"day-{number}.stop-{order}"
            ItineraryStop.objects.create(key=key, day=day, order=order, place_id=place)


def drawn() -> RouteMap | None:
    extract = Extract(None, Trip, "trip")
    extract.read({ItineraryDay: Q(trip="trip"), ItineraryStop: Q(day__trip="trip")})
    stops = extract.rows(ItineraryStop)
    extract.read(rows_to_locate(row["place_id"] for row in stops))
    extract.read_names()
    with override("en"):
        return route_map(Page(extract), stops)


def shown() -> RouteMap:
    route = drawn()
    assert route
    return route


def test_route_numbers_places_in_the_order_of_the_first_visit(places: None) -> None:
    travel(("taipei", "seoul"), ("seoul", "busan"), ("seoul", "taipei"))

    route = shown()

    assert [(stop.number, stop.name, stop.days, stop.remark) for stop in route.stops] == [
        (1, '<a href="/places/taipei/">Taipei</a>', "day 1, 3", "beyond the edge of the map"),
        (2, '<a href="/places/seoul/">Seoul</a>', "day 1, 2, 3", ""),
        (3, '<a href="/places/busan/">Busan</a>', "day 2", ""),
    ]
    assert [marker.number for marker in route.markers] == [2, 3]


def test_route_is_told_in_words(places: None) -> None:
    travel(("taipei", "seoul"), ("seoul", "busan"), ("busan", "taipei"))

    assert shown().way == "Taipei → Seoul → Busan → Taipei"


def test_route_has_each_line_once(places: None) -> None:
    travel(("seoul", "busan"), ("busan", "seoul"))

    assert len(shown().legs) == 1


def test_line_to_home_ends_at_the_edge_with_its_name(places: None) -> None:
    travel(("taipei", "seoul", "busan"))

    route = shown()

    assert [(label.name.text, round(label.spot.y, 4)) for label in route.beyond] == [("Taipei", 1)]
    assert all(leg.end.is_inside or round(leg.end.y, 4) == 1 for leg in route.legs)


def test_days_are_in_order_beyond_the_ninth(places: None) -> None:
    travel(("seoul",), *[("busan",)] * 8, ("seoul",))

    assert shown().way == "Seoul → Busan → Seoul"


def test_hall_lies_where_its_city_does(places: None) -> None:
    travel(("seoul", "busan", "hall"))

    route = shown()

    assert route.markers[2].spot == route.markers[0].spot


def test_place_that_no_list_knows_is_told_and_not_drawn(places: None) -> None:
    travel(("seoul", "nowhere"))

    route = shown()

    assert [marker.number for marker in route.markers] == [1]
    assert route.stops[1].remark == "not on the map, as it is not known where it lies"


def test_coordinates_entered_by_staff_go_first(places: None) -> None:
    place = make_place(
        "office", name_en="Seoul", kind="city", country_id="kr", latitude=35.1, longitude=129
    )
    travel(("busan", place.key))

    spots = [marker.spot for marker in shown().markers]

    assert abs(spots[0].x - spots[1].x) < 0.02
    assert abs(spots[0].y - spots[1].y) < 0.02


def test_hidden_place_is_not_on_the_route(places: None) -> None:
    make_place("secret", name_en="Daegu", kind="city", country_id="kr", is_public=False)
    travel(("seoul", "secret", "busan"))

    route = shown()

    assert route.way == "Seoul → Busan"
    assert [stop.name for stop in route.stops] == [
        '<a href="/places/seoul/">Seoul</a>',
        '<a href="/places/busan/">Busan</a>',
    ]


def test_route_of_places_unknown_has_no_map(places: None) -> None:
    travel(("nowhere",))

    assert drawn() is None


def test_route_around_the_world_is_on_the_map_of_the_world(places: None) -> None:
    france = make_place("fr", name_en="France")
    make_place("paris", name_en="Paris", kind="city", country=france)
    travel(("taipei", "seoul"), ("paris",), ("taipei",))

    route = shown()

    assert route.is_world
    assert [stop.remark for stop in route.stops] == ["", "", ""]


@pytest.mark.parametrize("count", [1, 3])
def test_route_takes_the_same_queries_for_one_stop_and_three(
    places: None, django_assert_num_queries: Any, count: int
) -> None:
    travel(("seoul", "busan", "taipei")[:count])

    with django_assert_num_queries(3):
        drawn()


def test_route_is_shown_with_its_list(places: None) -> None:
    travel(("taipei", "seoul", "nowhere"))

    page = render_to_string("components/_route_map.html", {"map": shown(), "key": "route"})

    assert '<p class="way" id="route-way">Taipei → Seoul → Nowhere</p>' in page
    assert page.count("<li value=") == 3
