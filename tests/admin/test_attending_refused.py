"""What the page of a trip's event refuses: nothing is saved, nothing typed is lost."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
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
    make_post,
    make_trip,
)
from tripreports.events.models import Event
from tripreports.trips.enums import TripState
from tripreports.trips.models import Attendance, DelegateAct, Encounter, Trip

pytestmark = pytest.mark.django_db


def _add(trip: Trip) -> str:
    return reverse("admin:trips_trip_event-add", args=[trip.key])


def _edit(attendance: Attendance) -> str:
    args = [attendance.trip_id, attendance.event_id]
    return reverse("admin:trips_trip_event-edit", args=args)


def _said(page: Any) -> list[str]:
    return [f"{one['where']}: {one['what']}" for one in page.context["refusals"]]


def test_refusal_names_row_field_and_rule_and_keeps_what_was_typed(clerk: Client) -> None:
    trip = make_draft()
    sent = entered(
        clerk,
        _add(trip),
        name_en="Courtesy call",
        kind="courtesy_call",
        encounters__0__new_person="Kim",
        encounters__0__basis="body",
        encounters__0__presence="in_person",
    )

    page = clerk.post(_add(trip), sent)

    assert _said(page) == ["Whom we met, row 1: Contact: This field is required."]
    assert 'value="Courtesy call"' in page.content.decode()
    assert 'value="Kim"' in page.content.decode()
    assert (Event.objects.count(), Attendance.objects.count()) == (0, 0)


def test_post_of_somebody_else_is_refused(clerk: Client) -> None:
    attendance = make_attendance(trip=make_draft())
    encounter = make_encounter(trip=attendance.trip, event=attendance.event)
    post = make_post()
    page = _edit(attendance)

    answer = clerk.post(page, entered(clerk, page, encounters__0__post=post.key))

    encounter.refresh_from_db()
    assert _said(answer) == [
        "Whom we met, row 1: In the post: This is the post of somebody else. Choose one of theirs."
    ]
    assert encounter.post is None


def test_person_is_not_met_twice_at_one_event(clerk: Client) -> None:
    attendance = make_attendance(trip=make_draft())
    kim = make_official("kim")
    make_encounter(trip=attendance.trip, event=attendance.event, official=kim)
    page = _edit(attendance)
    again = {"official": "kim", "contact": "explicit", "basis": "body", "presence": "remote"}

    answer = clerk.post(
        page, entered(clerk, page, **{f"encounters__1__{name}": v for name, v in again.items()})
    )

    assert _said(answer) == [
        "Whom we met, row 2: Person: This person has a row further up: keep one of them."
    ]
    assert Encounter.objects.count() == 1


def test_two_people_trade_rows(clerk: Client) -> None:
    attendance = make_attendance(trip=make_draft())
    for key in ("kim", "park"):
        person = make_official(key)
        make_encounter(
            key=f"with-{key}", trip=attendance.trip, event=attendance.event, official=person
        )
    page = _edit(attendance)

    answer = clerk.post(
        page, entered(clerk, page, encounters__0__official="park", encounters__1__official="kim")
    )

    assert answer.status_code == 302
    assert dict(Encounter.objects.values_list("key", "official")) == {
        "with-kim": "park",
        "with-park": "kim",
    }


def test_event_that_is_in_the_trip_already_is_not_chosen_again(clerk: Client) -> None:
    attendance = make_attendance(trip=make_draft())

    page = clerk.post(
        _add(attendance.trip), entered(clerk, _add(attendance.trip), existing=attendance.event_id)
    )

    assert _edit(attendance) in str(page.context["refusals"][0]["what"])
    assert Attendance.objects.count() == 1


def test_second_of_two_editors_of_a_row_is_told(clerk: Client) -> None:
    attendance = make_attendance(trip=make_draft())
    encounter = make_encounter(trip=attendance.trip, event=attendance.event, presence="in_person")
    page = _edit(attendance)
    late = entered(clerk, page, encounters__0__contact="visited")
    clerk.post(page, entered(clerk, page, encounters__0__contact="at_the_call"))

    answer = clerk.post(page, late)

    encounter.refresh_from_db()
    assert answer.status_code == 200
    assert any("was changed by somebody else" in one for one in _said(answer))
    assert encounter.contact == "at_the_call"


def test_second_of_two_editors_of_roles_is_told(clerk: Client) -> None:
    attendance = make_attendance(trip=make_draft())
    encounter = make_encounter(trip=attendance.trip, event=attendance.event)
    page = _edit(attendance)
    late = entered(clerk, page, encounters__0__roles=["visited"])
    untouched = entered(clerk, page, encounters__0__contact="visited")
    clerk.post(page, entered(clerk, page, encounters__0__roles=["met"]))

    told = clerk.post(page, late)
    clerk.post(page, untouched)

    (said,) = _said(told)
    assert said.startswith("Whom we met, row 1: Roles: Somebody else made this “met”.")
    assert [tag.role for tag in encounter.roles.all()] == ["met"]


def test_report_that_was_submitted_meanwhile_keeps_what_was_typed(clerk: Client) -> None:
    trip = make_draft()
    sent = entered(clerk, _add(trip), name_en="Dinner", kind="dinner")
    Trip.objects.update(state=TripState.IN_REVIEW)

    page = clerk.post(_add(trip), sent)

    assert _said(page) == [": The report of this trip is closed to changes."]
    assert 'value="Dinner"' in page.content.decode()
    assert Event.objects.count() == 0


def test_whoever_may_only_look_enters_nothing(client: Client) -> None:
    attendance = make_attendance(trip=make_draft())
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_trip"))
    client.force_login(reader)
    remove = reverse(
        "admin:trips_trip_event-remove", args=[attendance.trip_id, attendance.event_id]
    )

    answers = [
        client.post(page).status_code for page in (_add(attendance.trip), _edit(attendance), remove)
    ]

    assert answers == [403, 403, 403]
    assert Attendance.objects.count() == 1


def test_other_trips_that_tell_of_an_event_are_named(clerk: Client) -> None:
    attendance = make_attendance(trip=make_draft())
    other = make_attendance(trip=make_trip(), event=attendance.event).trip

    page = clerk.get(_edit(attendance))

    assert list(page.context["others"]) == [other]


def test_event_of_another_trip_is_not_edited_from_this_one(clerk: Client) -> None:
    trip, attendance = make_draft(), make_attendance()
    args = [trip.key, attendance.event_id]

    answers = [
        clerk.get(reverse(f"admin:trips_trip_event-{verb}", args=args)).status_code
        for verb in ("edit", "remove")
    ]

    assert answers == [404, 404]


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_number_of_questions(
    clerk: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    attendance = make_attendance(trip=make_draft())
    delegate = make_delegate(trip=attendance.trip)
    for kind in ("speaker", "voter", "met")[:number]:
        person = make_official()
        make_encounter(
            trip=attendance.trip,
            event=attendance.event,
            official=person,
            post=make_post(official=person),
        )
        DelegateAct.objects.create(delegate=delegate, event=attendance.event, kind=kind)

    with django_assert_num_queries(16):
        clerk.get(_edit(attendance))


def test_new_event_of_the_same_name_is_entered_beside_the_first(clerk: Client) -> None:
    make_event("dinner")
    trip = make_draft()

    clerk.post(_add(trip), entered(clerk, _add(trip), name_en="Dinner", kind="dinner"))

    assert Event.objects.count() == 2
