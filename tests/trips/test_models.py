"""The rules of a trip, and who sees what belongs to it."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories import (
    make_day,
    make_delegate,
    make_encounter,
    make_event,
    make_organization,
    make_place,
    make_trip,
)
from tripreports.trips.enums import TripState
from tripreports.trips.models import ItineraryDay, ItineraryStop, Trip

pytestmark = pytest.mark.django_db


def test_trip_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make_trip(ends_on=dt.date(2025, 9, 22))

    assert "trip_ends_after_it_starts" in str(refusal.value)
    assert Trip.objects.count() == 0


def test_trip_that_is_reported_before_it_starts_is_refused() -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make_trip(report_on=dt.date(2025, 9, 22))

    assert "trip_is_reported_after_it_starts" in str(refusal.value)


def test_trip_counts_its_first_and_last_day() -> None:
    assert make_trip().days == 9
    assert make_trip(ends_on=dt.date(2025, 9, 23)).days == 1


def test_new_trip_is_a_draft_that_only_staff_see() -> None:
    home = make_organization()
    first, last = dt.date(2025, 9, 23), dt.date(2025, 10, 1)
    trip = Trip.objects.create(
        title_en="A trip", government=home, agency=home, starts_on=first, ends_on=last
    )

    assert trip.state == TripState.DRAFT
    assert list(Trip.objects.visible_to(AnonymousUser())) == []
    assert list(Trip.objects.visible_to(User(is_staff=True))) == [trip]


@pytest.mark.parametrize(
    ("state", "shown"),
    [("draft", 0), ("in_review", 0), ("approved", 0), ("published", 1), ("withdrawn", 0)],
)
def test_what_belongs_to_a_trip_is_seen_with_it(state: str, shown: int) -> None:
    trip = make_trip(state=state)
    ItineraryStop.objects.create(day=make_day(trip=trip), place=make_place())

    assert ItineraryDay.objects.visible_to(AnonymousUser()).count() == shown
    assert ItineraryStop.objects.visible_to(None).count() == shown
    assert ItineraryStop.objects.in_visible_trips(None).count() == shown
    assert ItineraryStop.objects.in_visible_trips(User(is_staff=True)).count() == 1
    assert ItineraryStop.objects.visible_to(User(is_staff=True)).count() == 1
    assert ItineraryStop.objects.of(trip).count() == 1


def test_delegation_has_one_head() -> None:
    trip = make_trip()
    make_delegate(trip=trip, order=1, role="head")

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make_delegate(trip=trip, order=2, role="head")

    assert "trip" in str(refusal.value) or "delegation_has_one_head" in str(refusal.value)


def test_encounter_with_nobody_is_refused() -> None:
    trip, event = make_trip(), make_event()

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make_encounter(trip=trip, event=event, official=None)

    assert "encounter_is_with_somebody" in str(refusal.value)


@pytest.mark.parametrize("day", [dt.date(2025, 9, 22), dt.date(2025, 10, 2)])
def test_itinerary_day_outside_the_trip_is_refused(day: dt.date) -> None:
    trip = make_trip()

    with pytest.raises(ValidationError) as refusal:
        ItineraryDay(trip=trip, order=1, on=day).clean()

    assert list(refusal.value.message_dict) == ["on"]
