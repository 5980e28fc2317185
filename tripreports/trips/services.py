"""Verbs that change a trip and more than the trip."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip
from tripreports.trips.publication import Keys, made_public_by, mark


@transaction.atomic
def publish(trip: Trip) -> Trip:
    """Make a trip public, with the records of the world that it refers to.

    A trip that is public already is looked through again, so that what was added to it since
    shows too.
    """
    trip = Trip.objects.select_for_update().get(key=trip.key)
    if trip.state != TripState.PUBLISHED:
        trip.state = TripState.PUBLISHED
        trip.published_at = timezone.now()
        trip.save(update_fields=["state", "published_at"])
    mark(made_public_by(Q(key=trip.key)), public=True)
    return trip


@transaction.atomic
def withdraw(trip: Trip) -> Trip:
    """Take a trip from the public, with what no other published trip refers to."""
    trip = Trip.objects.select_for_update().get(key=trip.key)
    shown = made_public_by(Q(key=trip.key))
    trip.state = TripState.WITHDRAWN
    trip.save(update_fields=["state"])
    still_shown = made_public_by(Q(state=TripState.PUBLISHED))
    hidden: Keys = {model: keys - still_shown[model] for model, keys in shown.items()}
    mark(hidden, public=False)
    return trip
