"""The itinerary: days with places and activities, entered and changed in one save."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.admin.every import address
from tests.admin.forms import complaints, entered, told
from tests.factories import make_day, make_event, make_place, make_trip
from tripreports.directory.models import Place
from tripreports.history.models import Change
from tripreports.trips.enums import TripState
from tripreports.trips.models import ItineraryActivity, ItineraryDay, ItineraryStop, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip() -> Trip:
    return make_trip("trip", state=TripState.DRAFT)


@pytest.fixture
def page(trip: Trip) -> str:
    return address(Trip, "itinerary", "trip")


def _post(client: Client, page: str, **changes: Any) -> Any:
    return client.post(page, entered(client, page, **changes))


def _stops(day: ItineraryDay) -> list[tuple[str, int]]:
    return list(day.stops.values_list("place_id", "order"))


def test_day_is_entered_with_its_places_and_activities(
    clerk: Client, trip: Trip, page: str
) -> None:
    for key in ("taipei", "incheon"):
        make_place(key, kind="city")

    _post(
        clerk,
        page,
        itinerary_days__0__on="114/9/23",
        itinerary_days__0__route="臺北－仁川",
        itinerary_days__0__stops=["taipei", "incheon"],
        itinerary_days__0__activities="搭機\r\n抵達",
    )

    day = trip.itinerary_days.get()
    assert (day.order, day.on, day.route) == (1, dt.date(2025, 9, 23), "臺北－仁川")
    assert _stops(day) == [("taipei", 1), ("incheon", 2)]
    assert [(one.text, one.order) for one in day.activities.all()] == [("搭機", 1), ("抵達", 2)]


def test_days_are_numbered_by_their_dates(clerk: Client, trip: Trip, page: str) -> None:
    make_day(trip=trip, order=1, on=dt.date(2025, 9, 24))

    _post(clerk, page, itinerary_days__1__on="2025-09-23", itinerary_days__1__route="")

    days = trip.itinerary_days.values_list("order", "on__day")
    assert list(days) == [(1, 23), (2, 24)]


def test_activity_keeps_its_event_when_others_are_put_before_it(
    clerk: Client, trip: Trip, page: str
) -> None:
    day, event = make_day(trip=trip), make_event("congress")
    ItineraryActivity.objects.create(key="opening", day=day, order=1, text="開幕", event=event)

    _post(clerk, page, itinerary_days__0__activities="早餐\n開幕\n晚宴")

    activities = day.activities.values_list("text", "order", "event_id")
    assert list(activities) == [("早餐", 1, None), ("開幕", 2, "congress"), ("晚宴", 3, None)]
    assert day.activities.get(order=2).key == "opening"


def test_stop_that_stays_is_still_in_transit(clerk: Client, trip: Trip, page: str) -> None:
    day = make_day(trip=trip)
    for order, key in enumerate(("taipei", "incheon"), start=1):
        place = make_place(key, kind="city")
        ItineraryStop.objects.create(day=day, place=place, order=order, is_transit=order == 2)
    make_place("goyang", kind="city")

    _post(clerk, page, itinerary_days__0__stops=["incheon", "goyang"])

    assert _stops(day) == [("incheon", 2), ("goyang", 3)]
    assert day.stops.get(place="incheon").is_transit


def test_itinerary_saved_without_a_change_writes_nothing(
    clerk: Client, trip: Trip, page: str
) -> None:
    day = make_day(trip=trip, order=4)
    ItineraryActivity.objects.create(day=day, order=2, text="開幕")
    ItineraryStop.objects.create(day=day, order=5, place=make_place("goyang", kind="city"))
    before = Change.objects.count()

    answer = _post(clerk, page)

    assert answer.status_code == 302
    assert Change.objects.count() == before


def test_second_of_two_editors_is_told_which_activities_the_first_wrote(
    clerk: Client, trip: Trip, page: str
) -> None:
    day = make_day(trip=trip)
    mine = entered(clerk, page, itinerary_days__0__activities="我的")
    _post(clerk, page, itinerary_days__0__activities="他的")

    refused = clerk.post(page, mine)

    said = "Somebody else changed this meanwhile. Save again to replace what stands now: 他的"
    assert said in complaints(refused)
    assert [one.text for one in day.activities.all()] == ["他的"]


def test_activity_that_is_too_long_is_refused(clerk: Client, trip: Trip, page: str) -> None:
    make_day(trip=trip)

    answer = _post(clerk, page, itinerary_days__0__activities="名" * 10_000)

    said = "“名名名名名名名名名名名名名名名名名名名名…” has 10000 characters; at most 300 fit in a line."
    assert complaints(answer) == [said]


def test_each_date_gets_a_day_at_once(clerk: Client, trip: Trip) -> None:
    page = address(Trip, "itinerary_days", "trip")

    made = clerk.post(page, follow=True)
    again = clerk.post(page, follow=True)

    assert told(made) == ["9 days are made."]
    assert told(again) == ["Each date of the trip has its day already."]
    assert list(trip.itinerary_days.values_list("on__day", flat=True)) == [*range(23, 31), 1]


def test_itinerary_of_a_closed_trip_shows_its_days(clerk: Client, trip: Trip, page: str) -> None:
    day = make_day(trip=trip, route="臺北－仁川")
    ItineraryActivity.objects.create(day=day, text="搭機")
    ItineraryStop.objects.create(day=day, place=make_place("incheon", kind="city"))
    Trip.objects.update(state=TripState.IN_REVIEW)

    shown = clerk.get(page).content.decode()

    assert [text in shown for text in ("臺北－仁川", "搭機", "Incheon")] == [True, True, True]


def test_closed_trip_gets_no_days(clerk: Client, trip: Trip) -> None:
    Trip.objects.update(state=TripState.IN_REVIEW)

    answer = clerk.post(address(Trip, "itinerary_days", "trip"))

    assert (answer.status_code, ItineraryDay.objects.count()) == (403, 0)


def test_itinerary_asks_the_same_number_of_questions_for_one_day_and_for_nine(
    clerk: Client, trip: Trip, page: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_day(trip=trip, order=1)
    place = make_place("goyang", kind="city")
    _fill(trip, place)

    with django_assert_num_queries(8):
        clerk.get(page)
    clerk.post(address(Trip, "itinerary_days", "trip"))
    _fill(trip, place)
    with django_assert_num_queries(8):
        clerk.get(page)


def _fill(trip: Trip, place: Place) -> None:
    for day in trip.itinerary_days.filter(stops=None):
        ItineraryStop.objects.create(day=day, place=place)
        ItineraryActivity.objects.create(day=day, text="開幕")
