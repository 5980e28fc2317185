"""What only drafts refer to does not show: not listed, counted, nested, filtered or cited."""

import datetime as dt
import re

import pytest
from django.test import Client

from tests.api.asking import ROOT, get, keys
from tests.factories import (
    make_attendance,
    make_candidacy,
    make_contest,
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
from tripreports.api.reading.asked import expandable
from tripreports.api.resources import RESOURCES
from tripreports.directory.models import (
    Membership,
    Official,
    OfficialAlias,
    Organization,
    Place,
    Post,
)
from tripreports.elections.models import Contest, Election
from tripreports.events.models import Event
from tripreports.trips.models import Encounter, ItineraryDay, ItineraryStop, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _draft(for_the_module: None) -> None:
    """A published trip, and a draft with everything secret that touches the same records."""
    home = make_organization("home")
    make_trip("shown", government=home)
    draft = make_trip("secret-trip", state="draft", government=home)
    hidden = {"is_public": False}
    land = make_place("secret-land", **hidden)
    city = make_organization("secret-city", country=land, **hidden)
    person = make_official("secret-person", country=land, **hidden)
    make_post(official=person, key="secret-post", organization=city, **hidden)
    call = make_event("secret-call", country=land, body=city, **hidden)
    _touch_the_same(draft, city)
    election = make_election("secret-round", body=city, event=call, **hidden)
    contest = make_contest(election=election, key="secret-contest", **hidden)
    make_candidacy(contest=contest, official=person, key="secret-candidacy", **hidden)
    draft.regions.add(land)
    day = ItineraryDay.objects.create(trip=draft, order=1, on=dt.date(2025, 9, 23), route="secret")
    ItineraryStop.objects.create(day=day, place=land)
    make_delegate(trip=draft, official=person, key="secret-trip.person", order=2)
    make_attendance(trip=draft, event=call)
    make_encounter(trip=draft, event=call, official=person, organization=city)


def _touch_the_same(draft: Trip, secret: Organization) -> None:
    lee, congress = make_official("lee"), make_event("congress")
    congress.parent, congress.parent_link = make_event("secret-whole", is_public=False), "programme"
    congress.save()
    home = Organization.objects.get(key="home")
    home.parent = secret
    home.save()
    make_delegate(trip=draft, official=lee, key="secret-trip.lee", unit="secret")
    make_attendance(trip=draft, event=congress)
    make_encounter(
        trip=draft, event=congress, key="secret-encounter", official=lee, organization=home
    )
    make_post(official=lee, key="secret-lee", title_en="secret", is_public=False)
    OfficialAlias.objects.create(official=lee, text="secret")
    Membership.objects.create(member=home, organization=secret, capacity="member")


SHOWN = {"trips": 1, "organizations": 1, "officials": 1, "events": 1}
KEPT = {
    "trips": 2,
    "delegates": 2,
    "itinerary-days": 1,
    "encounters": 2,
    "places": 1,
    "organizations": 2,
    "memberships": 1,
    "officials": 2,
    "posts": 2,
    "events": 3,
    "elections": 1,
    "contests": 1,
    "candidacies": 1,
}


@pytest.mark.usefixtures("_draft")
@pytest.mark.parametrize("resource", RESOURCES)
def test_lists_and_counts_leave_drafts_out(
    client: Client, admin_client: Client, resource: str
) -> None:
    shown = get(client, f"{resource}/", count="1")
    kept = get(admin_client, f"{resource}/", count="1")

    assert "secret" not in str(shown)
    assert shown["count"] == len(shown["results"]) == SHOWN.get(resource, 0)
    assert kept["count"] == len(kept["results"]) == KEPT.get(resource, 0)


@pytest.mark.usefixtures("_draft")
@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize("kind", ["csv", "ndjson"])
def test_files_leave_drafts_out(
    client: Client, admin_client: Client, resource: str, kind: str
) -> None:
    shown = client.get(f"{ROOT}{resource}/", {"format": kind}).getvalue().decode()
    kept = admin_client.get(f"{ROOT}{resource}/", {"format": kind}).getvalue().decode()

    lines = 1 if kind == "csv" else 0
    assert "secret" not in shown
    assert len(shown.splitlines()) == SHOWN.get(resource, 0) + lines
    assert len(kept.splitlines()) == KEPT.get(resource, 0) + lines


@pytest.mark.usefixtures("_draft")
@pytest.mark.parametrize("resource", SHOWN)
def test_expanded_records_are_those_that_show(client: Client, resource: str) -> None:
    for path in expandable(RESOURCES[resource]):
        assert "secret" not in str(get(client, f"{resource}/", expand=path, citations="1"))


@pytest.mark.usefixtures("_draft")
@pytest.mark.parametrize(
    "path",
    [
        "trips/secret-trip/",
        "delegates/secret-trip.lee/",
        "places/secret-land/",
        "organizations/secret-city/",
        "officials/secret-person/",
        "events/secret-call/",
        "elections/secret-round/",
    ],
)
def test_details_of_drafts_are_as_absent(client: Client, admin_client: Client, path: str) -> None:
    resource, key, _end = path.split("/")

    hidden = client.get(f"{ROOT}{path}")
    absent = client.get(f"{ROOT}{resource}/nothing/")

    assert get(admin_client, path)["key"] == key
    assert hidden.status_code == absent.status_code == 404
    assert hidden.text.replace(key, "nothing") == absent.text


@pytest.mark.usefixtures("_draft")
@pytest.mark.parametrize("path", ["trips/shown/", "events/congress/", "officials/lee/"])
def test_nested_records_of_drafts_do_not_show(client: Client, path: str) -> None:
    assert "secret" not in str(get(client, path, citations="1"))


@pytest.mark.usefixtures("_draft")
@pytest.mark.parametrize("path", ["events/congress/", "officials/lee/", "organizations/home/"])
def test_nested_records_of_drafts_show_to_staff(admin_client: Client, path: str) -> None:
    assert "secret" in str(get(admin_client, path))


@pytest.mark.usefixtures("_draft")
def test_hidden_parents_show_as_none(client: Client, admin_client: Client) -> None:
    assert get(client, "events/congress/")["parent"] is None
    assert get(admin_client, "events/congress/")["parent"]["key"] == "secret-whole"
    assert get(client, "organizations/home/")["parent"] is None
    assert get(admin_client, "organizations/home/")["parent"]["key"] == "secret-city"


SECRETS = {
    Contest: "secret-contest",
    Election: "secret-round",
    Encounter: "secret-encounter",
    Event: "secret-call",
    Official: "secret-person",
    Organization: "secret-city",
    Place: "secret-land",
    Post: "secret-post",
    Trip: "secret-trip",
}


@pytest.mark.usefixtures("_draft")
@pytest.mark.parametrize("resource", RESOURCES)
def test_filters_tell_hidden_from_absent_by_nothing(client: Client, resource: str) -> None:
    filters = RESOURCES[resource].filterset().filters

    for name, each in filters.items():
        choices = getattr(each.field, "queryset", None)
        secret = "secret" if choices is None else SECRETS.get(choices.model, "secret")
        absent = client.get(f"{ROOT}{resource}/", {name: "nothing"})
        hidden = client.get(f"{ROOT}{resource}/", {name: secret})

        assert hidden.status_code == absent.status_code
        # A code such as "secretariat" is no secret.
        assert re.sub(rf"\b{secret}\b", "nothing", hidden.text) == absent.text


@pytest.mark.usefixtures("_draft")
def test_filters_find_hidden_records_for_staff(client: Client, admin_client: Client) -> None:
    asked = {"met_official": "secret-person"}

    assert keys(admin_client, "trips/", **asked) == ["secret-trip"]
    assert client.get(f"{ROOT}trips/", asked).status_code == 400
    assert keys(admin_client, "officials/", q="secret") == ["lee", "secret-person"]
    assert keys(client, "officials/", q="secret") == []
    assert keys(admin_client, "officials/", met="true") == ["lee", "secret-person"]
    assert keys(client, "officials/", met="true") == []
