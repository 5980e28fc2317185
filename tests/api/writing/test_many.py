"""Many rows at once, by the ids of another system."""

import time
from typing import Any

import pytest
from django.test import Client

from tests.api.writing.asking import account, client_of, counts, errors, results_of, send, told
from tests.api.writing.bodies import NEEDED
from tripreports.api.models import ExternalId
from tripreports.core.enums import Role
from tripreports.directory.models import Official, Post
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

pytestmark = pytest.mark.usefixtures("world")


def rows(*names: str) -> list[dict[str, Any]]:
    return [{"external_id": f"p-{name}", "name_en": name} for name in names]


def test_rows_are_created_then_unchanged_then_updated(author: Client) -> None:
    sent = rows("Ahn", "Bae")

    first = send(author, "POST", "officials/bulk/", sent)
    before = counts()
    again = send(author, "POST", "officials/bulk/", sent)
    after = counts()
    sent[1] |= {"honorific": "Dr", "aliases": [{"text": "B."}]}
    changed = send(author, "POST", "officials/bulk/", sent)

    assert results_of(first) == ["created", "created"]
    assert results_of(again) == ["unchanged", "unchanged"]
    assert after == before
    assert results_of(changed) == ["unchanged", "updated"]
    assert changed.json()["results"][1]["version"] == 2
    assert first.json()["source"] == "@author"
    assert Official.objects.get(name_en="Bae").honorific == "Dr"


def test_one_bad_row_does_not_stop_the_others(author: Client) -> None:
    sent = [
        *rows("Ahn"),
        {"external_id": "p-2", "name_en": "Bae", "country": "atlantis"},
        {"external_id": "", "name_en": "Cho"},
        {"external_id": "p-3", "name_en": "Dang", "key": "mine"},
        *rows("Eom", "Eom"),
        "Fa",
        {"external_id": "p-4", "name_en": "kim"},
    ]

    answer = send(author, "POST", "officials/bulk/", sent)

    found = answer.json()
    assert results_of(answer) == ["created", *["refused"] * 7]
    assert (found["created"], found["refused"]) == (1, 7)
    pointers = [[error["pointer"] for error in row.get("errors", [])] for row in found["results"]]
    assert pointers == [
        [],
        ["/1/country"],
        ["/2/external_id"],
        ["/3/key"],
        ["/4/external_id"],
        ["/5/external_id"],
        ["/6"],
        ["/7"],
    ]


def test_atomic_request_is_all_or_nothing(author: Client) -> None:
    before = counts()

    bad = [*rows("Ahn"), {"external_id": "p-2", "name_en": 3}]
    answer = send(author, "POST", "officials/bulk/?atomic=1", bad)

    assert errors(answer) == {"/1/name_en": "Give text."}
    assert counts() == before


def test_what_the_database_refuses_stops_one_row_only(author: Client) -> None:
    days = [{"external_id": str(n), "trip": "draft", "on": f"2025-09-{n}"} for n in (23, 24, 25)]

    answer = send(author, "POST", "itinerary-days/bulk/", days)

    assert results_of(answer) == ["refused", "created", "created"]
    assert answer.json()["results"][0]["errors"] == [
        {
            "pointer": "/0/on",
            "code": "itinerary_has_each_date_once",
            "detail": "Itinerary day with this Trip and Date already exists.",
        }
    ]


def test_rows_of_a_closed_report_are_refused(author: Client) -> None:
    Trip.objects.filter(pk="draft").update(state=TripState.IN_REVIEW)

    answer = send(
        author,
        "POST",
        "observations/bulk/",
        [{"external_id": "o", "trip": "draft", "title": "Lesson"}],
    )

    assert results_of(answer) == ["refused"]


def test_record_that_was_deleted_is_created_again(author: Client) -> None:
    send(author, "POST", "officials/bulk/?source=hr", rows("Ahn"))
    Official.objects.get(name_en="Ahn").delete()

    answer = send(author, "POST", "officials/bulk/?source=hr", rows("Ahn"))

    assert results_of(answer) == ["created"]
    assert ExternalId.objects.get().record_key == Official.objects.get(name_en="Ahn").pk


def test_a_thousand_rows_take_seconds(author: Client) -> None:
    sent = [
        {"external_id": str(n), "official": "kim", "organization": "city", "title_en": f"Post {n}"}
        for n in range(1_000)
    ]

    start = time.process_time()
    first = send(author, "POST", "posts/bulk/", sent)
    again = send(author, "POST", "posts/bulk/", sent)
    took = time.process_time() - start

    assert set(results_of(first)) == {"created"}
    assert set(results_of(again)) == {"unchanged"}
    assert Post.objects.filter(title_en__startswith="Post ").count() == 1_000
    assert took < 10


@pytest.mark.parametrize("body", [{}, [], rows(*(str(n) for n in range(1_001)))])
def test_what_is_no_list_of_rows_is_refused(author: Client, body: Any) -> None:
    said = told(send(author, "POST", "officials/bulk/", body), 400)

    assert said == "Give a list of 1 to 1000 objects."


def test_ids_of_an_account_are_its_own(author: Client) -> None:
    """What another account calls `1` is another record, and cannot be asked for by that."""
    other = client_of(account(Role.AUTHOR, "other"))
    row = {"external_id": "1", **NEEDED["officials"]}
    send(author, "POST", "officials/bulk/", [row])

    made = send(other, "POST", "officials/bulk/?anyway=1", [row]).json()
    asked = send(other, "POST", "officials/bulk/?source=@author", [row])
    named = send(
        other,
        "POST",
        "posts/",
        {"official": {"external_id": "1", "source": "@author"}, "title_en": "Mayor"},
    )

    assert made["created"] == 1
    assert (asked.status_code, named.status_code) == (400, 400)
    assert len(set(ExternalId.objects.values_list("record_key", flat=True))) == 2
