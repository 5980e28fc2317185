"""A trip that is worked on, held so that nobody submits it in between."""

from django.utils.translation import gettext_lazy as _

from tripreports.trips.models import Trip
from tripreports.trips.services.moving import Refused


def open_trip(trip: Trip) -> Trip:
    """The trip as it is now, until the end of the transaction; refused where it is closed."""
    trip = Trip.objects.select_for_update().get(key=trip.key)
    if not trip.is_open_to_changes():
        raise Refused(_("The report of this trip is closed to changes."))
    return trip
