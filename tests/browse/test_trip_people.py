"""People met on a trip: the title held then, the one held now, and how close the contact was."""

import datetime as dt
import re

import pytest
from django.test import Client

from tests.factories import (
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_post,
    make_trip,
)
from tripreports.browse.pages.trip.people import PersonMet
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip() -> Trip:
    return make_trip("trip")


def person(client: Client) -> PersonMet:
    context = client.get("/trips/trip/", headers={"accept-language": "en"}).context
    (circle,) = context["circles"]
    found: PersonMet = circle.people[0]
    return found


def text_of(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


def test_person_stands_by_the_organization_which_the_title_does_not_repeat(
    client: Client, trip: Trip
) -> None:
    city = make_organization("city")
    mayor = make_official("mayor")
    post = make_post(official=mayor, organization=city, title_en="Mayor")
    make_encounter(trip=trip, official=mayor, post=post)

    (circle,) = client.get("/trips/trip/").context["circles"]

    assert text_of(circle.organization) == "City"
    assert [text_of(one.titles) for one in circle.people] == ["Mayor"]


def test_title_held_now_is_told_where_a_later_one_is_known(client: Client, trip: Trip) -> None:
    mayor = make_official("mayor")
    then = make_post(official=mayor, title_en="Mayor", status="former")
    later = {"starts_on": dt.date(2026, 7, 1), "starts_precision": "day"}
    make_post(official=mayor, title_en="Minister", status="current", **later)
    make_encounter(trip=trip, official=mayor, post=then)

    found = person(client)

    assert (text_of(found.titles), text_of(found.now)) == ("Mayor", "Minister since 2026-07-01")


@pytest.mark.parametrize(
    "other",
    [
        {"status": "former"},
        {"status": "incoming", "starts_on": dt.date(2026, 7, 1), "starts_precision": "day"},
        {"status": "current"},
        {"status": "current", "starts_on": dt.date(2024, 1, 1), "starts_precision": "day"},
    ],
)
def test_post_held_besides_or_before_is_not_told_as_the_one_held_now(
    client: Client, trip: Trip, other: dict[str, str]
) -> None:
    mayor = make_official("mayor")
    then = make_post(official=mayor, title_en="Mayor", status="current")
    make_post(official=mayor, title_en="Chair", **other)
    make_encounter(trip=trip, official=mayor, post=then)

    assert person(client).now == ""


def test_encounters_that_are_told_alike_stand_together(client: Client, trip: Trip) -> None:
    mayor = make_official("mayor")
    for number, contact in enumerate(("explicit", "explicit", "programme"), 1):
        event = make_event(f"event-{number}")
        make_encounter(
            trip=trip, official=mayor, event=event, contact=contact, key=f"trip.{number}"
        )

    contacts = person(client).contacts

    assert [[text_of(event) for event in one.events] for one in contacts] == [
        ["Event-1", "Event-2"],
        ["Event-3"],
    ]
