"""The way to publication in the admin: the bar, the steps, the log, and what is closed."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import entered, told
from tests.factories import (
    make_day,
    make_delegate,
    make_event,
    make_official,
    make_superuser,
    make_trip,
)
from tripreports.core.enums import Role
from tripreports.trips.enums import ReturnReason, Step, TripState
from tripreports.trips.models import (
    Amendment,
    Attendance,
    Delegate,
    ItineraryDay,
    ItineraryStop,
    StateChange,
    Trip,
)
from tripreports.trips.services import begin_amendment

pytestmark = pytest.mark.django_db


def staff(role: Role) -> Client:
    account = User.objects.create_user(role.value, is_staff=True)
    account.groups.add(Group.objects.get(name=role.value))
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    return client


def step_page(trip: Trip, step: str) -> str:
    return f"/admin/trips/trip/{trip.key}/way/{step}/"


def offered(client: Client, trip: Trip) -> list[str]:
    """The steps on the bar."""
    context = client.get(address(Trip, "change", trip.key)).context
    return [str(step["label"]) for step in context["way"]["steps"]]


@pytest.mark.parametrize(
    ("role", "state", "labels"),
    [
        (Role.AUTHOR, TripState.DRAFT, ["Submit for review"]),
        (Role.AUTHOR, TripState.IN_REVIEW, []),
        (Role.REVIEWER, TripState.IN_REVIEW, ["Approve", "Return to the author"]),
        (Role.PUBLISHER, TripState.APPROVED, ["Publish"]),
        (Role.PUBLISHER, TripState.PUBLISHED, ["Begin an amendment", "Withdraw"]),
        (Role.PUBLISHER, TripState.WITHDRAWN, ["Reopen as a draft"]),
        (Role.AUDITOR, TripState.IN_REVIEW, []),
    ],
)
def test_bar_offers_the_steps_that_one_may_take(
    role: Role, state: TripState, labels: list[str]
) -> None:
    assert offered(staff(role), make_trip(state=state)) == labels


def test_step_is_taken_and_told(clerk: Client) -> None:
    trip = make_trip(state=TripState.IN_REVIEW)
    sent = {"reason": ReturnReason.COPIED, "comment": "See page 3.", "version": trip.version}

    answer = clerk.post(step_page(trip, Step.SEND_BACK), sent, follow=True)

    log = StateChange.objects.get()
    assert told(answer) == ["“Return to the author” is done. The report is in the state “draft”."]
    assert (log.reason, log.comment, log.by_name) == ("copied", "See page 3.", "clerk")
    assert answer.redirect_chain[-1][0] == address(Trip, "change", trip.key)


def test_looking_at_a_step_does_not_take_it(clerk: Client) -> None:
    trip = make_trip(state=TripState.APPROVED)

    page = clerk.get(step_page(trip, Step.PUBLISH))

    trip.refresh_from_db()
    assert page.status_code == 200
    assert trip.state == TripState.APPROVED


def test_step_without_its_words_keeps_what_was_typed(clerk: Client) -> None:
    trip = make_trip(state=TripState.IN_REVIEW)
    sent = {"comment": "See page 3.", "version": trip.version}

    page = clerk.post(step_page(trip, Step.SEND_BACK), sent)

    form = page.context["form"]
    assert form.errors == {"reason": ["This field is required."]}
    assert form["comment"].value() == "See page 3."
    assert not StateChange.objects.exists()


def test_step_that_another_took_first_keeps_what_was_typed(clerk: Client) -> None:
    trip = make_trip(state=TripState.DRAFT)
    sent = {"reason": "empty", "comment": "See page 3.", "version": trip.version}

    page = clerk.post(step_page(trip, Step.SEND_BACK), sent)

    form = page.context["form"]
    assert form.non_field_errors() == [
        "“Return to the author” is not possible: the report is in the state “draft”."
    ]
    assert form["comment"].value() == "See page 3."


def test_checklist_blocks_submission_and_leads_to_the_tabs() -> None:
    trip, author = make_trip(state=TripState.DRAFT), staff(Role.AUTHOR)

    page = author.post(step_page(trip, Step.SUBMIT), {"version": trip.version})

    trip.refresh_from_db()
    links = {str(one["message"]): one["url"] for one in page.context["findings"]}
    assert trip.state == TripState.DRAFT
    assert page.context["form"].non_field_errors()[0].startswith("The checklist has ")
    assert links["Nobody travelled: enter the delegates."] == (
        f"/admin/trips/trip/{trip.key}/delegates/#delegates-group"
    )
    assert links["The report has no part “summary”."] == (
        f"/admin/trips/trip/{trip.key}/change/#id_summary"
    )


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.AUDITOR])
def test_refused_step_says_why(role: Role) -> None:
    trip = make_trip(state=TripState.IN_REVIEW)

    answer = staff(role).get(step_page(trip, Step.APPROVE), follow=True)

    assert told(answer) == ["Your account may not do this: it lacks the permission to “Approve”."]


def test_unknown_step_is_not_found(clerk: Client) -> None:
    assert clerk.get(step_page(make_trip(), "explode")).status_code == 404


def test_log_shows_every_step_with_its_words(clerk: Client) -> None:
    trip = make_trip(state=TripState.PUBLISHED)
    begin_amendment(trip, by=make_superuser(), comment="The mayor's name.")

    page = clerk.get(f"/admin/trips/trip/{trip.key}/way/").content.decode()

    assert "amendment begun" in page
    assert "by superuser" in page
    assert page.count("The mayor&#x27;s name.") == 2


@pytest.mark.parametrize(
    "state", [TripState.IN_REVIEW, TripState.APPROVED, TripState.PUBLISHED, TripState.WITHDRAWN]
)
def test_closed_report_shows_no_fields_and_takes_none(clerk: Client, state: TripState) -> None:
    trip = make_trip(state=state)
    day = make_day(trip=trip)
    pages = [address(Trip, "change", trip.key), address(ItineraryDay, "change", day.key)]

    shown = [clerk.get(page) for page in pages]
    sent = [clerk.post(page, {"route": "Elsewhere"}) for page in pages]

    day.refresh_from_db()
    assert [page.context["has_change_permission"] for page in shown] == [False, False]
    assert all("The report is " in page.content.decode() for page in shown)
    assert [answer.status_code for answer in sent] == [403, 403]
    assert day.route == ""


def test_amendment_opens_the_report_to_changes(clerk: Client) -> None:
    trip = make_trip(state=TripState.PUBLISHED)
    day = make_day(trip=trip)
    begin_amendment(trip, by=make_superuser(), comment="The route.")
    page = address(ItineraryDay, "change", day.key)

    clerk.post(page, entered(clerk, page, route="Taipei–Incheon"))

    day.refresh_from_db()
    assert day.route == "Taipei–Incheon"


def test_nothing_is_entered_for_a_closed_report(clerk: Client) -> None:
    trip, event = make_trip(state=TripState.IN_REVIEW), make_event()
    add = address(Attendance, "add")

    page = clerk.post(add, entered(clerk, add, trip=trip.key, event=event.key, status="attended"))

    assert page.context["adminform"].form.errors == {
        "trip": ["The report is with the reviewers: it can be changed when they return it."]
    }
    assert not Attendance.objects.exists()


def test_nothing_is_entered_for_a_part_of_a_closed_report(clerk: Client) -> None:
    day = make_day(trip=make_trip(state=TripState.PUBLISHED))
    add = address(ItineraryStop, "add")
    place = day.trip.government.pk

    page = clerk.post(add, entered(clerk, add, day=day.key, place=place))

    assert page.context["adminform"].form.errors["day"] == [
        "The report is published: begin an amendment to change it."
    ]


@pytest.mark.parametrize("state", TripState)
def test_trip_is_deleted_only_as_a_draft(clerk: Client, state: TripState) -> None:
    trip = make_trip(state=state)

    clerk.post(address(Trip, "delete", trip.key), {"post": "yes"})

    assert Trip.objects.exists() == (state != TripState.DRAFT)


@pytest.mark.parametrize("state", [TripState.DRAFT, TripState.PUBLISHED])
def test_part_is_deleted_only_from_an_open_report(clerk: Client, state: TripState) -> None:
    delegate = make_delegate(trip=make_trip(state=state))
    chosen = {"action": "delete_selected", "_selected_action": [delegate.key], "post": "yes"}

    clerk.post(address(Delegate, "delete", delegate.key), {"post": "yes"})
    left_by_one = Delegate.objects.count()
    clerk.post(address(Delegate, "changelist"), chosen)

    left = 1 if state == TripState.PUBLISHED else 0
    assert (left_by_one, Delegate.objects.count()) == (left, left)


def test_person_taken_out_of_a_public_report_is_hidden(clerk: Client) -> None:
    trip, person = make_trip(state=TripState.PUBLISHED), make_official()
    delegate = make_delegate(trip=trip, official=person)
    begin_amendment(trip, by=make_superuser(), comment="Who went.")

    clerk.post(address(Delegate, "delete", delegate.key), {"post": "yes"})

    person.refresh_from_db()
    assert not person.is_public


def test_amendments_are_begun_and_ended_on_their_way_only(clerk: Client) -> None:
    trip = make_trip(state=TripState.PUBLISHED)
    begin_amendment(trip, by=make_superuser(), comment="The route.")
    amendment = Amendment.objects.get()

    answers = [
        clerk.get(address(Amendment, "add")),
        clerk.post(address(Amendment, "change", amendment.key), {"text": "Nothing."}),
        clerk.post(address(Amendment, "delete", amendment.key), {"post": "yes"}),
    ]

    amendment.refresh_from_db()
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert amendment.text == "The route."


def _act(client: Client, action: str, *trips: Trip, **more: str) -> Any:
    chosen = {"action": action, "_selected_action": [trip.key for trip in trips]}
    return client.post(address(Trip, "changelist"), chosen | more, follow=True)


def test_chosen_trips_go_one_by_one_and_refusals_are_told(clerk: Client) -> None:
    ready = make_trip(title_en="Ready", state=TripState.APPROVED)
    draft = make_trip(title_en="Draft", state=TripState.DRAFT)

    answer = _act(clerk, "publish", ready, draft)

    assert dict(Trip.objects.values_list("title_en", "state")) == {
        "Ready": TripState.PUBLISHED,
        "Draft": TripState.DRAFT,
    }
    assert sorted(told(answer)) == [
        "1 trip is public now.",
        "Draft: “Publish” is not possible: the report is in the state “draft”.",
    ]


def test_withdrawal_of_chosen_trips_asks_for_the_reason_first(clerk: Client) -> None:
    trip = make_trip(state=TripState.PUBLISHED)

    page = _act(clerk, "withdraw", trip)
    kept = Trip.objects.get().state
    _act(clerk, "withdraw", trip, comment="It was wrong.")

    trip.refresh_from_db()
    assert page.context["trips"] == [trip]
    assert kept == TripState.PUBLISHED
    assert (trip.state, trip.withdrawal_reason) == (TripState.WITHDRAWN, "It was wrong.")


def test_author_may_not_publish_chosen_trips() -> None:
    trip = make_trip(state=TripState.APPROVED)

    _act(staff(Role.AUTHOR), "publish", trip)

    trip.refresh_from_db()
    assert trip.state == TripState.APPROVED
