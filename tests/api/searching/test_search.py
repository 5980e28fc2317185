"""One question to all records: what is found, how it is told, and what is refused."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.api.asking import ROOT, address, get, refusal
from tests.factories import (
    make_event,
    make_organization,
    make_paragraph,
    make_section,
    make_superuser,
    make_trip,
)
from tripreports.search.indexing import flush

pytestmark = pytest.mark.django_db


def found(client: Client, **asked: str) -> list[tuple[str, str]]:
    return [(one["resource"], one["key"]) for one in get(client, "search/", **asked)["results"]]


def _told(trip: str, text: str, **fields: Any) -> None:
    """A trip whose report has one paragraph."""
    section = make_section(key=f"{trip}.1", trip=make_trip(trip, **fields), heading="Course")
    make_paragraph(key=f"{trip}.1.1", section=section, text=text)


def test_record_that_is_called_so_comes_with_its_names_and_addresses(client: Client) -> None:
    make_event(
        "forum",
        name_zh="市長論壇",
        name_en="Mayors Forum",
        starts_on="2025-09-30",
        starts_precision="day",
    )

    answer = get(client, "search/", q="市長論壇")

    assert answer == {
        "total": 1,
        "is_cut": False,
        "next": None,
        "previous": None,
        "results": [
            {
                "resource": "events",
                "key": "forum",
                "url": address("/api/v1/events/forum/"),
                "html_url": address("/events/forum/"),
                "name_zh": "市長論壇",
                "name_en": "Mayors Forum",
                "snippet": [],
            }
        ],
        "facets": {
            "kind": [{"value": "events", "count": 1}],
            "year": [{"value": 2025, "count": 1}],
        },
        "suggestions": [],
    }


def test_words_of_a_report_are_shown_where_they_stand(client: Client) -> None:
    _told("korea", "We met the coral council.")

    (one,) = get(client, "search/", q="coral")["results"]

    assert (one["resource"], one["key"], one["heading"]) == ("sections", "korea.1", "Course")
    assert one["html_url"] == address("/trips/korea/#korea.1.1")
    assert one["snippet"] == [
        {"text": "We met the ", "is_hit": False},
        {"text": "coral", "is_hit": True},
        {"text": " council.", "is_hit": False},
    ]


def test_search_is_narrowed_by_kinds_and_year(client: Client) -> None:
    make_event("forum", name_en="Busan forum", starts_on="2025-09-30", starts_precision="day")
    make_event("summit", name_en="Busan summit", starts_on="2024-09-30", starts_precision="day")
    make_organization("busan", name_en="Busan")

    assert found(client, q="busan", kind="organizations") == [("organizations", "busan")]
    assert found(client, q="busan", kind="organizations,events", year="114") == [
        ("events", "forum")
    ]
    assert get(client, "search/", q="busan", year="2025")["facets"] == {
        "kind": [{"value": "events", "count": 1}],
        "year": [{"value": 2025, "count": 1}, {"value": 2024, "count": 1}],
    }


def test_pages_lead_to_each_other(client: Client) -> None:
    for number in range(3):
        make_organization(f"city-{number}", name_en=f"Busan {number}")

    first = get(client, "search/", q="busan", limit="2")
    second = client.get(first["next"]).json()

    assert [one["key"] for one in first["results"]] == ["city-0", "city-1"]
    assert [one["key"] for one in second["results"]] == ["city-2"]
    assert (first["previous"], second["next"]) == (None, None)
    assert client.get(second["previous"]).json() == {**first}


def test_name_that_is_nearly_right_is_suggested(client: Client) -> None:
    make_organization("uclg", name_en="United Cities")

    answer = get(client, "search/", q="Unitad Citie")

    assert (answer["total"], answer["suggestions"]) == (0, ["United Cities"])


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        ({}, {"q": ["This field is required."]}),
        ({"q": "  "}, {"q": ["This field is required."]}),
        (
            {"q": "x" * 301},
            {"q": ["Ensure this value has at most 300 characters (it has 301)."]},
        ),
        ({"q": "a\x00b"}, {"q": ["Null characters are not allowed."]}),
        ({"q": "a", "year": "soon"}, {"year": ["Enter a whole number."]}),
        (
            {"q": "a", "limit": "101"},
            {"limit": ["Ensure this value is less than or equal to 100."]},
        ),
        ({"q": "a", "page": "0"}, {"page": ["Ensure this value is greater than or equal to 1."]}),
        (
            {"q": "a", "fields": "key"},
            {"fields": ["Unknown parameter. Known here: format, kind, limit, page, q, year."]},
        ),
    ],
)
def test_what_is_not_understood_is_refused_by_name(
    client: Client, asked: dict[str, str], refused: dict[str, list[str]]
) -> None:
    assert refusal(client, "search/", **asked) == refused


def test_kind_that_is_not_searched_is_refused_with_those_that_are(client: Client) -> None:
    (message,) = refusal(client, "search/", q="a", kind="photos")["kind"]

    assert message.startswith("Unknown: photos. Known here: trips, events, ")


def test_what_drafts_brought_is_found_by_staff_alone(client: Client) -> None:
    make_organization("secret", name_en="Marker", is_public=False)
    _told("draft", "marker in a draft", state="draft")
    public = get(client, "search/", q="marker")

    client.force_login(make_superuser())

    assert (public["total"], public["results"], public["suggestions"]) == (0, [], [])
    assert public["facets"] == {"kind": [], "year": []}
    assert found(client, q="marker") == [("organizations", "secret"), ("sections", "draft.1")]


def test_answer_that_a_client_holds_is_not_read_again(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_organization("busan", name_en="Busan")
    flush()
    first = client.get(f"{ROOT}search/", {"q": "busan"})

    with django_assert_num_queries(1):
        second = client.get(
            f"{ROOT}search/", {"q": "busan"}, headers={"if-none-match": first["ETag"]}
        )

    assert second.status_code == 304


@pytest.mark.parametrize("rows", [1, 3])
def test_search_costs_the_same_for_any_number_of_results(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        _told(f"trip-{number}", "We met the coral council.")
    flush()

    # The state of the archive, twice; what is found; its records; their words.
    with django_assert_num_queries(7):
        shown = get(client, "search/", q="coral")

    assert len(shown["results"]) == rows
