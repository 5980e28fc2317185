"""Steps of a report, taken through the API."""

import pytest
from django.test import Client

from tests.api.writing.asking import account, client_of, counts, errors, send, told
from tripreports.core.enums import Role
from tripreports.trips.enums import TripState
from tripreports.trips.models import StateChange, Trip

pytestmark = pytest.mark.usefixtures("world")


def in_state(state: TripState) -> None:
    Trip.objects.filter(pk="draft").update(state=state)


def test_report_is_taken_to_the_public_and_back() -> None:
    reviewer, publisher = (client_of(account(role)) for role in (Role.REVIEWER, Role.PUBLISHER))
    in_state(TripState.IN_REVIEW)
    way = [
        (reviewer, "approve", {}, "approved"),
        (publisher, "publish", {"comment": "Done"}, "published"),
        (publisher, "begin-amendment", {"comment": "A date"}, "published"),
        (publisher, "end-amendment", {}, "published"),
        (publisher, "withdraw", {"comment": "It was wrong."}, "withdrawn"),
        (publisher, "reopen", {}, "draft"),
    ]

    for client, verb, body, state in way:
        answer = send(client, "POST", f"trips/draft/{verb}/", body)

        assert answer.status_code == 200, answer.content.decode()
        assert answer.json()["state"] == state
    verbs = StateChange.objects.order_by("pk").values_list("verb", flat=True)
    assert [verb.replace("_", "-") for verb in verbs] == [verb for _client, verb, *_rest in way]


def test_checklist_says_what_must_be_mended_first(author: Client) -> None:
    before = counts()

    answer = send(author, "POST", "trips/draft/submit/", {})

    assert "that must be mended first" in told(answer, 409)
    assert {"code", "detail"} == set(answer.json()["errors"][0])
    assert counts() == before


def test_step_out_of_turn_is_refused(boss: Client) -> None:
    before = counts()

    for verb in ("approve", "publish", "withdraw", "reopen", "send-back", "end-amendment"):
        words = {"comment": "Why", "reason": "empty"}
        assert told(send(boss, "POST", f"trips/draft/{verb}/", words), 409)
    assert counts() == before


def test_step_of_another_role_is_refused(author: Client) -> None:
    in_state(TripState.APPROVED)

    said = told(send(author, "POST", "trips/draft/publish/", {}), 403)

    assert said == "Your account may not do this: it lacks the permission to “Publish”."


def test_words_that_a_step_asks_for_are_needed(boss: Client) -> None:
    in_state(TripState.IN_REVIEW)

    found = errors(send(boss, "POST", "trips/draft/send-back/", {"reason": "bored"}))

    assert set(found) == {"/reason", "/comment"}
    strange = errors(send(boss, "POST", "trips/draft/approve/", {"state": "x"}))
    assert strange == {"/state": "Unknown field. Known here: comment, reason."}


def test_step_with_another_version_is_412(boss: Client) -> None:
    in_state(TripState.IN_REVIEW)

    assert told(send(boss, "POST", "trips/draft/approve/", {}, if_match='"9-"'), 412)
    assert send(boss, "POST", "trips/draft/approve/", {}, if_match='"1-"').status_code == 200


def test_unknown_step_and_unknown_trip_are_404(boss: Client) -> None:
    assert told(send(boss, "POST", "trips/draft/burn/", {}), 404)
    assert told(send(boss, "POST", "trips/nothing/approve/", {}), 404)
