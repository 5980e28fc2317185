"""The lists: rows, filters, pages, and a number of queries that does not grow."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_delegate,
    make_election,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_post,
    make_recommendation,
    make_trip,
)

pytestmark = pytest.mark.django_db

LISTS = [
    "trip-list",
    "delegate-list",
    "event-list",
    "organization-list",
    "official-list",
    "election-list",
    "place-list",
    "recommendation-list",
]
# The state of the archive (once for the page, once for the list), the rows, and all names at once.
QUERIES = 4

every_list = pytest.mark.parametrize("name", LISTS)


def make_rows(count: int) -> None:
    """As many of each kind as asked for, and the organization that sends the trips."""
    home = make_organization("home")
    trip = make_trip("korea", government=home)
    country = make_place("kr")
    for number in range(count):
        person = make_official(f"person-{number}", country=country)
        body = make_organization(f"body-{number}", country=country)
        make_post(official=person, organization=body)
        make_delegate(trip=trip, official=person, order=number + 1)
        make_event(f"event-{number}", country=country)
        make_election(f"election-{number}", body=body)
        make_recommendation(trip=trip, order=number + 1)
    for number in range(count - 1):
        make_trip(f"trip-{number}", government=home).regions.add(country)


@pytest.fixture
def reader() -> Client:
    """Somebody who reads English."""
    return Client(headers={"accept-language": "en"})


def names(response: Any) -> list[str]:
    return [str(entry.lead) for entry in response.context["entries"]]


@pytest.mark.anywhere
@every_list
@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_for_one_row_and_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, name: str, count: int
) -> None:
    make_rows(count)
    client.get(reverse(f"browse:{name}"))  # from then on the list is held in memory

    with django_assert_num_queries(QUERIES):
        response = client.get(reverse(f"browse:{name}"))

    # Beside those made one by one there is the country, and the government that sends the trips.
    extra = {"organization-list": 1, "place-list": -count + 1}
    assert len(names(response)) == count + extra.get(name, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_list_under_filters_takes_the_same_queries_for_one_row_and_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    make_rows(count)
    asked = {"country": "kr", "kind": "congress", "year": "", "q": "event"}
    client.get("/events/", asked)

    # The country and the words are asked for, too.
    with django_assert_num_queries(QUERIES + 3):
        response = client.get("/events/", asked)

    assert len(names(response)) == count


@every_list
def test_list_without_records_says_so(reader: Client, name: str) -> None:
    response = reader.get(reverse(f"browse:{name}"))

    assert response.context["entries"] == []
    assert "Nothing is published here yet." in response.content.decode()


def test_list_shows_names_as_links(client: Client) -> None:
    make_event("forum", name_zh="論壇", name_en="Forum")

    english = client.get(reverse("browse:event-list"), headers={"accept-language": "en"})
    chinese = client.get(reverse("browse:event-list"), headers={"accept-language": "zh-hant"})

    assert names(english) == ['<a href="/events/forum/">Forum</a>']
    assert names(chinese) == ['<a href="/events/forum/">論壇</a>']


def test_list_puts_undated_events_last(reader: Client) -> None:
    make_event("dinner")
    make_event("forum", starts_on=dt.date(2025, 9, 24), starts_precision="day")

    response = reader.get(reverse("browse:event-list"))

    assert names(response) == [
        '<a href="/events/forum/">Forum</a>',
        '<a href="/events/dinner/">Dinner</a>',
    ]


def test_list_marks_a_name_in_the_other_language(reader: Client) -> None:
    make_event("forum", name_zh="論壇", name_en="")

    response = reader.get(reverse("browse:event-list"))

    assert names(response) == ['<a href="/events/forum/" lang="zh-Hant">論壇</a>']


def test_filter_narrows_the_list(reader: Client) -> None:
    make_event("forum")
    make_event("dinner")

    response = reader.get(reverse("browse:event-list"), {"q": "din"})

    assert names(response) == ['<a href="/events/dinner/">Dinner</a>']


def test_filter_that_nothing_fits_helps_on(reader: Client) -> None:
    make_event("forum")

    response = reader.get(reverse("browse:event-list"), {"q": "zzz"})

    assert names(response) == []
    assert "Try a shorter word, another spelling, or fewer filters." in response.content.decode()


def test_filter_with_a_wrong_value_shows_the_error_and_no_rows(client: Client) -> None:
    make_event("forum")

    response = client.get(reverse("browse:event-list"), {"year": "x"})

    assert names(response) == []
    assert [problem.address for problem in response.context["asked"].problems] == ["/events/"]


def test_filter_that_is_not_on_the_page_is_kept(reader: Client) -> None:
    make_event("forum", edition=2)
    make_event("dinner")

    response = reader.get(reverse("browse:event-list"), {"edition": "2", "nonsense": "1"})

    assert names(response) == ['<a href="/events/forum/">Forum</a>']
    assert response.context["asked"].kept == [("edition", "2")]
    assert response.context["asked"].passed_over == ("nonsense",)


def test_pages_keep_the_filters(client: Client) -> None:
    for number in range(26):
        make_event(f"forum-{number:02}")

    response = client.get(reverse("browse:event-list"), {"q": "forum"})

    assert len(names(response)) == 25
    assert 'href="/events/?q=forum&amp;page=2"' in response.content.decode()


def test_second_page_has_the_rest(reader: Client) -> None:
    for number in range(26):
        make_event(f"forum-{number:02}")

    response = reader.get(reverse("browse:event-list"), {"page": "2"})

    assert names(response) == ['<a href="/events/forum-25/">Forum-25</a>']


@pytest.mark.parametrize("page", ["0", "2", "1000000000", "x", "-1"])
def test_page_that_does_not_exist_is_not_found(client: Client, page: str) -> None:
    make_event("forum")

    response = client.get(reverse("browse:event-list"), {"page": page})

    assert response.status_code == 404
    assert "<h1>" in response.content.decode()
