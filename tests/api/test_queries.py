"""As many queries for three rows as for one."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.api.asking import get
from tests.factories import (
    make_attendance,
    make_candidacy,
    make_contest,
    make_delegate,
    make_election,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_post,
    make_trip,
)
from tripreports.directory.models import OfficialAlias
from tripreports.search.indexing import flush

pytestmark = pytest.mark.django_db

Make: TypeAlias = Callable[[int], object]


def _trip(number: int) -> None:
    make_trip(f"trip-{number}").regions.add(make_place(f"land-{number}"))


def _delegate(number: int) -> None:
    make_delegate(trip=make_trip(f"trip-{number}"), official=make_official(f"official-{number}"))


def _place(number: int) -> None:
    land = make_place(f"land-{number}")
    make_place(f"city-{number}", kind="city", country=land, parent=land)


def _organization(number: int) -> None:
    land = make_place(f"land-{number}")
    make_organization(f"city-{number}", country=land, seat=land)


def _official(number: int) -> None:
    official = make_official(f"official-{number}", country=make_place(f"land-{number}"))
    make_post(official=official, organization=make_organization(f"city-{number}"))


def _event(number: int) -> None:
    land = make_place(f"land-{number}")
    whole = make_event(f"whole-{number}", country=land, place=land, venue=land)
    make_event(f"part-{number}", parent=whole, parent_link="programme")


def _election(number: int) -> None:
    make_election(f"election-{number}", event=make_event(f"event-{number}"))


LISTS: list[tuple[str, Make]] = [
    ("trips", _trip),
    ("delegates", _delegate),
    ("places", _place),
    ("organizations", _organization),
    ("officials", _official),
    ("events", _event),
    ("elections", _election),
]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("resource", "make"), LISTS, ids=[row[0] for row in LISTS])
def test_lists_cost_the_same_for_any_length(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    resource: str,
    make: Make,
    rows: int,
) -> None:
    for number in range(rows):
        make(number)

    flush()

    # The state of the archive, the keys of the page, the records.
    with django_assert_num_queries(3):
        shown = get(client, f"{resource}/")

    assert len(shown["results"]) >= rows


def _person(rows: int) -> str:
    """An official with as many of everything as said."""
    lee = make_official("lee")
    for number in range(rows):
        trip, event = make_trip(f"trip-{number}"), make_event(f"event-{number}")
        office = make_post(
            official=lee, key=f"post-{number}", organization=make_organization(f"city-{number}")
        )
        make_encounter(trip=trip, event=event, official=lee, post=office).roles.create(role="met")
        make_candidacy(
            contest=make_contest(election=make_election(f"election-{number}")), official=lee
        )
        OfficialAlias.objects.create(official=lee, text=f"Lee {number}", is_public=True)
    return "officials/lee/"


def _journey(rows: int) -> str:
    """A trip with as many of everything as said."""
    trip = make_trip("trip")
    for number in range(rows):
        event, official = make_event(f"event-{number}"), make_official(f"official-{number}")
        make_attendance(trip=trip, event=event)
        delegate = make_delegate(trip=trip, official=official, order=number + 1)
        delegate.acts.create(event=event, kind="voter")
        met = make_encounter(trip=trip, event=event, official=official)
        met.group_members.add(make_organization(f"city-{number}"))
        met.roles.create(role="met")
        day = trip.itinerary_days.create(order=number, on=f"2025-09-2{number + 3}")
        day.stops.create(place=make_place(f"land-{number}"))
        day.activities.create(text="Meeting", event=event)
        trip.objectives.create(order=number, text_en="Learn")
        trip.category_ticks.create(order=number, category="training")
    return "trips/trip/"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("make", [_person, _journey])
def test_details_cost_the_same_for_any_length(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    make: Callable[[int], str],
    rows: int,
) -> None:
    address = make(rows)

    flush()

    # The state of the archive, the record.
    with django_assert_num_queries(2):
        shown: dict[str, Any] = get(client, address)

    assert len(shown["encounters"]) == rows
