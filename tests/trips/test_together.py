"""Two members of staff who publish and withdraw at the same moment."""

import threading

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import translation

from tests.factories import (
    make_encounter,
    make_event,
    make_official,
    make_public,
    make_superuser,
    make_trip,
    make_withdrawn,
)
from tripreports.directory.models import Official
from tripreports.trips.enums import TripState
from tripreports.trips.models import StateChange, Trip
from tripreports.trips.services import Refused, approve

# Long enough for the other to come to the place where it waits, or to end if it does not.
A_MOMENT = 1.0

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite has one writer at a time anyway"
    ),
]


def test_what_is_being_published_is_not_hidden_by_who_withdraws() -> None:
    kim = make_official("kim", is_public=False)
    old, new = (make_trip(key, state=TripState.DRAFT) for key in ("old", "new"))
    for trip in (old, new):
        make_encounter(trip=trip, event=make_event(f"{trip.key}-congress"), official=kim)
    make_public(old)

    with transaction.atomic():
        make_public(new)
        other = threading.Thread(target=withdraw_elsewhere, args=(old,))
        other.start()
        other.join(A_MOMENT)
    other.join()

    assert dict(Trip.objects.values_list("key", "state")) == {
        "old": TripState.WITHDRAWN,
        "new": TripState.PUBLISHED,
    }
    assert Official.objects.get(key="kim").is_public


def test_of_two_who_approve_at_once_the_second_is_refused() -> None:
    trip, boss = make_trip(state=TripState.IN_REVIEW), make_superuser()
    answers: list[str] = []

    with transaction.atomic():
        approve(trip, by=boss)
        other = threading.Thread(target=approve_elsewhere, args=(trip, boss, answers))
        other.start()
        other.join(A_MOMENT)
    other.join()

    assert answers == ["“Approve” is not possible: the report is in the state “approved”."]
    assert StateChange.objects.count() == 1


def approve_elsewhere(trip: Trip, by: User, answers: list[str]) -> None:
    """In a connection of its own."""
    with translation.override("en"):
        try:
            approve(trip, by=by)
        except Refused as refusal:
            answers.append(str(refusal))
    connection.close()


def withdraw_elsewhere(trip: Trip) -> None:
    """In a connection of its own."""
    make_withdrawn(trip)
    connection.close()
