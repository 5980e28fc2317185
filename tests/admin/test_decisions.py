"""The tab of elections and decisions: an overview, with ways to their own forms and back."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.admin.every import address
from tests.admin.forms import entered
from tests.factories import (
    make_attendance,
    make_candidacy,
    make_contest,
    make_draft,
    make_election,
    make_event,
    make_organization,
)
from tripreports.elections.models import Election
from tripreports.events.models import Agreement, Resolution
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


def _tab(trip: Trip) -> str:
    return reverse("admin:trips_trip_decisions", args=[trip.key])


def test_tab_shows_what_was_decided_at_the_events_of_the_trip_only(clerk: Client) -> None:
    trip = make_draft()
    council = make_attendance(trip=trip, event=make_event("council")).event
    election = make_election("presidency", event=council)
    make_candidacy(contest=make_contest(election=election))
    make_election("elsewhere", event=make_event())
    Resolution.objects.create(
        event=council, order=1, number="1", kind="approval", text="Minutes approved"
    )
    Agreement.objects.create(name_en="Letter", kind="loi", status="signed", event=make_event())

    context = clerk.get(_tab(trip)).context

    assert [one["record"] for one in context["elections"]] == [election]
    assert [c["record"].with_candidacies for c in context["elections"][0]["contests"]] == [1]
    assert {g["name"]: [row["name"] for row in g["rows"]] for g in context["groups"]} == {
        "resolution": ["1 Minutes approved"],
        "adopteddocument": [],
        "agreement": [],
        "appointment": [],
    }


def test_election_added_from_the_tab_has_its_event_and_leads_back(clerk: Client) -> None:
    trip = make_draft()
    make_attendance(trip=trip, event=make_event("council"))
    make_organization("uclg")
    add = f"{address(Election, 'add')}?event=council&_back={_tab(trip)}"

    answer = clerk.post(add, entered(clerk, add, name_en="Presidency", body="uclg"))

    assert Election.objects.get().event_id == "council"
    assert answer["Location"] == _tab(trip)


def test_next_record_keeps_the_event_and_the_way_back(clerk: Client) -> None:
    make_event("council")
    make_organization("uclg")
    add = f"{address(Election, 'add')}?event=council&_back=/admin/"

    sent = entered(clerk, add, name_en="Presidency", body="uclg") | {"_addanother": "1"}

    assert clerk.post(add, sent)["Location"] == add


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_way_back_leads_to_no_other_site(clerk: Client, back: str) -> None:
    election = make_election()
    page = f"{address(Election, 'change', election.key)}?_back={back}"

    answer = clerk.post(page, entered(clerk, page))

    assert answer["Location"] == address(Election, "changelist")


def test_whoever_may_only_look_is_offered_no_way_to_add(client: Client) -> None:
    trip = make_draft()
    make_attendance(trip=trip)
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_trip"))
    client.force_login(reader)

    context = client.get(_tab(trip)).context

    assert [context["add_election"], *(g["add_url"] for g in context["groups"])] == [""] * 5


@pytest.mark.parametrize("number", [1, 3])
def test_tab_asks_the_same_number_of_questions(
    clerk: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    trip = make_draft()
    for order in range(number):
        event = make_attendance(trip=trip).event
        make_candidacy(contest=make_contest(election=make_election(event=event)))
        Resolution.objects.create(event=event, order=order, number="1", kind="approval", text="Yes")

    with django_assert_num_queries(11):
        clerk.get(_tab(trip))
