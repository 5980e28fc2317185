"""Answers that are given again as they are: only to the public, and never after a change."""

from typing import Any

import orjson
import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.api.asking import ROOT, get, keys
from tests.api.tokens.calling import READ, at_desk, caller, make_clerk, make_secret
from tests.factories import (
    make_draft,
    make_encounter,
    make_event,
    make_official,
    make_public,
    make_superuser,
    make_withdrawn,
)
from tripreports import kept
from tripreports.directory.models import Official
from tripreports.events.models import Event
from tripreports.search.indexing import flush
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db

EVENTS, TRIPS = f"{ROOT}events/", f"{ROOT}trips/"


@pytest.fixture(autouse=True)
def _records() -> None:
    make_event("forum")
    flush()


def statements(client: Client, address: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, headers=headers).status_code == 200
    return len(asked)


def test_second_answer_is_the_first_one(client: Client) -> None:
    first, second = client.get(EVENTS), client.get(EVENTS)

    assert second.content == first.content
    assert second.headers == first.headers


def test_second_answer_asks_for_the_state_alone(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(EVENTS)

    with django_assert_num_queries(1):
        client.get(EVENTS)


def test_answer_lasts_until_a_record_changes(client: Client) -> None:
    before = keys(client, "events/")

    make_event("summit")
    at_once = keys(client, "events/")
    flush()
    indexed = keys(client, "events/")

    assert (before, at_once, indexed) == (["forum"], ["forum", "summit"], ["forum", "summit"])


def test_answer_lasts_while_drafts_are_written(client: Client) -> None:
    """Neither the time that it takes nor what it is known by tells that somebody writes."""
    make_official("kim")
    draft = make_draft("visit")
    flush()
    first = client.get(EVENTS)

    make_encounter(trip=draft, event=Event.objects.get(), official=Official.objects.get())
    Trip.objects.update(title_zh="考察")
    at_once = statements(client, EVENTS)
    flush()
    indexed = client.get(EVENTS)
    held = {"if-none-match": first["ETag"]}

    assert (at_once, indexed.headers) == (1, first.headers)
    assert client.get(EVENTS, headers=held).status_code == 304
    make_public(draft)
    assert client.get(EVENTS, headers=held).status_code == 200


def test_withdrawn_report_is_gone_at_once(client: Client) -> None:
    trip = make_public(make_draft("visit"))
    flush()
    seen = [client.get(f"{TRIPS}visit/").status_code for _ in range(2)]

    make_withdrawn(trip)

    assert seen == [200, 200]
    assert client.get(f"{TRIPS}visit/").status_code == 404
    assert keys(client, "trips/") == []


def test_what_staff_see_is_not_given_to_the_public(client: Client) -> None:
    make_draft("draft")
    flush()
    staff = at_desk(make_superuser())

    seen = [keys(one, "trips/") for one in (staff, client, staff, client)]

    assert seen == [["draft"], [], ["draft"], []]


def test_what_the_public_sees_is_not_given_to_a_token(client: Client) -> None:
    make_draft("draft")
    flush()
    program = caller(make_secret(make_clerk(is_superuser=True), READ))

    seen = [keys(one, "trips/") for one in (client, program, client, program)]

    assert seen == [[], ["draft"], [], ["draft"]]


def test_page_is_given_again_in_each_language(client: Client) -> None:
    asked = [client.get("/events/", headers={"accept-language": one}) for one in ("zh", "en") * 2]

    assert [one["Content-Language"] for one in asked] == ["zh-hant", "en"] * 2
    assert [one.content for one in asked[2:]] == [one.content for one in asked[:2]]
    assert statements(client, "/events/", **{"accept-language": "zh"}) == 1


def test_page_of_a_withdrawn_report_is_gone_at_once(client: Client) -> None:
    trip = make_public(make_draft("visit"))
    flush()
    seen = [client.get("/trips/visit/").status_code for _ in range(2)]

    make_withdrawn(trip)

    assert seen == [200, 200]
    assert client.get("/trips/visit/").status_code == 410


def test_page_with_a_cookie_is_made_for_one(client: Client) -> None:
    client.get("/events/")
    client.cookies["django_language"] = "en"

    assert client.get("/events/")["Content-Language"] == "en"
    assert statements(client, "/events/") > 1


@pytest.mark.parametrize(
    "header",
    [
        {"accept-encoding": "gzip"},
        {"accept": "application/json"},
        {"accept-language": "en"},
        {"host": "127.0.0.1"},
    ],
    ids=lambda header: next(iter(header)),
)
def test_forms_are_kept_apart(client: Client, header: dict[str, str]) -> None:
    plain = statements(client, EVENTS)

    assert statements(client, EVENTS, **header) == plain
    assert statements(client, EVENTS, **header) == 1


def test_compressed_answer_is_kept_compressed(client: Client) -> None:
    for number in range(20):
        make_event(f"event-{number}")
    flush()
    asked: dict[str, Any] = {"headers": {"accept-encoding": "gzip"}}
    first, second = (client.get(EVENTS, **asked) for _ in range(2))

    assert second["Content-Encoding"] == "gzip"
    assert second.content == first.content
    assert "Content-Encoding" not in client.get(EVENTS).headers


def test_who_holds_the_answer_gets_none(client: Client) -> None:
    held = client.get(EVENTS)["ETag"]

    assert client.get(EVENTS, headers={"if-none-match": held}).status_code == 304


@pytest.mark.parametrize("path", ["events/?format=csv", "events/none/", "events/?none=1"])
def test_files_and_refusals_are_not_kept(client: Client, path: str) -> None:
    client.get(f"{ROOT}{path}")

    assert len(kept.ANSWERS) == 0


def test_answer_of_the_api_on_a_page_is_not_kept(client: Client) -> None:
    page = statements(client, EVENTS, accept="text/html")

    assert statements(client, EVENTS, accept="text/html") == page


def test_answer_that_would_take_much_of_the_room_is_not_kept(
    client: Client, settings: LazySettings
) -> None:
    settings.KEPT_ANSWERS_MB = 0.01

    first = statements(client, EVENTS)

    assert statements(client, EVENTS) == first


def test_nothing_is_kept_where_that_is_the_wish(client: Client, settings: LazySettings) -> None:
    settings.KEPT_ANSWERS_MB = 0

    first = statements(client, EVENTS)

    assert statements(client, EVENTS) == first


def test_answers_are_forgotten_that_were_not_asked_for_longest(
    client: Client, settings: LazySettings
) -> None:
    answer = get(client, "events/", limit="1")
    settings.KEPT_ANSWERS_MB = 40 * len(orjson.dumps(answer)) / 1_000_000
    for limit in range(1, 60):
        get(client, "events/", limit=str(limit))
        get(client, "events/", limit="1")

    assert statements(client, f"{EVENTS}?limit=59") == 1
    assert statements(client, f"{EVENTS}?limit=1") == 1
    assert statements(client, f"{EVENTS}?limit=2") > 1
    assert 30 < len(kept.ANSWERS) <= 40


def test_kept_answers_count_for_the_limit(client: Client, settings: LazySettings) -> None:
    settings.API_LIMITS = settings.API_LIMITS | {"anonymous": (3, 60)}

    answers = [client.get(EVENTS) for _ in range(4)]

    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert [one["RateLimit"] for one in answers[:3]] == [
        '"anonymous";r=2;t=20',
        '"anonymous";r=1;t=40',
        '"anonymous";r=0;t=60',
    ]
    assert answers[3]["Retry-After"] == "20"
