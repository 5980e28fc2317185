"""The itinerary as a whole: a day for each date, many rows at once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from tripreports.core.lines import pair
from tripreports.directory.models import Place
from tripreports.history.context import recording
from tripreports.trips.models import ItineraryActivity, ItineraryDay, ItineraryStop, Trip
from tripreports.trips.services.holding import open_trip

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_ASIDE = 10_000


@dataclass(frozen=True)
class PlannedDay:
    on: dt.date
    route: str = ""
    activities: tuple[str, ...] = ()


@transaction.atomic
def add_days(trip: Trip, *, planned: Sequence[PlannedDay], by: "User | None") -> list[ItineraryDay]:
    """Enter these days, all or none, and number all days of the trip by their dates.

    A day that is there already keeps its route if it has one, and gets the activities below its
    own. The trip must be open to changes.
    """
    with recording(by=by):
        trip = open_trip(trip)
        days = {day.on: day for day in trip.itinerary_days.all()}
        fresh = {plan.on for plan in planned} - days.keys()
        _number(trip, days, fresh)
        return [_enter(trip, plan, days) for plan in planned]


def make_missing_days(trip: Trip, *, by: "User | None") -> list[ItineraryDay]:
    """A day for each date of the trip that has none."""
    dates = [trip.starts_on + dt.timedelta(days=number) for number in range(trip.days)]
    known = set(trip.itinerary_days.values_list("on", flat=True))
    planned = [PlannedDay(date) for date in dates if date not in known]
    return add_days(trip, planned=planned, by=by)


@transaction.atomic
def set_activities(day: ItineraryDay, *, text: str) -> None:
    """Make these lines the activities of a day; those that stay keep their events."""
    paired = pair(list(day.activities.order_by("order")), lambda one: one.text, text)
    for gone in paired.go:
        gone.delete()
    rows = [
        (ItineraryActivity(day=day) if known is None else known, words)
        for known, words in paired.stay
    ]
    _put_aside([row for order, (row, _words) in enumerate(rows, start=1) if row.order != order])
    for order, (row, words) in enumerate(rows, start=1):
        row.text, row.order = words, order
        row.save()


@transaction.atomic
def set_stops(day: ItineraryDay, *, places: Sequence[Place]) -> None:
    """Make these places the stops of a day: those that are there keep their order."""
    stops = list(day.stops.order_by("order"))
    wanted = {place.pk for place in places}
    for stop in stops:
        if stop.place_id not in wanted:
            stop.delete()
    known = {stop.place_id for stop in stops}
    last = max((stop.order for stop in stops), default=0)
    fresh = [place for place in places if place.pk not in known]
    for order, place in enumerate(fresh, start=last + 1):
        ItineraryStop.objects.create(day=day, place=place, order=order)


def _put_aside(rows: Sequence[ItineraryActivity]) -> None:
    """Out of the way of each other; versions and history are written when they are saved."""
    keys = [row.pk for row in rows if not row._state.adding]
    ItineraryActivity.objects.filter(pk__in=keys).update(order=F("order") + _ASIDE)


def _number(trip: Trip, days: dict[dt.date, ItineraryDay], fresh: set[dt.date]) -> None:
    """Saves the old days at their new numbers, from the last, so that none is in the way."""
    orders = {date: order for order, date in enumerate(sorted(days.keys() | fresh), start=1)}
    aside = len(orders) + max((day.order for day in days.values()), default=0)
    moved = [day for day in days.values() if day.order != orders[day.on]]
    for number, day in enumerate(moved, start=1):
        ItineraryDay.objects.filter(pk=day.pk).update(order=aside + number)
    for day in moved:
        day.order = orders[day.on]
        day.save()
    for date in fresh:
        days[date] = ItineraryDay(trip=trip, on=date, order=orders[date])


def _enter(trip: Trip, plan: PlannedDay, days: dict[dt.date, ItineraryDay]) -> ItineraryDay:
    day = days[plan.on]
    day.trip = trip
    day.route = day.route or plan.route
    day.full_clean(exclude=["trip"], validate_unique=not day._state.adding)
    day.save()
    last = day.activities.count()
    for order, text in enumerate(plan.activities, start=last + 1):
        activity = ItineraryActivity(day=day, order=order, text=text)
        activity.full_clean(exclude=["day"])
        activity.save()
    return day
