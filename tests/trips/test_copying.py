"""The frame of an earlier trip becomes a new draft."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.factories import (
    make_attendance,
    make_day,
    make_delegate,
    make_encounter,
    make_official,
    make_organization,
    make_place,
    make_section,
    make_trip,
)
from tripreports.trips.enums import TripState
from tripreports.trips.models import CategoryTick, ItineraryActivity, ItineraryStop, Trip
from tripreports.trips.services import copy_frame

pytestmark = pytest.mark.django_db

FIRST = dt.date(2026, 3, 1)


@pytest.fixture
def author() -> User:
    return User.objects.create_user("author")


@pytest.fixture
def trip() -> Trip:
    """Published long ago, with a bit of everything."""
    trip = make_trip(
        "old",
        government=make_organization("home"),
        contact=make_official("kai"),
        phone="04-22289111",
        report_on=dt.date(2026, 1, 19),
        submitted_on=dt.date(2026, 1, 10),
    )
    trip.regions.set([make_place("kr")])
    CategoryTick.objects.create(trip=trip, category="other", is_ticked=True, order=1)
    make_delegate(trip=trip, official=make_official("ann"), unit="國際事務科", role="head")
    day = make_day(trip=trip, route="臺北－仁川")
    ItineraryStop.objects.create(day=day, place=make_place("incheon"), is_transit=True)
    ItineraryActivity.objects.create(day=day, text="搭機")
    make_attendance(trip=trip)
    make_encounter(trip=trip)
    make_section(trip=trip)
    return trip


def test_copy_is_a_draft_of_the_same_length_with_the_same_sheet(trip: Trip, author: User) -> None:
    copy = copy_frame(trip, by=author, starts_on=FIRST, title_zh="出席大會")

    assert (copy.state, copy.author, copy.title_zh, copy.title_en) == (
        TripState.DRAFT,
        author,
        "出席大會",
        "",
    )
    assert (copy.starts_on, copy.ends_on, copy.days) == (FIRST, dt.date(2026, 3, 9), trip.days)
    assert (copy.government_id, copy.contact_id, copy.phone) == ("home", "kai", "04-22289111")
    assert (copy.report_on, copy.submitted_on, copy.published_at) == (None, None, None)
    assert [place.key for place in copy.regions.all()] == ["kr"]


def test_copy_has_boxes_delegates_and_days_that_moved(trip: Trip, author: User) -> None:
    copy = copy_frame(trip, by=author, starts_on=FIRST, title_en="Again")

    delegate, day = copy.delegates.get(), copy.itinerary_days.get()
    assert [(box.category, box.is_ticked) for box in copy.category_ticks.all()] == [("other", True)]
    assert (delegate.official_id, delegate.unit, delegate.role) == ("ann", "國際事務科", "head")
    assert (day.on, day.route) == (FIRST, "臺北－仁川")
    assert [(stop.place_id, stop.is_transit) for stop in day.stops.all()] == [("incheon", True)]


def test_what_the_earlier_trip_did_and_wrote_stays_with_it(trip: Trip, author: User) -> None:
    copy = copy_frame(trip, by=author, starts_on=FIRST, title_en="Again")

    counts = [
        copy.attendances.count(),
        copy.encounters.count(),
        copy.sections.count(),
        ItineraryActivity.objects.filter(day__trip=copy).count(),
    ]
    assert counts == [0, 0, 0, 0]
    assert ItineraryActivity.objects.filter(day__trip=trip).count() == 1


def test_copy_without_a_title_is_refused(trip: Trip, author: User) -> None:
    with override("en"), pytest.raises(ValidationError, match="Name the trip in Chinese or"):
        copy_frame(trip, by=author, starts_on=FIRST)

    assert Trip.objects.count() == 1
