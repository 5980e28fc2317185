"""The rules of a trip, and who sees what belongs to it."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import Event
from tripreports.trips.enums import TripState
from tripreports.trips.models import Delegate, Encounter, ItineraryDay, ItineraryStop, Trip

pytestmark = pytest.mark.django_db


def _home() -> Organization:
    return Organization.objects.create(key="home", name_en="Home", kind="city_government")


def _trip(**columns: object) -> Trip:
    home = Organization.objects.filter(key="home").first() or _home()
    given = {
        "title_en": "A trip",
        "government": home,
        "agency": home,
        "starts_on": dt.date(2025, 9, 23),
        "ends_on": dt.date(2025, 10, 1),
    }
    return Trip.objects.create(**given | columns)


def test_trip_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        _trip(ends_on=dt.date(2025, 9, 22))

    assert "trip_ends_after_it_starts" in str(refusal.value)
    assert Trip.objects.count() == 0


def test_trip_that_is_reported_before_it_starts_is_refused() -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        _trip(report_on=dt.date(2025, 9, 22))

    assert "trip_is_reported_after_it_starts" in str(refusal.value)


def test_trip_counts_its_first_and_last_day() -> None:
    assert _trip().days == 9
    assert _trip(ends_on=dt.date(2025, 9, 23)).days == 1


def test_new_trip_is_a_draft_that_only_staff_see() -> None:
    trip = _trip()

    assert trip.state == TripState.DRAFT
    assert list(Trip.objects.visible_to(AnonymousUser())) == []
    assert list(Trip.objects.visible_to(User(is_staff=True))) == [trip]


@pytest.mark.parametrize(
    ("state", "shown"),
    [("draft", 0), ("in_review", 0), ("approved", 0), ("published", 1), ("withdrawn", 0)],
)
def test_what_belongs_to_a_trip_is_seen_with_it(state: str, shown: int) -> None:
    trip = _trip(state=state)
    day = ItineraryDay.objects.create(trip=trip, order=1, on=trip.starts_on)
    place = Place.objects.create(name_en="Goyang", kind="city")
    ItineraryStop.objects.create(day=day, place=place)

    assert ItineraryDay.objects.visible_to(AnonymousUser()).count() == shown
    assert ItineraryStop.objects.visible_to(None).count() == shown
    assert ItineraryStop.objects.visible_to(User(is_staff=True)).count() == 1
    assert ItineraryStop.objects.of(trip).count() == 1


def test_delegation_has_one_head() -> None:
    trip, home = _trip(), Organization.objects.get(key="home")
    people = [Official.objects.create(name_en=name) for name in ("A", "B")]
    Delegate.objects.create(
        trip=trip, official=people[0], order=1, role="head", organization=home, title_en="Mayor"
    )

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Delegate.objects.create(
            trip=trip, official=people[1], order=2, role="head", organization=home, title_en="Vice"
        )

    assert "trip" in str(refusal.value) or "delegation_has_one_head" in str(refusal.value)


def test_encounter_with_nobody_is_refused() -> None:
    trip = _trip()
    event = Event.objects.create(name_en="Congress", kind="congress")

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Encounter.objects.create(trip=trip, event=event, basis="body", contact="explicit")

    assert "encounter_is_with_somebody" in str(refusal.value)


@pytest.mark.parametrize("day", [dt.date(2025, 9, 22), dt.date(2025, 10, 2)])
def test_itinerary_day_outside_the_trip_is_refused(day: dt.date) -> None:
    trip = _trip()

    with pytest.raises(ValidationError) as refusal:
        ItineraryDay(trip=trip, order=1, on=day).clean()

    assert list(refusal.value.message_dict) == ["on"]
