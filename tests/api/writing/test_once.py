"""A request with an Idempotency-Key is carried out once."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from tests.api.writing.asking import account, client_of, counts, send, told
from tests.api.writing.bodies import NEEDED
from tripreports.api.models import KeptAnswer
from tripreports.core.enums import Role
from tripreports.directory.models import Official

pytestmark = pytest.mark.usefixtures("world")

KEY = '"8e03978e-40d5-43dd-bc93-6894a57f9324"'


def test_same_request_gets_the_same_answer(author: Client) -> None:
    first = send(author, "POST", "officials/", NEEDED["officials"], idempotency_key=KEY)
    before = counts()
    second = send(author, "POST", "officials/", NEEDED["officials"], idempotency_key=KEY)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert second["Location"] == first["Location"]
    assert second["ETag"] == first["ETag"]
    assert "Idempotent-Replayed" not in first
    assert second["Idempotent-Replayed"] == "true"
    assert counts() == before


def test_other_body_under_the_same_key_is_422(author: Client) -> None:
    send(author, "POST", "officials/", NEEDED["officials"], idempotency_key=KEY)
    before = counts()

    answer = send(author, "POST", "officials/", {"name_en": "Park"}, idempotency_key=KEY)

    assert told(answer, 422).startswith("Another request was sent with this Idempotency-Key.")
    assert counts() == before


def test_key_of_a_refused_request_can_be_used_again(author: Client) -> None:
    refused = send(author, "POST", "officials/", {"name_en": 1}, idempotency_key=KEY)
    answer = send(author, "POST", "officials/", {"name_en": "Park"}, idempotency_key=KEY)

    assert (refused.status_code, answer.status_code) == (400, 201)


def test_keys_of_two_accounts_are_two(author: Client) -> None:
    other = client_of(account(Role.AUTHOR, "other"))

    for client in (author, other):
        answer = send(client, "POST", "places/", NEEDED["places"], idempotency_key=KEY)
        assert answer.status_code == 201
        assert "Idempotent-Replayed" not in answer


def test_answers_are_forgotten_after_a_day(author: Client) -> None:
    send(author, "POST", "places/", NEEDED["places"], idempotency_key=KEY)
    KeptAnswer.objects.update(at=timezone.now() - dt.timedelta(hours=25))

    answer = send(author, "POST", "places/", NEEDED["places"], idempotency_key=KEY)

    assert answer.status_code == 201
    assert "Idempotent-Replayed" not in answer
    assert KeptAnswer.objects.count() == 1


@pytest.mark.parametrize("key", ["", '""', "a b", "ä", "x" * 201])
def test_what_is_no_key_is_refused(author: Client, key: str) -> None:
    before = Official.objects.count()

    answer = send(author, "POST", "officials/", NEEDED["officials"], idempotency_key=key)

    assert told(answer, 400).startswith("An Idempotency-Key is a text")
    assert Official.objects.count() == before


def test_key_of_another_account_is_none_of_ones_own(author: Client) -> None:
    """Nobody learns from a key that somebody else has used it."""
    other = client_of(account(Role.AUTHOR, "other"))
    first = send(author, "POST", "officials/", {"name_en": "Park"}, idempotency_key=KEY)

    second = send(other, "POST", "officials/", {"name_en": "Zhao"}, idempotency_key=KEY)

    assert (first.status_code, second.status_code) == (201, 201)
    assert "Idempotent-Replayed" not in second
    assert first.json()["key"] != second.json()["key"]
