"""Whatever is asked, the answer is a plain page, and comes at once: never an error of the server."""

import time
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.browse.addresses import addresses, encoded
from tests.factories import (
    make_attendance,
    make_delegate,
    make_election,
    make_event,
    make_official,
    make_organization,
    make_photo,
    make_place,
    make_recommendation,
    make_section,
    make_trip,
)
from tripreports.browse.lists import subjects
from tripreports.browse.lists.catalogue import Subject
from tripreports.events.models import EventSeries

pytestmark = [pytest.mark.django_db, pytest.mark.untraced]  # as tracing would take as long again

PLAIN = {200, 301, 302, 400, 404}
# Of the processor's time, for one answer from a handful of records.
PATIENCE = 1.0
PAGES = ("1000000000", "-1", "0", "1e9", "last", "%EF%BC%91", "1%00", "9" * 400)
WORDS = (
    '" * NEAR col:',
    "NEAR(釜山 臺中, 2)",
    "釜山 AND NOT (臺中 OR",
    "title:釜山",
    "{title text}: 釜山",
    "^釜山*",
    "- -- ; ' \" \\ % _ * + ( ) [ ] { } ^ ~ : & | ! < >",
    "'); DROP TABLE trips_trip; --",
    "釜" * 10_000,
    "a b " * 2_500,
    "\u202e\u200b\u0301\ufeff",
    "\ud800",
    "😀🏳️‍🌈",
    " \t\r\n\u3000",
    "﷽ﬃ㍿",
)
# As they come, byte by byte.
RAW = ("%FF%FE", "%E9%87", "\xff\xfe\x80", "%00", "%", "%zz", "%ED%A0%80")
VALUES = (
    "nonsense",
    "%00",
    "-1",
    "9" * 30,
    "2025-13-45",
    "%FF",
    "', (",
    "%F0%9F%98%80",
    "a" * 5_000,
)
ODD = (
    "unknown=1&other[]=2&=3&&&===",
    "&".join(f"field{number}={number}" for number in range(2_000)),
    "page=1&page=2&q=1&q=2&ordering=1&ordering=2",
    "ordering=password&ordering=-created_at__year&size=1000000",
    "language=xx&lang=en&format=json&next=//evil.example/",
)
PATHS = (
    f"/trips/{'a' * 8_000}/",
    "/trips/%00/",
    "/trips/%FF%FE/",
    "/trips/..%2f..%2fetc%2fpasswd/",
    "/photos/%2e%2e/thumbnail/",
    "/trips/open-trip/documents/../../manage.py",
    "/trips/open-trip/documents/%00.pdf",
    "/sitemap-nothing.xml",
    "/language/xx/",
    "/trips/" * 300,
    "/search/%F0%9F%98%80",
)
ASKED = sorted(addresses("open"))


@pytest.fixture
def world() -> None:
    """One of everything that has a page."""
    place = make_place("open-place")
    body = make_organization("open-organization", country=place)
    series = EventSeries.objects.create(key="open-series", name_en="Congresses", is_public=True)
    event = make_event("open-event", country=place, series=series)
    make_election("open-election", body=body, event=event)
    trip = make_trip("open-trip", government=body)
    make_delegate(trip=trip, official=make_official("open-official"))
    make_attendance(trip=trip, event=event)
    make_photo(section=make_section(trip=trip), key="open-photo")
    make_recommendation(trip=trip)


def filters() -> list[str]:
    """The names of the filters of all lists."""
    lists = [one for one in vars(subjects).values() if isinstance(one, Subject)]
    return sorted({name for one in lists for name in one.filters.base_filters})


def queries(name: str) -> Iterator[str]:
    """What is asked everywhere, and what is asked where there is something to filter or to find."""
    yield from ODD
    yield from (f"q={raw}&page={raw}&{raw}={raw}" for raw in RAW)
    yield from (f"page={page}" for page in PAGES)
    if name.endswith("-list") or name in {"search", "home"}:
        yield from (f"q={encoded(words)}" for words in WORDS)
        yield from ("&".join(f"{one}={value}" for one in filters()) for value in VALUES)
        yield from (f"type={value}&year={value}&kind={value}&q=trip" for value in VALUES)


@pytest.mark.parametrize("name", ASKED)
def test_any_question_has_a_plain_answer_at_once(world: None, name: str) -> None:
    client = Client(raise_request_exception=False)
    path = addresses("open")[name]
    odd = {}

    for query in queries(name):
        began = time.process_time()
        status = client.get(path, QUERY_STRING=query).status_code
        taken = time.process_time() - began
        if status not in PLAIN or taken > PATIENCE:
            odd[query[:80]] = status, round(taken, 1)

    assert odd == {}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:40])
def test_any_address_has_a_plain_answer(world: None, path: str) -> None:
    client = Client(raise_request_exception=False)

    answer = client.get(path)

    assert answer.status_code in PLAIN - {200}


@pytest.mark.parametrize("name", [name for name in ASKED if name.endswith("-list")])
def test_list_has_no_page_behind_its_last(world: None, name: str) -> None:
    client = Client()

    answers = [client.get(addresses("open")[name], {"page": n}).status_code for n in (1, 10**9, -1)]

    assert answers == [200, 404, 404]
