"""What becomes of advice and promises is noted by programs as at the desk."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from tests.api.asking import get
from tests.api.writing.asking import (
    account,
    client_of,
    counts,
    create,
    errors,
    results_of,
    send,
    told,
)
from tripreports.core.enums import Role
from tripreports.followup.models import Commitment, ProgressNote, Recommendation
from tripreports.history.models import Change
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

pytestmark = pytest.mark.usefixtures("world")


def note(**given: Any) -> dict[str, Any]:
    return {
        "recommendation": "advice",
        "noted_on": "2026-03-01",
        "progress": "accepted",
        "text": "The mayor agrees.",
    } | given


def publish() -> None:
    Trip.objects.filter(pk="draft").update(state=TripState.PUBLISHED)


def test_note_moves_the_progress_of_what_it_is_about(author: Client) -> None:
    key = create(author, "progress-notes", note())

    made = ProgressNote.objects.get(pk=key)
    advice = Recommendation.objects.get(pk="advice")
    assert (made.trip_id, made.progress, advice.progress) == ("draft", "accepted", "accepted")
    assert advice.version == 2
    save = Change.objects.get(record_key=key).save_id
    changed = Change.objects.filter(save_id=save).values_list("record_key", "verb")
    assert set(changed) == {(key, "created"), ("advice", "changed")}


def test_note_of_a_public_report_shows_at_once_and_needs_no_amendment(author: Client) -> None:
    publish()
    promise = Commitment.objects.create(
        key="promise", trip_id="draft", order=1, title="Promise", text_en="We will.", side="ours"
    )

    key = create(author, "progress-notes", note(commitment=promise.pk, recommendation=None))

    public = Client()
    [shown] = get(public, "progress-notes/", commitment="promise")["results"]
    assert (shown["key"], shown["trip"]["key"], shown["text"]) == (
        key,
        "draft",
        "The mayor agrees.",
    )
    assert get(public, "commitments/promise/")["progress"] == "accepted"
    assert [row["key"] for row in get(public, "commitments/promise/")["progress_notes"]] == [key]


def test_note_on_a_draft_is_hidden(author: Client) -> None:
    key = create(author, "progress-notes", note())

    assert get(Client(), "progress-notes/")["results"] == []
    assert Client().get(f"/api/v1/progress-notes/{key}/").status_code == 404
    [shown] = get(author, "progress-notes/", q="mayor", progress="accepted")["results"]
    assert shown["recommendation"]["title"] == "Advice"


@pytest.mark.parametrize(
    ("given", "pointer", "message"),
    [
        ({"recommendation": "none"}, "/recommendation", None),
        (
            {"recommendation": None},
            "",
            "A note is about either a recommendation or a commitment.",
        ),
        ({"progress": "perhaps"}, "/progress", None),
        ({"text": " "}, "/text", "This must not be empty."),
        ({"noted_on": "2026-03"}, "/noted_on", "Give a date such as 2025-09-23."),
        ({"trip": "draft"}, "/trip", "The archive keeps this by itself: leave it out."),
    ],
)
def test_bad_note_is_refused_and_moves_nothing(
    author: Client, given: dict[str, Any], pointer: str, message: str | None
) -> None:
    before = counts()

    found = errors(send(author, "POST", "progress-notes/", note(**given)))

    assert list(found) == [pointer]
    assert message in (None, found[pointer])
    assert counts() == before
    assert Recommendation.objects.get(pk="advice").progress == "open"


def test_whoever_saw_another_progress_is_refused(author: Client) -> None:
    create(author, "progress-notes", note())
    before = counts()

    stale = send(author, "POST", "progress-notes/", note(progress="done"), if_match='"1-"')
    fresh = send(author, "POST", "progress-notes/", note(progress="done"), if_match='"2-"')

    assert told(stale, 412)
    assert fresh.status_code == 201, fresh.content.decode()
    assert counts()["followup.ProgressNote"] == before["followup.ProgressNote"] + 1
    assert Recommendation.objects.get(pk="advice").progress == "done"


def test_noting_needs_the_rights_of_the_desk(db: None) -> None:
    reader = client_of(account(Role.AUDITOR))
    user = account(Role.AUTHOR)
    group = user.groups.get()
    group.permissions.remove(Permission.objects.get(codename="change_recommendation"))

    lacking = [
        told(send(each, "POST", "progress-notes/", note()), 403)
        for each in (
            reader,
            client_of(user),
        )
    ]

    assert lacking == [
        "Your account lacks the permission “followup.add_progressnote”.",
        "Your account lacks the permission “followup.change_recommendation”.",
    ]


def test_many_notes_are_brought_in_one_after_the_other(author: Client) -> None:
    rows = [
        {"external_id": f"n-{number}", **note(progress=progress)}
        for number, progress in enumerate(("accepted", "in_progress", "done"))
    ]

    first = send(author, "POST", "progress-notes/bulk/", rows)
    again = send(author, "POST", "progress-notes/bulk/", rows)

    assert results_of(first) == ["created"] * 3
    assert results_of(again) == ["unchanged"] * 3
    assert Recommendation.objects.get(pk="advice").progress == "done"


def test_words_of_a_note_are_mended_and_the_progress_stays(author: Client) -> None:
    key = create(author, "progress-notes", note())

    answer = send(
        author, "PATCH", f"progress-notes/{key}/", {"text": "She agrees."}, if_match='"1-"'
    )

    assert answer.status_code == 200, answer.content.decode()
    assert (answer.json()["text"], answer.json()["version"]) == ("She agrees.", 2)
    assert Recommendation.objects.get(pk="advice").progress == "accepted"
