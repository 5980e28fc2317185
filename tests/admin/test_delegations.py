"""A trip is entered tab by tab; delegates and days trade places and dates."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import (
    make_day,
    make_delegate,
    make_official,
    make_organization,
    make_trip,
)
from tripreports.trips.enums import TripState
from tripreports.trips.models import Delegate, ItineraryDay, Trip

pytestmark = pytest.mark.django_db


def _post(client: Client, page: str, **changes: Any) -> None:
    answer = client.post(page, entered(client, page, **changes))
    assert answer.status_code == 302


def _orders(trip: Trip) -> list[tuple[str, int]]:
    return [(str(d.official), d.order) for d in Delegate.objects.filter(trip=trip)]


def test_new_trip_is_saved_with_its_delegates_and_days(clerk: Client) -> None:
    """Tab by tab: each is saved for itself."""
    home = make_organization(key="home")
    for key in ("ann", "bob"):
        make_official(key=key, name_en=key.title())
    _post(
        clerk,
        address(Trip, "add"),
        title_en="Trip to Korea",
        government="home",
        agency="home",
        starts_on="2025-09-23",
        ends_on="2025-09-24",
    )
    trip = Trip.objects.get()

    _post(
        clerk,
        address(Trip, "delegates", trip.key),
        delegates__0__official="bob",
        delegates__0__role="head",
        delegates__0__organization="home",
        delegates__0__agency="Mayor's office",
        delegates__0__title_en="Deputy mayor",
        delegates__0__order="",
        delegates__1__official="ann",
        delegates__1__role="member",
        delegates__1__organization="home",
        delegates__1__agency="Secretariat",
        delegates__1__title_en="Officer",
        delegates__1__order="",
    )
    _post(
        clerk,
        address(Trip, "itinerary", trip.key),
        itinerary_days__0__on="2025-09-23",
        itinerary_days__0__route="Taipei–Incheon",
        itinerary_days__0__order="",
        itinerary_days__1__on="2025-09-24",
        itinerary_days__1__route="Incheon–Taipei",
        itinerary_days__1__order="",
    )

    assert (trip.title, trip.government, trip.state) == ("Trip to Korea", home, "draft")
    assert _orders(trip) == [("Bob", 1), ("Ann", 2)]
    assert [(day.order, day.on.day, day.route) for day in trip.itinerary_days.all()] == [
        (1, 23, "Taipei–Incheon"),
        (2, 24, "Incheon–Taipei"),
    ]


def test_day_outside_the_trip_is_refused(clerk: Client) -> None:
    trip = make_trip(state=TripState.DRAFT)
    page = address(Trip, "itinerary", trip.key)
    sent = entered(clerk, page, itinerary_days__0__on="2025-10-02", itinerary_days__0__order="")

    answer = clerk.post(page, sent)

    assert complaints(answer) == ["The day lies outside the trip."]
    assert ItineraryDay.objects.count() == 0


def test_trip_that_ends_before_it_starts_is_refused(clerk: Client) -> None:
    trip = make_trip(state=TripState.DRAFT)
    page = address(Trip, "change", trip.key)

    answer = clerk.post(page, entered(clerk, page, ends_on="2025-09-01"))

    trip.refresh_from_db()
    assert complaints(answer) == ["A trip cannot end before it starts."]
    assert trip.ends_on == dt.date(2025, 10, 1)


def test_two_rows_trade_places(clerk: Client) -> None:
    trip = make_trip(state=TripState.DRAFT)
    make_delegate(trip=trip, official=make_official(name_en="Ann"), order=1)
    make_delegate(trip=trip, official=make_official(name_en="Bob"), order=2)
    page = address(Trip, "delegates", trip.key)

    answer = clerk.post(page, entered(clerk, page, delegates__0__order=2, delegates__1__order=1))

    assert answer.status_code == 302
    assert _orders(trip) == [("Bob", 1), ("Ann", 2)]


def test_two_rows_with_one_number_are_refused(clerk: Client) -> None:
    trip = make_trip(state=TripState.DRAFT)
    make_delegate(trip=trip, official=make_official(name_en="Ann"), order=1)
    make_delegate(trip=trip, official=make_official(name_en="Bob"), order=2)
    page = address(Trip, "delegates", trip.key)

    answer = clerk.post(page, entered(clerk, page, delegates__0__order=2))

    assert "Please correct the duplicate data for order." in complaints(answer)
    assert _orders(trip) == [("Ann", 1), ("Bob", 2)]


def test_head_of_the_delegation_is_handed_over(clerk: Client) -> None:
    trip = make_trip(state=TripState.DRAFT)
    make_delegate(trip=trip, key="ann", order=1, role="member")
    make_delegate(trip=trip, key="bob", order=2, role="head")
    page = address(Trip, "delegates", trip.key)

    clerk.post(page, entered(clerk, page, delegates__0__role="head", delegates__1__role="member"))

    heads = Delegate.objects.filter(role="head").values_list("key", flat=True)
    assert list(heads) == ["ann"]


def test_second_head_of_a_delegation_is_refused(clerk: Client) -> None:
    trip = make_trip(state=TripState.DRAFT)
    make_delegate(trip=trip, key="ann", order=1, role="member")
    make_delegate(trip=trip, key="bob", order=2, role="head")
    page = address(Trip, "delegates", trip.key)

    answer = clerk.post(page, entered(clerk, page, delegates__0__role="head"))

    assert complaints(answer) == ["A delegation has only one head."]
    assert Delegate.objects.get(key="ann").role == "member"


def test_itinerary_moves_by_a_day(clerk: Client) -> None:
    """Each day takes the date of the next, which is still taken while they are saved."""
    trip = make_trip(state=TripState.DRAFT)
    make_day(trip=trip, order=1, on="2025-09-23")
    make_day(trip=trip, order=2, on="2025-09-24")
    page = address(Trip, "itinerary", trip.key)
    sent = entered(
        clerk, page, itinerary_days__0__on="2025-09-24", itinerary_days__1__on="2025-09-25"
    )

    clerk.post(page, sent)

    days = ItineraryDay.objects.values_list("order", "on")
    assert list(days) == [(1, dt.date(2025, 9, 24)), (2, dt.date(2025, 9, 25))]
