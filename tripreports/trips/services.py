"""Verbs that change a trip and more than the trip."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip
from tripreports.trips.publication import show_what_is_published


@transaction.atomic
def publish(trip: Trip) -> Trip:
    """Make a trip public, with the records of the world that it refers to.

    A trip that is public already is looked through again, so that what was added to it since
    shows too, and what was taken from it does not.
    """
    trip = _only_one_at_a_time(trip)
    if trip.state != TripState.PUBLISHED:
        trip.state = TripState.PUBLISHED
        trip.published_at = timezone.now()
        trip.save(update_fields=["state", "published_at"])
    show_what_is_published()
    return trip


@transaction.atomic
def withdraw(trip: Trip) -> Trip:
    """Take a trip from the public, with what no other published trip refers to."""
    trip = _only_one_at_a_time(trip)
    trip.state = TripState.WITHDRAWN
    trip.save(update_fields=["state"])
    show_what_is_published()
    return trip


def _only_one_at_a_time(trip: Trip) -> Trip:
    """The trip as it is now, after waiting for whoever publishes or withdraws any other.

    Two trips may share records: who withdraws one must see that the other is being published.
    """
    kind = ContentType.objects.get_for_model(Trip)
    # Not the strongest lock, which would stop citations of trips from being written.
    ContentType.objects.select_for_update(no_key=True).get(pk=kind.pk)
    return Trip.objects.select_for_update().get(key=trip.key)
