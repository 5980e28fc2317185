"""How often a caller may ask, and what those are told who ask too often."""

import re
import time
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from rest_framework.request import Request

from tests.api.asking import ROOT
from tests.api.tokens.calling import READ, TOKENS, at_desk, caller, make_clerk, make_secret
from tripreports.api.limits import CallerThrottle

pytestmark = pytest.mark.django_db

ADDRESS = f"{ROOT}places/"


@pytest.fixture(autouse=True)
def _limits(settings: LazySettings) -> None:
    settings.API_LIMITS = {
        "anonymous": (3, 60),
        "account": (5, 60),
        "writes": (2, 60),
        "tokens": (1, 60 * 60),
    }


def ask(client: Client, times: int, **extra: str) -> list[int]:
    """The statuses of the same question, asked again and again."""
    return [client.get(ADDRESS, **extra).status_code for _ in range(times)]  # type: ignore[arg-type]


def test_public_is_refused_by_address(client: Client) -> None:
    assert ask(client, 5) == [200, 200, 200, 429, 429]
    assert ask(client, 1, REMOTE_ADDR="203.0.113.9") == [200]


def test_refusal_says_what_is_allowed_and_when_to_go_on(client: Client) -> None:
    ask(client, 3)

    answer = client.get(ADDRESS, headers={"accept-language": "en"})

    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Retry-After"] == "20"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Too many requests.",
        "status": 429,
        "detail": "At most 3 requests in 60 seconds are answered. Wait 20 seconds.",
        "instance": ADDRESS,
    }


def test_bucket_fills_up_evenly(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now().timestamp()
    monkeypatch.setattr(time, "time", lambda: now)
    drained = ask(client, 4)
    monkeypatch.setattr(time, "time", lambda: now + 20)
    after_a_third = ask(client, 2)
    monkeypatch.setattr(time, "time", lambda: now + 80)
    full = ask(client, 4)

    assert drained == [200, 200, 200, 429]
    assert after_a_third == [200, 429]
    assert full == [200, 200, 200, 429]


def test_answers_tell_what_is_left(client: Client) -> None:
    told = [client.get(ADDRESS) for _ in range(4)]

    assert {answer["RateLimit-Policy"] for answer in told} == {'"anonymous";q=3;w=60'}
    assert [answer["RateLimit"] for answer in told] == [
        '"anonymous";r=2;t=20',
        '"anonymous";r=1;t=40',
        '"anonymous";r=0;t=60',
        '"anonymous";r=0;t=80',
    ]


def test_account_has_a_bucket_of_its_own_wherever_it_calls_from(client: Client) -> None:
    clerk = make_clerk()
    ask(client, 3)

    by_token = ask(caller(make_secret(clerk, READ)), 3)
    unscoped = ask(caller(make_secret(clerk)), 1, REMOTE_ADDR="203.0.113.9")
    by_session = ask(at_desk(clerk), 2)

    assert (by_token, unscoped, by_session) == ([200, 200, 200], [200], [200, 429])


def test_tokens_are_made_seldom() -> None:
    browser = at_desk(make_clerk())

    made = [browser.post(TOKENS, {}, content_type="application/json") for _ in range(2)]

    assert [answer.status_code for answer in made] == [400, 429]
    assert 59 * 60 < int(made[1]["Retry-After"]) <= 60 * 60
    assert browser.get(TOKENS).status_code == 200


def test_writes_are_counted_apart_from_reads() -> None:
    used = caller(make_secret(make_clerk(), READ))

    written = [used.delete(f"{TOKENS}bcdfghjkmn/").status_code for _ in range(3)]

    assert written == [404, 404, 429]
    assert ask(used, 1) == [200]


def test_nobody_is_counted_where_there_is_no_limit(client: Client, settings: LazySettings) -> None:
    settings.API_LIMITS = settings.API_LIMITS | {"anonymous": (0, 60)}

    answer = client.get(ADDRESS)

    assert not answer.has_header("RateLimit")
    assert ask(client, 5) == [200] * 5


def test_header_names_no_other_caller(client: Client) -> None:
    ask(client, 3)

    assert client.get(ADDRESS, headers={"x-forwarded-for": "203.0.113.9"}).status_code == 429


def test_callers_behind_our_proxy_are_told_apart(client: Client, settings: LazySettings) -> None:
    settings.TRUSTED_PROXIES = 1

    first = ask(client, 4, HTTP_X_FORWARDED_FOR="203.0.113.9")
    second = ask(client, 1, HTTP_X_FORWARDED_FOR="203.0.113.10")

    assert (first, second) == ([200, 200, 200, 429], [200])


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("::1", "::/64"),
        ("", ""),
    ],
)
def test_networks_of_one_subscriber_count_as_one(address: str, counted: str) -> None:
    request = Request(RequestFactory().get("/", REMOTE_ADDR=address))

    assert CallerThrottle().bucket(request) == ("anonymous", counted)


def test_limit_asks_the_database_nothing_and_takes_no_time(
    settings: LazySettings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.API_LIMITS = settings.API_LIMITS | {"anonymous": (10_000_000, 60)}
    throttle, view = CallerThrottle(), Any
    request = Request(RequestFactory().get("/"))
    times = []

    with django_assert_num_queries(0):
        for _ in range(500):
            started = time.perf_counter()
            throttle.allow_request(request, view)  # type: ignore[arg-type]  # it is not looked at
            times.append(time.perf_counter() - started)

    assert sorted(times)[250] < 0.000_2


def test_readme_names_the_limits(settings: LazySettings) -> None:
    readme = (settings.BASE_DIR / "README.md").read_text("utf-8")

    named = re.findall(r"`(API_[A-Z]+_PER_[A-Z]+)`", readme)

    assert named == [
        "API_ANONYMOUS_PER_MINUTE",
        "API_ACCOUNT_PER_MINUTE",
        "API_WRITES_PER_MINUTE",
        "API_TOKENS_PER_HOUR",
    ]
