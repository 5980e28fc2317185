from functools import reduce
from typing import Any

from django.http import HttpRequest

from tripreports.core.admin import RecordAdmin
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip
from tripreports.trips.services import publish


class TripRecordAdmin(RecordAdmin):
    """The admin of a trip or a part of one: what is added to a public trip shows with it."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        trip = trip_of(form.instance)
        if trip.state == TripState.PUBLISHED:
            publish(trip)


def trip_of(record: Any) -> Trip:
    if isinstance(record, Trip):
        return record
    found: Trip = reduce(getattr, record.trip_path.split("__"), record)
    return found
