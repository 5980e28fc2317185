"""An event of a trip is entered on one page: the event, our days there, whom we met."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.admin.forms import entered
from tests.factories import (
    make_attendance,
    make_delegate,
    make_draft,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_post,
    make_trip,
)
from tripreports.directory.models import Official
from tripreports.events.models import Event
from tripreports.trips.models import Attendance, Encounter, Trip

pytestmark = pytest.mark.django_db

SAID = {"contact": "explicit", "basis": "body", "presence": "in_person"}


def _add(trip: Trip) -> str:
    return reverse("admin:trips_trip_event-add", args=[trip.key])


def _edit(trip: Trip, event: Event) -> str:
    return reverse("admin:trips_trip_event-edit", args=[trip.key, event.key])


def _row(number: int, **given: Any) -> dict[str, Any]:
    return {f"encounters__{number}__{name}": value for name, value in (SAID | given).items()}


def test_event_is_entered_with_its_people_in_one_save(clerk: Client) -> None:
    trip, mayor = make_draft(), make_official("kim")
    post = make_post(official=mayor, organization=make_organization("goyang"))

    sent = entered(
        clerk,
        _add(trip),
        name_zh="拜會高陽市",
        kind="courtesy_call",
        starts_on="114/9/24",
        **_row(0, official="kim", post=post.key, roles=["met", "called_on"]),
        **_row(1, new_person="朴永洙", new_title="局長", organization="goyang", roles=["met"]),
    )
    answer = clerk.post(_add(trip), sent)

    event = Event.objects.get()
    met = {
        str(e.official): (str(e.post), [tag.role for tag in e.roles.all()])
        for e in Encounter.objects.all()
    }
    assert answer.status_code == 302
    assert (event.name_zh, event.starts_on) == ("拜會高陽市", dt.date(2025, 9, 24))
    assert Attendance.objects.get().status == "attended"
    assert met == {
        "Kim": (str(post), ["met", "called_on"]),
        "朴永洙": ("Goyang 局長", ["met"]),
    }


def test_event_of_the_archive_is_chosen_and_not_entered_again(clerk: Client) -> None:
    trip, event = make_draft(), make_event("congress")

    clerk.post(_add(trip), entered(clerk, _add(trip), existing="congress"))

    assert [a.event for a in trip.attendances.all()] == [event]
    assert Event.objects.count() == 1


def test_new_person_who_is_in_the_archive_is_asked_about(clerk: Client) -> None:
    trip, event = make_draft(), make_event("congress")
    make_official(name_en="Kim Min-ji")
    sent = entered(clerk, _add(trip), existing=event.key, **_row(0, new_person="KIM MIN JI"))

    refused = clerk.post(_add(trip), sent)
    made = clerk.post(_add(trip), sent | {"encounters-0-is_namesake": "on"})

    assert "choose that person, or tick" in refused.content.decode()
    assert 'value="KIM MIN JI"' in refused.content.decode()
    assert made.status_code == 302
    assert Official.objects.filter(name_en="KIM MIN JI").count() == 1


def test_pasted_names_become_rows_and_nothing_is_saved_yet(clerk: Client) -> None:
    trip, event = make_draft(), make_event("congress")
    known = make_official(name_en="Kim Min-ji")
    pasted = "Kim Minji\n朴永洙\t局長\n"
    sent = entered(clerk, _add(trip), existing=event.key)

    page = clerk.post(_add(trip), sent | {"pasted": pasted, "_paste": "1", **_pasted(SAID)})

    shown = page.content.decode()
    assert f'value="{known.key}"' in shown
    assert 'value="朴永洙"' in shown
    assert Encounter.objects.count() == 0


def _pasted(said: dict[str, str]) -> dict[str, str]:
    return {f"pasted_{name}": value for name, value in said.items()}


def test_event_is_taken_out_of_a_trip_and_stays_in_the_archive(clerk: Client) -> None:
    trip = make_draft()
    attendance = make_attendance(trip=trip)
    make_encounter(trip=trip, event=attendance.event)
    page = reverse("admin:trips_trip_event-remove", args=[trip.key, attendance.event.key])

    asked = clerk.get(page)
    clerk.post(page)

    assert asked.status_code == 200
    assert (Attendance.objects.count(), Encounter.objects.count()) == (0, 0)
    assert Event.objects.count() == 1


def test_event_of_a_closed_report_is_not_changed(clerk: Client) -> None:
    trip = make_trip()
    attendance = make_attendance(trip=trip)

    answer = clerk.get(_edit(trip, attendance.event))

    assert answer.status_code == 302
    assert answer["Location"] == reverse("admin:trips_trip_events", args=[trip.key])


@pytest.mark.parametrize("number", [1, 3])
def test_overview_asks_the_same_number_of_questions(
    clerk: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    trip = make_draft()
    make_delegate(trip=trip)
    for _event in range(number):
        attendance = make_attendance(trip=trip)
        make_encounter(trip=trip, event=attendance.event)

    with django_assert_num_queries(11):
        clerk.get(reverse("admin:trips_trip_events", args=[trip.key]))
