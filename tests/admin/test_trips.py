"""Publishing and withdrawing from the list of trips."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import entered, told
from tests.factories import (
    make_event,
    make_official,
    make_organization,
    make_superuser,
    make_trip,
)
from tripreports.api.models import Token
from tripreports.trips.enums import TripState
from tripreports.trips.models import Encounter, Trip
from tripreports.trips.services import begin_amendment

pytestmark = pytest.mark.django_db


def _act(client: Client, action: str, *trips: Trip, **said: str) -> object:
    chosen = {"action": action, "_selected_action": [trip.key for trip in trips], **said}
    return client.post(address(Trip, "changelist"), chosen, follow=True)


def test_chosen_trips_are_published_with_what_they_refer_to(clerk: Client) -> None:
    home = make_organization(is_public=False)
    first, second, third = (make_trip(state=TripState.APPROVED, government=home) for _ in range(3))

    answer = _act(clerk, "publish", first, second)

    states = dict(Trip.objects.values_list("key", "state"))
    home.refresh_from_db()
    assert told(answer) == ["2 trips are public now."]
    assert states == {
        first.key: TripState.PUBLISHED,
        second.key: TripState.PUBLISHED,
        third.key: TripState.APPROVED,
    }
    assert home.is_public


def test_chosen_trip_is_withdrawn(clerk: Client) -> None:
    trip = make_trip(state=TripState.PUBLISHED)

    answer = _act(clerk, "withdraw", trip, comment="It was wrong.")

    trip.refresh_from_db()
    assert told(answer) == ["1 trip is withdrawn."]
    assert trip.state == TripState.WITHDRAWN


def test_account_that_may_only_look_cannot_publish(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_trip"))
    client.force_login(reader)
    trip = make_trip(state=TripState.DRAFT)

    _act(client, "publish", trip)

    trip.refresh_from_db()
    assert trip.state == TripState.DRAFT


def test_sidebar_shows_only_what_one_may_see(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_trip"))
    client.force_login(reader)

    groups = client.get("/admin/").context["sidebar_navigation"]

    links = [item["link"] for group in groups for item in group["items"]]
    assert links == ["/admin/", address(Trip, "changelist"), address(Token, "changelist")]


def test_parts_of_other_records_are_left_out_of_the_list_of_lists(clerk: Client) -> None:
    apps = clerk.get("/admin/").context["app_list"]

    listed = {model["object_name"] for app in apps for model in app["models"]}

    assert {"Trip", "Event", "Official"} <= listed
    assert {"OfficialAlias", "ItineraryStop", "EventTheme"} & listed == set()


@pytest.mark.parametrize("state", [TripState.DRAFT, TripState.PUBLISHED])
def test_person_added_to_a_trip_is_public_if_the_trip_is(clerk: Client, state: TripState) -> None:
    trip, event, person = make_trip(state=state), make_event(), make_official(is_public=False)
    if state == TripState.PUBLISHED:
        begin_amendment(trip, by=make_superuser(), comment="One more person met.")
    add = address(Encounter, "add")
    sent = entered(
        clerk,
        add,
        trip=trip.key,
        event=event.key,
        official=person.key,
        basis="body",
        contact="explicit",
        presence="in_person",
    )

    clerk.post(add, sent)

    person.refresh_from_db()
    assert Encounter.objects.get().official == person
    assert person.is_public == (state == TripState.PUBLISHED)
