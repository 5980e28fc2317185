"""What only a draft refers to is nowhere on the public site, and staff see all of it."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from tests.factories import (
    make_attendance,
    make_delegate,
    make_election,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_post,
    make_trip,
)
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import Appearance, Event
from tripreports.reports.models import Citation, Photo, PhotoPerson, Section
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db

HIDDEN = [
    ("trip", "withheld-trip"),
    ("event", "withheld-event"),
    ("organization", "withheld-body"),
    ("official", "withheld-person"),
    ("election", "withheld-election"),
    ("place", "withheld-place"),
]
OPEN = [
    ("trip", "open-trip"),
    ("event", "open-event"),
    ("organization", "open-body"),
    ("official", "open-person"),
    ("place", "open-place"),
]
LISTS = ["trip", "delegate", "event", "organization", "official", "election"]


@pytest.fixture
def world_with_a_draft() -> None:
    """A published trip and a draft that touch the same public records, and hidden ones too."""
    place = make_place("open-place")
    body = make_organization("open-body", country=place)
    person = make_official("open-person", country=place)
    make_post(official=person, organization=body)
    event = make_event("open-event", country=place)
    trip = make_trip("open-trip", government=make_organization("home"))
    make_delegate(trip=trip, official=make_official("open-traveller"))
    make_attendance(trip=trip, event=event)
    make_encounter(trip=trip, event=event, key="open-trip.1", official=person)
    make_draft()


def make_draft() -> None:
    """Hidden things at, of and beside the public ones, so that each could leak."""
    private = {"is_public": False}
    place = make_place("withheld-place", country_id="open-place", parent_id="open-place", **private)
    body = make_organization(
        "withheld-body", parent_id="open-body", country_id="open-place", seat=place, **private
    )
    person = make_official("withheld-person", country_id="open-place", **private)
    make_post(official=person, organization_id="open-body", key="withheld-post", **private)
    above = Event.objects.get(key="open-event")
    event = make_event(
        "withheld-event", parent=above, parent_link="programme", country_id="open-place", **private
    )
    make_election("withheld-election", body=body, event_id="open-event", **private)
    Appearance.objects.create(
        key="withheld-speech", event_id="open-event", official=person, kind="speech", **private
    )
    home = Organization.objects.get(key="home")
    trip = make_trip("withheld-trip", state=TripState.DRAFT, government=home)
    trip.regions.add(Place.objects.get(key="open-place"))
    make_attendance(trip=trip, event=event)
    make_attendance(trip=trip, event=above)
    make_delegate(trip=trip, official=make_official("withheld-traveller", **private))
    make_delegate(trip=trip, official=person, order=2)
    make_encounter(trip=trip, event=above, key="withheld-trip.1", official_id="open-person")
    make_report(trip)


def make_report(trip: Trip) -> None:
    section = Section.objects.create(
        key="withheld-section",
        trip=trip,
        order=1,
        level=1,
        kind="prose",
        heading="Withheld heading",
    )
    photo = Photo.objects.create(
        key="withheld-photo",
        trip=trip,
        section=section,
        position=1,
        order=1,
        event_id="open-event",
        caption="Withheld caption",
    )
    PhotoPerson.objects.create(key="withheld-face", photo=photo, official_id="open-person")
    Citation.objects.create(
        key="withheld-citation",
        trip=trip,
        record_type=ContentType.objects.get_for_model(Official),
        record_key="open-person",
        section=section,
        quote="Withheld heading",
    )


def without_token(page: str) -> str:
    """The token of the language form is another one in each answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_user("clerk", is_staff=True))
    return client


@pytest.mark.parametrize(("kind", "key"), HIDDEN)
def test_hidden_record_has_no_page(
    client: Client, world_with_a_draft: None, kind: str, key: str
) -> None:
    hidden = client.get(reverse(f"browse:{kind}-detail", args=[key]))
    unknown = client.get(reverse(f"browse:{kind}-detail", args=["unknown"]))

    assert hidden.status_code == 404
    assert without_token(hidden.content.decode().replace(key, "unknown")) == without_token(
        unknown.content.decode()
    )


@pytest.mark.parametrize(("kind", "key"), HIDDEN)
def test_hidden_record_has_a_page_for_staff(
    staff: Client, world_with_a_draft: None, kind: str, key: str
) -> None:
    response = staff.get(reverse(f"browse:{kind}-detail", args=[key]))

    assert response.status_code == 200
    assert key.title() in response.content.decode()


@pytest.mark.parametrize(("kind", "key"), OPEN)
def test_page_of_a_public_record_names_nothing_hidden(
    client: Client, world_with_a_draft: None, kind: str, key: str
) -> None:
    response = client.get(reverse(f"browse:{kind}-detail", args=[key]))

    assert response.status_code == 200
    assert "withheld" not in response.content.decode().lower()


@pytest.mark.parametrize(("kind", "key"), [pair for pair in OPEN if pair[0] != "trip"])
def test_page_of_a_public_record_names_the_hidden_to_staff(
    staff: Client, world_with_a_draft: None, kind: str, key: str
) -> None:
    response = staff.get(reverse(f"browse:{kind}-detail", args=[key]))

    assert "withheld" in response.content.decode().lower()


@pytest.mark.parametrize("kind", LISTS)
def test_list_names_and_counts_nothing_hidden(
    client: Client, world_with_a_draft: None, kind: str
) -> None:
    response = client.get(reverse(f"browse:{kind}-list"))

    counts = {"trip": 1, "delegate": 1, "event": 1, "organization": 2, "official": 2, "election": 0}
    assert response.context["pages"].total == counts[kind]
    assert "withheld" not in response.content.decode().lower()


@pytest.mark.parametrize("kind", LISTS)
def test_list_shows_the_hidden_to_staff(staff: Client, world_with_a_draft: None, kind: str) -> None:
    response = staff.get(reverse(f"browse:{kind}-list"))

    counts = {"trip": 2, "delegate": 3, "event": 2, "organization": 3, "official": 4, "election": 1}
    assert response.context["pages"].total == counts[kind]
    assert "withheld" in response.content.decode().lower()


def test_home_counts_nothing_hidden(client: Client, world_with_a_draft: None) -> None:
    response = client.get(reverse("browse:home"))

    held = response.context["held"]
    assert (held.trips, held.people, held.organizations) == (1, 1, 2)
    assert (held.progress, held.countries, held.cities) == ({}, [], [])
    assert "withheld" not in response.content.decode().lower()


def test_statement_kept_for_staff_does_not_reach_the_next_reader(
    client: Client, world_with_a_draft: None
) -> None:
    address = reverse("browse:event-detail", args=["open-event"])
    clerk = get_user_model().objects.create_user("clerk", is_staff=True)

    client.force_login(clerk)
    seen = client.get(address).content.decode().lower()
    get_user_model().objects.filter(pk=clerk.pk).update(is_staff=False)
    seen_after = client.get(address).content.decode().lower()
    client.logout()
    seen_by_anyone = client.get(address).content.decode().lower()

    assert "withheld" in seen
    assert "withheld" not in seen_after
    assert "withheld" not in seen_by_anyone
