"""The itinerary as a whole: a day for each date, many rows at once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from tripreports.history.context import recording
from tripreports.trips.models import ItineraryActivity, ItineraryDay, Trip
from tripreports.trips.services.holding import open_trip

if TYPE_CHECKING:
    from django.contrib.auth.models import User


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
