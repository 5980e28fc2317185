"""/api/v1/tokens/: one's own tokens, made by people and revoked by whoever has them."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.dateparse import parse_datetime
from pytest_django import DjangoAssertNumQueries

from tests.api.tokens.calling import (
    PUBLISH,
    READ,
    TOKENS,
    WRITE,
    at_desk,
    caller,
    make_clerk,
    make_secret,
    the_token,
)
from tripreports.api.models import Token
from tripreports.api.tokens.services import MOST_TOKENS

pytestmark = pytest.mark.django_db

NEVER_KEPT = "no-store, private"


@pytest.fixture
def clerk() -> User:
    return make_clerk()


def ask_for(client: Client, **wanted: Any) -> Any:
    return client.post(TOKENS, json.dumps(wanted), content_type="application/json")


def errors(answer: Any) -> dict[str, str]:
    """What a 400 says of each part of what was sent."""
    assert answer.status_code == 400, answer.content.decode()
    return {error["pointer"]: error["detail"] for error in answer.json()["errors"]}


def names(client: Client) -> list[str]:
    return [token["name"] for token in client.get(TOKENS).json()["results"]]


def test_token_is_shown_once_when_it_is_made(clerk: User) -> None:
    browser = at_desk(clerk)

    made = ask_for(browser, name=" Mirror ", scopes=[READ], days=7)
    later = browser.get(made["Location"])

    token = the_token()
    shown = made.json()
    assert (made.status_code, made["Cache-Control"]) == (201, NEVER_KEPT)
    assert shown.pop("token").startswith(token.token_key)
    assert later.json() == shown
    assert shown == {
        "key": token.key,
        "url": f"http://testserver{TOKENS}{token.key}/",
        "name": "Mirror",
        "scopes": ["read_drafts"],
        "begins_with": token.token_key,
        "created_at": shown["created_at"],
        "expires_at": shown["expires_at"],
        "last_used_at": None,
        "is_valid": True,
        "is_current": False,
    }
    assert round((token.expiry - token.created) / timedelta(days=1)) == 7


def test_secret_is_in_no_column(clerk: User) -> None:
    secret = ask_for(at_desk(clerk), name="Mirror").json()["token"]

    kept = str(Token.objects.values().get())

    assert secret.removeprefix("trip_") not in kept
    assert len(secret) == len("trip_") + 64


def test_token_that_was_made_gets_in(clerk: User) -> None:
    secret = ask_for(at_desk(clerk), name="Mirror").json()["token"]

    shown = caller(secret).get(f"{TOKENS}current/").json()

    assert (shown["name"], shown["is_current"]) == ("Mirror", True)
    assert parse_datetime(shown["last_used_at"]) == the_token().last_used_at


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({}, {"/name": "This field is required."}),
        ({"name": " "}, {"/name": "This field may not be blank."}),
        ({"name": "a" * 81}, {"/name": "Ensure this field has no more than 80 characters."}),
        ({"name": "a", "days": 0}, {"/days": "A token lasts from 1 to 365 days."}),
        ({"name": "a", "days": 366}, {"/days": "A token lasts from 1 to 365 days."}),
        ({"name": "a", "days": 10**30}, {"/days": "A token lasts from 1 to 365 days."}),
        ({"name": "a", "scopes": ["all"]}, {"/scopes/0": '"all" is not a valid choice.'}),
        (
            {"name": "a", "scopes": [WRITE]},
            {"/scopes": "Whoever writes or publishes must see drafts: add “read_drafts”."},
        ),
        ({"name": "a", "scopes": [READ, READ]}, {"/scopes": "Name each scope once."}),
        ({"name": "a", "user": 1}, {"/user": "This cannot be set."}),
    ],
)
def test_token_that_cannot_be_is_refused(
    clerk: User, wanted: dict[str, Any], said: dict[str, str]
) -> None:
    answer = ask_for(at_desk(clerk), **wanted)

    assert errors(answer) == said
    assert Token.objects.count() == 0


def test_body_that_is_no_object_is_refused(clerk: User) -> None:
    answer = at_desk(clerk).post(TOKENS, "[1]", content_type="application/json")

    assert answer.status_code == 400
    assert Token.objects.count() == 0


def test_account_has_so_many_tokens_at_most(clerk: User) -> None:
    for _number in range(MOST_TOKENS):
        make_secret(clerk)

    answer = ask_for(at_desk(clerk), name="One more")

    assert errors(answer) == {"": "You have 20 tokens that are valid: revoke one first."}


def test_token_makes_no_token(clerk: User) -> None:
    secret = make_secret(clerk, READ, WRITE, PUBLISH)

    answer = ask_for(caller(secret), name="Another")

    assert answer.status_code == 403
    assert answer.json()["detail"] == (
        "A token cannot make tokens. Sign in at the desk, and make one there."
    )
    assert Token.objects.count() == 1


def test_token_is_not_changed(clerk: User) -> None:
    used = caller(make_secret(clerk, READ, WRITE, PUBLISH))

    assert used.patch(f"{TOKENS}current/").status_code == 405
    assert used.put(f"{TOKENS}current/").status_code == 405


def test_whoever_is_no_staff_makes_no_token() -> None:
    reader = make_clerk("reader", is_staff=False)

    answer = ask_for(at_desk(reader), name="Mine")

    assert (answer.status_code, answer.json()["detail"]) == (403, "Only staff may do this.")


def test_making_one_asks_for_the_token_of_the_form(clerk: User) -> None:
    browser = at_desk(clerk, enforce_csrf_checks=True)

    answer = ask_for(browser, name="Forged")

    assert (answer.status_code, Token.objects.count()) == (403, 0)
    assert answer.json()["detail"] == (
        "With a session, send the value of the cookie “csrftoken” as “X-CSRFToken”, too."
    )


@pytest.mark.parametrize("method", ["get", "post"])
def test_public_has_no_tokens(client: Client, method: str) -> None:
    answer = getattr(client, method)(TOKENS)

    assert (answer.status_code, answer["Cache-Control"]) == (401, NEVER_KEPT)
    assert answer["WWW-Authenticate"] == 'Bearer realm="Tripreports"'


def test_public_is_told_that_a_method_does_not_exist(client: Client) -> None:
    assert client.put(TOKENS).status_code == 405


def test_list_has_ones_own_tokens_only(clerk: User) -> None:
    make_secret(clerk, name="Mine")
    make_secret(make_clerk("other", is_superuser=True), name="Theirs")

    assert names(at_desk(clerk)) == ["Mine"]
    assert names(at_desk(User.objects.get(username="other"))) == ["Theirs"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_for_any_number(
    clerk: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_secret(clerk, name=f"Token {number}")
    browser = at_desk(clerk)

    with django_assert_num_queries(3):  # session, account, tokens
        assert len(names(browser)) == count


def test_token_is_told_of_itself_alone(clerk: User) -> None:
    make_secret(clerk, name="Other")
    other = the_token()
    used = caller(make_secret(clerk, READ, name="Mine"))

    assert names(used) == ["Mine"]
    assert used.get(f"{TOKENS}{other.key}/").status_code == 404
    assert used.delete(f"{TOKENS}{other.key}/").status_code == 404
    assert Token.objects.count() == 2


def test_token_revokes_itself(clerk: User) -> None:
    used = caller(make_secret(clerk))

    revoked = used.delete(f"{TOKENS}current/")

    assert (revoked.status_code, revoked.content, revoked["Cache-Control"]) == (
        204,
        b"",
        NEVER_KEPT,
    )
    assert used.get(f"{TOKENS}current/").status_code == 401


def test_owner_revokes_a_token(clerk: User) -> None:
    make_secret(clerk)

    revoked = at_desk(clerk).delete(f"{TOKENS}{the_token().key}/")

    assert (revoked.status_code, Token.objects.count()) == (204, 0)


def test_nobody_elses_token_is_there(clerk: User) -> None:
    make_secret(clerk)
    other = at_desk(make_clerk("other", is_superuser=True))

    missing = other.delete(f"{TOKENS}{the_token().key}/")
    absent = other.delete(f"{TOKENS}bcdfghjkmn/")

    assert (missing.status_code, Token.objects.count()) == (404, 1)
    assert missing.json()["detail"] == absent.json()["detail"] == "You have no such token."


def test_session_is_no_token(clerk: User) -> None:
    assert at_desk(clerk).get(f"{TOKENS}current/").status_code == 404


def test_unknown_parameter_is_refused(clerk: User) -> None:
    assert at_desk(clerk).get(f"{TOKENS}?owner=1").status_code == 400
