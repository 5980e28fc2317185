"""A trip that is worked on, held so that nobody submits it in between."""

from django.utils.translation import gettext_lazy as _

from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip
from tripreports.trips.services.moving import Refused


def open_trip(trip: Trip) -> Trip:
    """The trip as it is now, until the end of the transaction; refused where it is closed."""
    trip = Trip.objects.select_for_update().get(key=trip.key)
    if not trip.is_open_to_changes():
        raise Refused(_("The report of this trip is closed to changes."))
    return trip


def why_closed(trip: Trip) -> str:
    """What stands in the way of a change, and what to do about it."""
    if trip.state == TripState.PUBLISHED:
        told = _("The report is published: begin an amendment to change it.")
    elif trip.state == TripState.WITHDRAWN:
        told = _("The report is withdrawn: reopen it as a draft to change it.")
    else:
        told = _("The report is with the reviewers: it can be changed when they return it.")
    return str(told)
