"""Days of the itinerary, made for each date or entered many at once."""

import datetime as dt

import pytest

from tests.factories import make_day, make_trip
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip
from tripreports.trips.services.days import PlannedDay, add_days, make_missing_days

pytestmark = pytest.mark.django_db


def _days(trip: Trip) -> list[tuple[int, int, str]]:
    return [(day.order, day.on.day, day.route) for day in trip.itinerary_days.all()]


def test_each_date_of_the_trip_gets_a_day() -> None:
    trip = make_trip(state=TripState.DRAFT, ends_on=dt.date(2025, 9, 26))
    make_day(trip=trip, order=1, on=dt.date(2025, 9, 24), route="高陽")

    made = make_missing_days(trip, by=None)

    assert [day.on.day for day in made] == [23, 25, 26]
    assert _days(trip) == [(1, 23, ""), (2, 24, "高陽"), (3, 25, ""), (4, 26, "")]


def test_days_that_are_there_keep_their_route_and_get_activities() -> None:
    trip = make_trip(state=TripState.DRAFT)
    day = make_day(trip=trip, order=1, on=dt.date(2025, 9, 23), route="臺北－仁川")
    planned = [
        PlannedDay(day.on, "高陽", ("抵達", "晚宴")),
        PlannedDay(dt.date(2025, 9, 24), "首爾"),
    ]

    add_days(trip, planned=planned, by=None)

    assert _days(trip) == [(1, 23, "臺北－仁川"), (2, 24, "首爾")]
    assert [one.text for one in day.activities.all()] == ["抵達", "晚宴"]
