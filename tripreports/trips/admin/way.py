"""The way of a trip to publication, as the trip form shows it."""

from typing import Any

from django.http import HttpRequest

from tripreports.trips.models import Trip


def way_context(_request: HttpRequest, trip: Trip) -> dict[str, Any]:
    return {"way": {"state": trip.get_state_display(), "code": trip.state}}
