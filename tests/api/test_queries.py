"""As many queries for three rows as for one."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests import world
from tests.api.asking import get
from tripreports.directory.models import OfficialAlias

pytestmark = pytest.mark.django_db

Make: TypeAlias = Callable[[int], object]


def _trip(number: int) -> None:
    world.trip(f"trip-{number}").regions.add(world.place(f"land-{number}"))


def _delegate(number: int) -> None:
    world.delegate(world.trip(f"trip-{number}"), world.official(f"official-{number}"))


def _place(number: int) -> None:
    land = world.place(f"land-{number}")
    world.place(f"city-{number}", kind="city", country=land, parent=land)


def _organization(number: int) -> None:
    land = world.place(f"land-{number}")
    world.organization(f"city-{number}", country=land, seat=land)


def _official(number: int) -> None:
    official = world.official(f"official-{number}", country=world.place(f"land-{number}"))
    world.post(official, organization=world.organization(f"city-{number}"))


def _event(number: int) -> None:
    land = world.place(f"land-{number}")
    whole = world.event(f"whole-{number}", country=land, place=land, venue=land)
    world.event(f"part-{number}", parent=whole, parent_link="programme")


def _election(number: int) -> None:
    world.election(f"election-{number}", event=world.event(f"event-{number}"))


LISTS: list[tuple[str, Make, int]] = [
    ("trips", _trip, 3),
    ("delegates", _delegate, 2),
    ("places", _place, 2),
    ("organizations", _organization, 2),
    ("officials", _official, 3),
    ("events", _event, 2),
    ("elections", _election, 2),
]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("resource", "make", "queries"), LISTS, ids=[row[0] for row in LISTS])
def test_lists_cost_the_same_for_any_length(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    resource: str,
    make: Make,
    queries: int,
    rows: int,
) -> None:
    for number in range(rows):
        make(number)

    with django_assert_num_queries(queries):
        shown = get(client, f"{resource}/")

    assert len(shown["results"]) >= rows


def _person(rows: int) -> str:
    """An official with as many of everything as said."""
    lee = world.official("lee")
    for number in range(rows):
        trip, event = world.trip(f"trip-{number}"), world.event(f"event-{number}")
        office = world.post(
            lee, key=f"post-{number}", organization=world.organization(f"city-{number}")
        )
        world.encounter(trip, event, official=lee, post=office).roles.create(role="met")
        world.candidacy(world.election(f"election-{number}"), lee)
        OfficialAlias.objects.create(official=lee, text=f"Lee {number}", is_public=True)
    return "officials/lee/"


def _journey(rows: int) -> str:
    """A trip with as many of everything as said."""
    trip = world.trip("trip")
    for number in range(rows):
        event, official = world.event(f"event-{number}"), world.official(f"official-{number}")
        world.attendance(trip, event)
        world.delegate(trip, official).acts.create(event=event, kind="voter")
        met = world.encounter(trip, event, official=official)
        met.group_members.add(world.organization(f"city-{number}"))
        met.roles.create(role="met")
        day = trip.itinerary_days.create(order=number, on=f"2025-09-2{number + 3}")
        day.stops.create(place=world.place(f"land-{number}"))
        day.activities.create(text="Meeting", event=event)
        trip.objectives.create(order=number, text_en="Learn")
        trip.category_ticks.create(order=number, category="training")
    return "trips/trip/"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("make", "queries"), [(_person, 8), (_journey, 13)])
def test_details_cost_the_same_for_any_length(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    make: Callable[[int], str],
    queries: int,
    rows: int,
) -> None:
    address = make(rows)

    with django_assert_num_queries(queries):
        shown: dict[str, Any] = get(client, address)

    assert len(shown["encounters"]) == rows
