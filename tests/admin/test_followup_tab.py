"""The tab of what stays of a trip; progress is noted in one step, also after publication."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.admin.every import address
from tests.admin.forms import entered, told
from tests.factories import make_draft, make_event, make_recommendation, make_trip
from tripreports.followup.checks import check_recommendations
from tripreports.followup.models import Commitment, Invitation, ProgressNote, Recommendation
from tripreports.history.models import Change
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


def _tab(trip: Trip) -> str:
    return reverse("admin:trips_trip_followup", args=[trip.key])


def _note(about: Recommendation | Commitment) -> str:
    kind = about._meta.model_name
    return reverse("admin:trips_trip_followup-note", args=[about.trip_id, kind, about.key])


def _typed(about: Recommendation | Commitment, **given: str) -> dict[str, str]:
    plain = {"on": "114/12/1", "progress": "done", "text": "Joined.", "was": "open"}
    return {f"{about.key}-{name}": value for name, value in (plain | given).items()}


def _form_of(page: Any, about: Recommendation) -> Any:
    rows = {row["record"]: row for row in page.context["groups"][0]["rows"]}
    return rows[about]["form"]


def test_progress_of_a_published_report_is_noted_in_one_step(clerk: Client) -> None:
    advice = make_recommendation(trip=make_trip())

    answer = clerk.post(_note(advice), _typed(advice))

    advice.refresh_from_db()
    note = ProgressNote.objects.get()
    assert answer["Location"] == f"{_tab(advice.trip)}#recommendation-{advice.key}"
    assert (note.recommendation, note.noted_on, note.text) == (
        advice,
        dt.date(2025, 12, 1),
        "Joined.",
    )
    assert (note.progress, advice.progress) == ("done", "done")
    assert Change.objects.of(advice).get(verb="changed").changes == {"progress": ["open", "done"]}


def test_words_of_published_advice_need_an_amendment(clerk: Client) -> None:
    advice = make_recommendation(trip=make_trip(), title="Join the network")

    clerk.post(address(Recommendation, "change", advice.key), {"title": "Leave the network"})

    advice.refresh_from_db()
    assert advice.title == "Join the network"


def test_progress_of_a_promise_is_noted(clerk: Client) -> None:
    promise = Commitment.objects.create(
        trip=make_trip(), order=1, title="Send plans", text_en="We will", side="ours"
    )

    clerk.post(_note(promise), _typed(promise, progress="in_progress"))

    promise.refresh_from_db()
    assert ProgressNote.objects.get().commitment == promise
    assert promise.progress == "in_progress"


def test_note_that_is_refused_keeps_what_was_typed(clerk: Client) -> None:
    advice = make_recommendation(trip=make_trip())

    page = clerk.post(_note(advice), _typed(advice, on="yesterday"))

    form = _form_of(page, advice)
    assert form["text"].value() == "Joined."
    assert list(form.errors) == ["on"]
    assert ProgressNote.objects.count() == 0


def test_second_of_two_people_is_told_of_the_progress_that_the_first_noted(clerk: Client) -> None:
    advice = make_recommendation(trip=make_trip(), progress="declined")

    page = clerk.post(_note(advice), _typed(advice))

    form = _form_of(page, advice)
    assert form.non_field_errors() == [
        "Somebody else made this “declined” in the meantime. Look at their note first."
    ]
    assert form["text"].value() == "Joined."
    assert ProgressNote.objects.count() == 0


def test_whoever_may_only_look_notes_no_progress(client: Client) -> None:
    advice = make_recommendation(trip=make_trip())
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_trip"))
    client.force_login(reader)

    answer = client.post(_note(advice), _typed(advice))
    form = _form_of(client.get(_tab(advice.trip)), advice)

    assert answer.status_code == 403
    assert form is None
    assert ProgressNote.objects.count() == 0


def test_note_about_the_advice_of_another_trip_is_not_found(clerk: Client) -> None:
    advice, other = make_recommendation(), make_trip()
    args = [other.key, "recommendation", advice.key]

    answer = clerk.post(reverse("admin:trips_trip_followup-note", args=args), _typed(advice))

    assert answer.status_code == 404


def test_report_says_that_it_makes_no_recommendation(clerk: Client) -> None:
    trip = make_draft()
    say = reverse("admin:trips_trip_followup-none", args=[trip.key])
    before = list(check_recommendations(trip))

    clerk.post(say, {"none": "yes"})
    trip.refresh_from_db()
    after = list(check_recommendations(trip))
    clerk.post(say, {"none": "no"})

    assert (len(before), after) == (1, [])
    assert not Trip.objects.get().has_no_recommendations


def test_report_with_advice_cannot_say_that_it_has_none(clerk: Client) -> None:
    trip = make_draft()
    make_recommendation(trip=trip)

    answer = clerk.post(
        reverse("admin:trips_trip_followup-none", args=[trip.key]), {"none": "yes"}, follow=True
    )

    assert told(answer) == ["The report makes recommendations: delete them first."]
    assert not Trip.objects.get().has_no_recommendations


def test_published_report_does_not_come_to_say_that_it_has_no_advice(clerk: Client) -> None:
    trip = make_trip()

    answer = clerk.post(reverse("admin:trips_trip_followup-none", args=[trip.key]), {"none": "yes"})

    assert answer.status_code == 403
    assert not Trip.objects.get().has_no_recommendations


def test_advice_added_from_the_tab_is_of_the_trip_and_leads_back(clerk: Client) -> None:
    trip = make_draft()
    add = clerk.get(_tab(trip)).context["groups"][0]["add_url"]

    answer = clerk.post(add, entered(clerk, add, title="Join the network"))

    assert Recommendation.objects.get().trip == trip
    assert answer["Location"] == _tab(trip)


@pytest.mark.parametrize("number", [1, 3])
def test_tab_asks_the_same_number_of_questions(
    clerk: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    trip = make_draft()
    for order in range(number):
        advice = make_recommendation(trip=trip, order=order)
        ProgressNote.objects.create(
            trip=trip,
            recommendation=advice,
            noted_on=dt.date(2026, 1, 1),
            progress="open",
            text="x",
        )
        Invitation.objects.create(trip=trip, order=order, event=make_event(), direction="extended")

    with django_assert_num_queries(10):
        clerk.get(_tab(trip))
