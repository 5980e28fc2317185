"""Every step, from every state, by everybody: what goes, and what is refused with its reason."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone, translation

from tests.factories import (
    make_delegate,
    make_paragraph,
    make_recommendation,
    make_section,
    make_superuser,
    make_trip,
)
from tripreports.core.enums import Role
from tripreports.history.models import Change
from tripreports.trips.enums import ReturnReason, Step, TripState
from tripreports.trips.models import Amendment, StateChange, Trip
from tripreports.trips.services import STEPS, Refused, steps_for
from tripreports.trips.transitions import TRANSITIONS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


WORDS = {"comment": "Because.", "reason": ReturnReason.EMPTY}

# Who may take which step from which state, and where it leads; anything else is refused.
WAY = {
    (TripState.DRAFT, Step.SUBMIT, Role.AUTHOR): TripState.IN_REVIEW,
    (TripState.IN_REVIEW, Step.APPROVE, Role.REVIEWER): TripState.APPROVED,
    (TripState.IN_REVIEW, Step.SEND_BACK, Role.REVIEWER): TripState.DRAFT,
    (TripState.APPROVED, Step.SEND_BACK, Role.REVIEWER): TripState.DRAFT,
    (TripState.APPROVED, Step.PUBLISH, Role.PUBLISHER): TripState.PUBLISHED,
    (TripState.PUBLISHED, Step.BEGIN_AMENDMENT, Role.PUBLISHER): TripState.PUBLISHED,
    (TripState.PUBLISHED, Step.WITHDRAW, Role.PUBLISHER): TripState.WITHDRAWN,
    (TripState.WITHDRAWN, Step.REOPEN, Role.PUBLISHER): TripState.DRAFT,
}


def make_staff(role: Role, name: str = "") -> User:
    account = User.objects.create_user(name or role.value, is_staff=True)
    account.groups.add(Group.objects.get(name=role.value))
    return account


def make_report(state: TripState) -> Trip:
    """With everything that the checklist asks for."""
    trip = make_trip(state=state)
    trip.category_ticks.create(category="conference", is_ticked=True)
    make_delegate(trip=trip)
    summary = make_section(trip=trip, kind="summary", heading="壹、摘要")
    make_paragraph(section=summary, text="字" * 500)
    make_recommendation(trip=trip)
    return trip


@pytest.mark.alike
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", TripState)
def test_step_leads_where_the_table_says_and_nowhere_else(
    state: TripState, step: Step, role: Role
) -> None:
    trip = make_report(state)
    by = make_staff(role)
    goes_to = WAY.get((state, step, role))

    offered = step in [one.verb for one in steps_for(trip, by)]
    try:
        STEPS[step](trip, by=by, **WORDS)  # type: ignore[arg-type]  # words by their names
        why_not = ""
    except Refused as refusal:
        why_not = str(refusal)

    trip.refresh_from_db()
    steps = list(StateChange.objects.values_list("verb", "from_state", "to_state", "by_name"))
    assert (offered, bool(why_not)) == (goes_to is not None, goes_to is None)
    assert trip.state == (goes_to or state)
    assert steps == ([(step, state, goes_to, role.value)] if goes_to else [])


def test_table_names_every_step_once() -> None:
    assert set(TRANSITIONS) == set(STEPS) == set(Step)


def test_step_is_logged_with_its_words_and_in_the_history() -> None:
    trip, reviewer = make_report(TripState.IN_REVIEW), make_staff(Role.REVIEWER)
    Change.objects.all().delete()

    STEPS[Step.SEND_BACK](trip, by=reviewer, comment=" Too short. ", reason=ReturnReason.EMPTY)

    log, change = StateChange.objects.get(), Change.objects.get()
    assert (log.by, log.comment, log.reason) == (reviewer, "Too short.", ReturnReason.EMPTY)
    assert (change.by, change.comment) == (reviewer, "Too short.")
    assert change.changes == {"state": ["in_review", "draft"]}


@pytest.mark.parametrize(
    ("step", "state", "words", "told"),
    [
        (Step.SEND_BACK, TripState.IN_REVIEW, {"comment": "No."}, "Choose one of the reasons"),
        (Step.SEND_BACK, TripState.IN_REVIEW, {"reason": "empty"}, "Say why"),
        (Step.SEND_BACK, TripState.IN_REVIEW, {"reason": "ugly", "comment": "No."}, "Choose one"),
        (Step.WITHDRAW, TripState.PUBLISHED, {"comment": "   "}, "Say why"),
        (Step.BEGIN_AMENDMENT, TripState.PUBLISHED, {}, "Say why"),
        (Step.END_AMENDMENT, TripState.PUBLISHED, {}, "No amendment of this report is open."),
    ],
)
def test_step_without_its_words_is_refused(
    step: Step, state: TripState, words: dict[str, str], told: str
) -> None:
    trip = make_report(state)

    with pytest.raises(Refused, match=told):
        STEPS[step](trip, by=make_superuser(), **words)  # type: ignore[arg-type]  # words by name

    assert not StateChange.objects.exists()


def test_submission_is_refused_with_what_the_checklist_found() -> None:
    trip, author = make_trip(state=TripState.DRAFT), make_staff(Role.AUTHOR)

    with pytest.raises(Refused, match=r"The checklist has \d points") as refusal:
        STEPS[Step.SUBMIT](trip, by=author)

    trip.refresh_from_db()
    assert {item.code for item in refusal.value.items} >= {"document", "delegates"}
    assert (trip.state, trip.submitted_on) == (TripState.DRAFT, None)


@pytest.mark.parametrize("is_author", [True, False])
def test_report_is_not_approved_by_whoever_entered_or_submitted_it(is_author: bool) -> None:
    trip, both = make_report(TripState.DRAFT), make_staff(Role.AUTHOR)
    both.groups.add(Group.objects.get(name=Role.REVIEWER))
    if is_author:
        Trip.objects.update(author=both)
    STEPS[Step.SUBMIT](trip, by=make_staff(Role.AUTHOR, "other") if is_author else both)
    trip.refresh_from_db()

    with pytest.raises(Refused, match="somebody else must approve it"):
        STEPS[Step.APPROVE](trip, by=both)

    assert Step.APPROVE not in [one.verb for one in steps_for(trip, both)]
    approved = STEPS[Step.APPROVE](trip, by=make_staff(Role.REVIEWER, "lin"))
    assert approved.state == TripState.APPROVED


def test_superuser_may_approve_what_is_their_own() -> None:
    boss = make_superuser()
    trip = make_report(TripState.IN_REVIEW)
    Trip.objects.update(author=boss)

    assert STEPS[Step.APPROVE](trip, by=boss).state == TripState.APPROVED


def test_steps_date_the_report_where_no_date_is_given() -> None:
    boss, today = make_superuser(), timezone.localdate()
    trip = make_report(TripState.DRAFT)

    submitted = STEPS[Step.SUBMIT](trip, by=boss)
    approved = STEPS[Step.APPROVE](trip, by=boss)
    published = STEPS[Step.PUBLISH](trip, by=boss)

    assert (submitted.submitted_on, approved.report_on) == (today, today)
    assert published.published_at is not None


def test_steps_keep_the_dates_that_are_given() -> None:
    boss, day = make_superuser(), dt.date(2025, 12, 1)
    trip = make_report(TripState.DRAFT)
    Trip.objects.update(submitted_on=day, report_on=day)

    STEPS[Step.SUBMIT](trip, by=boss)
    approved = STEPS[Step.APPROVE](trip, by=boss)

    assert (approved.submitted_on, approved.report_on) == (day, day)


def test_report_of_a_trip_to_come_is_not_approved() -> None:
    later = timezone.localdate() + dt.timedelta(days=9)
    trip = make_trip(state=TripState.IN_REVIEW, starts_on=later, ends_on=later)

    with pytest.raises(Refused, match="has not begun"):
        STEPS[Step.APPROVE](trip, by=make_superuser())


def test_whoever_looked_at_an_earlier_version_is_refused() -> None:
    trip = make_report(TripState.IN_REVIEW)
    seen = trip.version
    trip.phone = "1999"
    trip.save()

    with pytest.raises(Refused, match="changed in the meantime"):
        STEPS[Step.APPROVE](trip, by=make_superuser(), version=seen)

    assert Trip.objects.get().state == TripState.IN_REVIEW


def test_withdrawal_keeps_its_reason_until_the_report_is_public_again() -> None:
    boss, trip = make_superuser(), make_report(TripState.PUBLISHED)
    STEPS[Step.BEGIN_AMENDMENT](trip, by=boss, comment="Names.")

    withdrawn = STEPS[Step.WITHDRAW](trip, by=boss, comment="It named the wrong city.")
    reopened = STEPS[Step.REOPEN](trip, by=boss)

    assert withdrawn.withdrawal_reason == "It named the wrong city."
    assert reopened.withdrawal_reason == "It named the wrong city."
    assert Amendment.objects.open().count() == 0

    for step in (Step.SUBMIT, Step.APPROVE, Step.PUBLISH):
        trip = STEPS[step](trip, by=boss)

    assert (trip.state, trip.withdrawal_reason) == (TripState.PUBLISHED, "")


@pytest.mark.parametrize("state", TripState)
def test_only_drafts_are_open_to_changes(state: TripState) -> None:
    trip = make_trip(state=state)

    assert trip.is_open_to_changes() == (state == TripState.DRAFT)


def test_published_report_is_open_while_an_amendment_is() -> None:
    boss, trip = make_superuser(), make_report(TripState.PUBLISHED)

    begun = STEPS[Step.BEGIN_AMENDMENT](trip, by=boss, comment="The mayor's name.")
    open_meanwhile = begun.is_open_to_changes()
    with pytest.raises(Refused, match="open already"):
        STEPS[Step.BEGIN_AMENDMENT](trip, by=boss, comment="Another.")
    ended = STEPS[Step.END_AMENDMENT](trip, by=boss)

    amendment = Amendment.objects.get()
    assert (open_meanwhile, ended.is_open_to_changes()) == (True, False)
    assert amendment.text == "The mayor's name."
    assert amendment.ended_at is not None
