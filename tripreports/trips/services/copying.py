"""A new trip in the frame of an earlier one."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tripreports.history.context import recording
from tripreports.trips.models import (
    CategoryTick,
    Delegate,
    ItineraryDay,
    ItineraryStop,
    Trip,
    TripRecord,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_SHEET = (
    "form_title",
    "report_class",
    "has_attachments",
    "government",
    "agency",
    "contact",
    "phone",
    "phone_extension",
    "represented",
)
_OF_DELEGATE = (
    "official",
    "order",
    "role",
    "organization",
    "agency",
    "unit",
    "title_zh",
    "title_en",
)


@transaction.atomic
def copy_frame(
    trip: Trip, *, by: "User", starts_on: dt.date, title_zh: str = "", title_en: str = ""
) -> Trip:
    """Make a draft of the same length with the sheet, boxes, delegates and days of this trip.

    Dates move along with the first day. What the earlier trip did and wrote stays with it:
    events, activities, encounters, text, photos, follow-up and citations are not copied.
    """
    shift = starts_on - trip.starts_on
    with recording(by=by):
        copy = Trip(
            title_zh=title_zh,
            title_en=title_en,
            starts_on=starts_on,
            ends_on=trip.ends_on + shift,
            author=by,
            **_values(trip, _SHEET),
        )
        copy.full_clean(exclude=["government", "agency", "contact", "represented"])
        copy.save()
        copy.regions.set(trip.regions.all())
        for box in trip.category_ticks.all():
            values = _values(box, ("category", "text", "is_ticked", "order"))
            CategoryTick.objects.create(trip=copy, **values)
        for delegate in trip.delegates.select_related("official", "organization"):
            Delegate.objects.create(trip=copy, **_values(delegate, _OF_DELEGATE))
        for day in trip.itinerary_days.prefetch_related("stops__place"):
            _copy_day(day, copy, shift)
    return copy


def _copy_day(day: ItineraryDay, copy: Trip, shift: dt.timedelta) -> None:
    stops = list(day.stops.all())
    moved = ItineraryDay.objects.create(
        trip=copy, order=day.order, on=day.on + shift, route=day.route
    )
    for stop in stops:
        values = _values(stop, ("place", "order", "is_transit"))
        ItineraryStop.objects.create(day=moved, **values)


def _values(record: Trip | TripRecord, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}
