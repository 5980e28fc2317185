"""Requests for tokens that nobody should send: each is refused with a problem, and none is made."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests.api.asking import ROOT
from tests.api.tokens.calling import at_desk, make_clerk
from tripreports.api.models import Token

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    return make_clerk()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff",
        b"[" * 100_000,
        b'{"name": "A", "name": "B"}',
        b'{"name": "A\\u0000"}',
        b'{"name": "A\\ud800"}',
        b'{"name": ""}',
        b'{"name": null}',
        b'{"name": ["A"]}',
        b'{"name": "A", "days": 0}',
        b'{"name": "A", "days": -1}',
        b'{"name": "A", "days": 1e400}',
        b'{"name": "A", "days": NaN}',
        b'{"name": "A", "days": ' + b"9" * 5_000 + b"}",
        b'{"name": "A", "days": true}',
        b'{"name": "A", "scopes": "write"}',
        b'{"name": "A", "scopes": ["everything"]}',
        b'{"name": "A", "scopes": ["write"]}',
        b'{"name": "A", "scopes": ["read_drafts", "read_drafts"]}',
        b'{"name": "A", "user": 1}',
        json.dumps({"name": "A" * 81}).encode(),
        b'{"name": "A"}' + b" " * 10_000_000,
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_bad_requests_make_no_token(clerk: User, body: bytes) -> None:
    answer: Any = at_desk(clerk).post(f"{ROOT}tokens/", body, "application/json")

    assert 400 <= answer.status_code < 500, answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    assert Token.objects.count() == 0


@pytest.mark.parametrize("header", ["transfer-encoding", "content-encoding"])
def test_body_in_another_form_makes_no_token(clerk: User, header: str) -> None:
    answer: Any = at_desk(clerk).post(
        f"{ROOT}tokens/", b'{"name": "A"}', "application/json", headers={header: "chunked"}
    )

    assert answer.status_code in {411, 415}
    assert Token.objects.count() == 0
