"""A trip with all its parts in one request: all or nothing."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.api.writing.asking import counts, create, errors, send
from tests.api.writing.bodies import NEEDED
from tests.factories import make_event, make_official
from tripreports.history.models import Change
from tripreports.reports.models import Section
from tripreports.trips.models import Delegate, Encounter, Trip

pytestmark = pytest.mark.usefixtures("world")


def body_of(**parts: Any) -> dict[str, Any]:
    return NEEDED["trips"] | parts


def delegate(official: str, **given: Any) -> dict[str, Any]:
    return {"official": official, "organization": "city", "agency": "A", "title_en": "O"} | given


def section(level: int, heading: str) -> dict[str, Any]:
    return {
        "level": level,
        "kind": "prose",
        "heading": heading,
        "title": heading,
        "paragraphs": [{"text": heading * 40}],
    }


def test_trip_comes_with_all_its_parts(author: Client) -> None:
    met = {"event": "congress", "official": "kim", "basis": "body", "contact": "explicit"}
    key = create(
        author,
        "trips",
        body_of(
            delegates=[delegate("kim", role="head"), delegate("lee")],
            encounters=[met | {"roles": ["met"], "group_members": ["city"]}],
            sections=[section(1, "壹"), section(2, "一"), section(2, "二"), section(1, "貳")],
            itinerary_days=[{"on": "2025-09-23", "stops": [{"place": "korea"}]}],
            recommendations=[{"title": "Join", "organizations": ["network"]}],
        ),
    )

    trip = Trip.objects.get(pk=key)

    assert trip.author is not None
    assert trip.author.username == "author"
    assert list(trip.delegates.values_list("official", "order")) == [("kim", 1), ("lee", 2)]
    outline = Section.objects.of(trip).values_list("heading", "order", "parent__heading")
    assert list(outline) == [("壹", 1, None), ("一", 2, "壹"), ("二", 3, "壹"), ("貳", 4, None)]
    encounter = Encounter.objects.get(trip=trip)
    assert [role.role for role in encounter.roles.all()] == ["met"]
    assert [city.pk for city in encounter.group_members.all()] == ["city"]
    assert len(set(Change.objects.filter(trip_key=key).values_list("save_id", flat=True))) == 1


def test_queries_do_not_grow_with_the_rows(author: Client) -> None:
    def queries(several: int) -> int:
        people = [make_official(f"o{several}-{n}").pk for n in range(several)]
        events = [make_event(f"e{several}-{n}").pk for n in range(several)]
        with CaptureQueriesContext(
            connection,
        ) as asked:
            create(
                author,
                "trips",
                body_of(
                    delegates=[delegate(one) for one in people],
                    attendances=[{"event": one, "status": "attended"} for one in events],
                    encounters=[
                        {"event": e, "official": o, "basis": "body", "contact": "explicit"}
                        for e, o in zip(events, people, strict=True)
                    ],
                ),
            )
        return len(asked)

    queries(1)  # what is kept from the first request on

    assert queries(2) == queries(6)


@pytest.mark.parametrize(
    ("parts", "pointer", "message"),
    [
        (
            {"delegates": [delegate("kim"), delegate("lee"), delegate("nobody")]},
            "/delegates/2/official",
            "There is no official with the key “nobody”.",
        ),
        (
            {"delegates": [delegate("kim"), delegate("kim")]},
            "/delegates/1/official",
            "Delegate with this Trip and Person already exists.",
        ),
        (
            {"delegates": [delegate("kim", role="head"), delegate("lee", role="head")]},
            "/delegates/1",
            "A delegation has only one head.",
        ),
        (
            {"delegates": [delegate("kim", title_en="")]},
            "/delegates/0",
            "Give a title in Chinese or in English.",
        ),
        (
            {"itinerary_days": [{"on": "2024-09-23"}]},
            "/itinerary_days/0/on",
            "The day lies outside the trip.",
        ),
        ({"ends_on": "2025-09-01"}, "/ends_on", "A trip cannot end before it starts."),
        ({"starts_on": "2025-02-30"}, "/starts_on", "Give a date such as 2025-09-23."),
        ({"starts_on": "2025-09"}, "/starts_on", "Give a date such as 2025-09-23."),
        ({"delegates": [delegate("kim", trip="draft")]}, "/delegates/0/trip", None),
        ({"sections": [section(1, "壹") | {"heading": ""}]}, "/sections/0/heading", None),
        ({"delegates": {"a": 1}}, "/delegates", "Give a list."),
        ({"delegates": ["kim"]}, "/delegates/0", "Give an object."),
        ({"title_en": "A\x00B"}, "/title_en", None),
        ({"title_en": "x" * 301}, "/title_en", None),
        ({"state": "published"}, "/state", None),
        ({"author": 1}, "/author", "The archive keeps this by itself: leave it out."),
        (
            {"has_no_recommendations": True, "recommendations": [{"title": "Join"}]},
            "/has_no_recommendations",
            "The report makes recommendations: delete them first.",
        ),
        (
            {"attendances": [{"event": "congress", "status": "was there"}]},
            "/attendances/0/status",
            None,
        ),
    ],
)
def test_one_bad_part_stops_all(
    author: Client, parts: dict[str, Any], pointer: str, message: str | None
) -> None:
    before = counts()

    found = errors(send(author, "POST", "trips/", body_of(**parts)))

    assert list(found) == [pointer]
    assert message in (None, found[pointer])
    assert counts() == before


def test_parts_with_addresses_of_their_own_are_written_there(author: Client) -> None:
    answer = send(author, "PATCH", "trips/draft/", {"delegates": []}, if_match='"1-"')

    assert errors(answer) == {
        "/delegates": "With a new record only. Write them one by one at /api/v1/delegates/."
    }


def test_rows_of_a_trip_are_replaced_and_those_that_stay_keep_their_keys(author: Client) -> None:
    key = create(author, "trips", body_of(objectives=[{"text_en": "One"}, {"text_en": "Two"}]))
    one, two = Trip.objects.get(pk=key).objectives.order_by("order")

    rows = [{"text_en": "Two"}, {"key": one.pk, "text_en": "First"}, {"text_en": "Three"}]
    answer = send(author, "PATCH", f"trips/{key}/", {"objectives": rows}, if_match='"1-"')

    assert answer.status_code == 200, answer.content.decode()
    assert answer.json()["version"] == 2
    now = Trip.objects.get(pk=key).objectives.order_by("order")
    assert [row.text_en for row in now] == ["Two", "First", "Three"]
    assert [row.pk for row in now][:2] == [two.pk, one.pk]


def test_new_delegates_go_to_the_end_of_the_list(author: Client) -> None:
    create(author, "delegates", NEEDED["delegates"])

    found = Delegate.objects.filter(trip="draft").order_by("order").values_list("official", "order")

    assert list(found) == [("lee", 1), ("kim", 2)]


def test_what_the_database_finds_names_the_field(author: Client) -> None:
    day = {"trip": "draft", "on": dt.date(2025, 9, 23).isoformat()}
    before = counts()

    found = errors(send(author, "POST", "itinerary-days/", day))

    assert found == {"/on": "Itinerary day with this Trip and Date already exists."}
    assert counts() == before
