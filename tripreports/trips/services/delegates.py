"""Many people at once onto the list of those who travel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from tripreports.core.text import in_script
from tripreports.directory.models import Official, Organization
from tripreports.history.context import recording
from tripreports.trips.models import Delegate, Trip
from tripreports.trips.services.holding import open_trip

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True)
class Traveller:
    """One of those: a person who is known, or the name of one who is not."""

    name: str
    official: Official | None
    organization: Organization
    agency: str
    unit: str
    title: str


@transaction.atomic
def add_delegates(
    trip: Trip, *, travellers: Sequence[Traveller], by: "User | None"
) -> list[Delegate]:
    """Put these people at the end of the list, all or none.

    Who is not known yet becomes a person of the archive. Somebody who is on the list already, or
    comes twice, is refused by the database. The trip must be open to changes.
    """
    with recording(by=by):
        trip = open_trip(trip)
        last = trip.delegates.aggregate(last=Max("order"))["last"] or 0
        return [
            _add(trip, traveller, order)
            for order, traveller in enumerate(travellers, start=last + 1)
        ]


def _add(trip: Trip, traveller: Traveller, order: int) -> Delegate:
    official = traveller.official
    if official is None:
        official = Official.objects.create(**in_script("name", traveller.name))
    delegate = Delegate(
        trip=trip,
        official=official,
        order=order,
        organization=traveller.organization,
        agency=traveller.agency,
        unit=traveller.unit,
        **in_script("title", traveller.title),
    )
    delegate.full_clean(exclude=["trip", "official", "organization"])
    delegate.save()
    return delegate
