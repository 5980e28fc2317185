"""Who calls, by the token in the header."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from rest_framework.request import Request

from tests.api.tokens.calling import (
    READ,
    TOKENS,
    WRITE,
    at_desk,
    caller,
    make_clerk,
    make_secret,
    the_token,
)
from tests.factories import make_trip
from tripreports.api.models import Token
from tripreports.api.tokens.authentication import TokenAuthentication
from tripreports.history.context import current_work, recording
from tripreports.search.indexing import flush
from tripreports.search.models import Revision
from tripreports.trips.enums import TripState

pytestmark = pytest.mark.django_db

TRIPS = "/api/v1/trips/"
NOBODY = "trip_" + "0" * 64


def trips(client: Client) -> list[str]:
    return [trip["key"] for trip in client.get(TRIPS).json()["results"]]


def refusal(client: Client, address: str = TRIPS) -> tuple[int, str]:
    """The status of a problem, and what it says."""
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["detail"]


@pytest.fixture
def clerk() -> User:
    make_trip("public")
    make_trip("draft", state=TripState.DRAFT)
    return make_clerk()


def test_reader_sees_what_is_published(clerk: User, client: Client) -> None:
    assert trips(client) == ["public"]


def test_token_that_reads_drafts_sees_them(clerk: User) -> None:
    secret = make_secret(clerk, READ)

    assert sorted(trips(caller(secret))) == ["draft", "public"]


def test_token_without_scopes_sees_what_the_public_sees(clerk: User) -> None:
    secret = make_secret(clerk)

    assert trips(caller(secret)) == ["public"]


def test_token_of_somebody_who_is_no_longer_staff_sees_what_the_public_sees(clerk: User) -> None:
    secret = make_secret(clerk, READ)
    User.objects.update(is_staff=False)

    assert trips(caller(secret)) == ["public"]


def test_token_comes_before_the_session(clerk: User) -> None:
    secret = make_secret(clerk)
    browser = at_desk(clerk)

    seen = browser.get(TRIPS, headers={"authorization": f"Bearer {secret}"}).json()["results"]

    assert [trip["key"] for trip in seen] == ["public"]


def test_name_of_the_scheme_is_read_in_either_case(clerk: User) -> None:
    secret = make_secret(clerk, READ)

    assert len(trips(caller(secret, "bEARER"))) == 2


@pytest.mark.parametrize(
    "header", ["Token {}", "Bearer", "Bearer {} {}", "Basic Y2xlcms6cGFzc3dvcmQ=", "{}", "\xff"]
)
def test_header_of_another_form_is_refused_and_told_the_right_one(clerk: User, header: str) -> None:
    secret = make_secret(clerk, READ)
    client = Client(headers={"authorization": header.format(secret, secret)})

    assert refusal(client) == (
        401,
        "Write the header as “Authorization: Bearer”, a space, and the token.",
    )


def test_what_is_no_token_is_told_how_tokens_begin(clerk: User) -> None:
    assert refusal(caller("ghp_abc")) == (
        401,
        "This is no token of this site: those begin “trip_”.",
    )


@pytest.mark.parametrize("secret", [NOBODY, "trip_", "trip_\xff\xfe", "trip_" + "a" * 5000])
def test_unknown_token_is_refused(clerk: User, secret: str) -> None:
    assert refusal(caller(secret)) == (
        401,
        "This token is not known: it was revoked, or is not complete. Make a new one.",
    )


def test_revoked_token_is_refused(clerk: User) -> None:
    secret = make_secret(clerk, READ)
    Token.objects.all().delete()

    status, said = refusal(caller(secret))

    assert (status, said.partition(":")[0]) == (401, "This token is not known")


def test_expired_token_is_refused_with_the_day(clerk: User) -> None:
    secret = make_secret(clerk, READ)
    expiry = timezone.now() - timedelta(seconds=1)
    Token.objects.update(expiry=expiry)

    day = f"{timezone.localdate(expiry):%Y-%m-%d}"

    assert refusal(caller(secret)) == (401, f"This token expired on {day}. Make a new one.")


def test_token_of_a_closed_account_is_refused(clerk: User) -> None:
    secret = make_secret(clerk, READ)
    User.objects.update(is_active=False)

    assert refusal(caller(secret)) == (
        401,
        "The account that this token belongs to is closed.",
    )


def test_refusal_says_which_header_is_missing(clerk: User, client: Client) -> None:
    missing = client.get(TOKENS)
    wrong = caller(NOBODY).get(TOKENS)

    assert (missing.status_code, missing["WWW-Authenticate"]) == (
        401,
        'Bearer realm="Tripreports"',
    )
    assert wrong["WWW-Authenticate"] == 'Bearer realm="Tripreports", error="invalid_token"'


@pytest.mark.parametrize("name", ["token", "access_token", "api_key", "q"])
def test_valid_token_in_the_address_is_refused_by_name(clerk: User, name: str) -> None:
    secret = make_secret(clerk, READ)

    answer = Client(headers={"accept-language": "en"}).get(TRIPS, {name: secret})

    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {
            "parameter": name,
            "code": "invalid",
            "detail": "A token in the address is never taken, as addresses are kept in logs. Revoke"
            " it, make a new one, and send that in the header “Authorization: Bearer”.",
        }
    ]


def test_token_in_the_address_is_refused_to_those_who_have_one_in_the_header(clerk: User) -> None:
    secret = make_secret(clerk, READ)

    answer = caller(secret).get(f"{TRIPS}?token=x")

    assert (answer.status_code, answer.json()["instance"]) == (400, TRIPS)


def test_parameter_that_begins_like_a_token_is_none(clerk: User, client: Client) -> None:
    answer = client.get(TRIPS, {"q": "trip_to_korea"}, headers={"accept-language": "en"})

    assert "A token in the address" not in answer.content.decode()


def test_reading_with_a_token_asks_once_for_token_and_account(
    clerk: User, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    used = caller(make_secret(clerk))
    used.get(f"{TOKENS}current/")

    with django_assert_num_queries(2):  # the token with its owner; the token that is shown
        used.get(f"{TOKENS}current/")


def test_what_a_token_does_is_done_by_its_owner(clerk: User, rf: RequestFactory) -> None:
    secret = make_secret(clerk, READ, WRITE)
    request = Request(rf.post("/", headers={"authorization": f"Bearer {secret}"}))

    with recording():
        TokenAuthentication().authenticate(request)
        by = current_work().by

    assert (by, current_work().by) == (clerk, None)


def test_use_of_a_token_is_no_change_of_the_archive(clerk: User) -> None:
    secret = make_secret(clerk, READ)
    flush()
    before = Revision.objects.values_list("token", flat=True).get()

    caller(secret).get(TRIPS)
    flush()

    assert the_token().last_used_at is not None
    assert Revision.objects.values_list("token", flat=True).get() == before
