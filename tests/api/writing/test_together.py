"""Several who write at once, each in a connection of their own."""

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from tests.api.writing.asking import account, client_of, send
from tests.api.writing.bodies import NEEDED
from tests.factories import make_day, make_draft, make_official, make_organization
from tripreports.directory.models import Official
from tripreports.trips.models import Delegate, Trip

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="a database in memory has one connection"
    ),
]
AT_ONCE = 8


@pytest.fixture
def writer(transactional_db: None) -> User:
    return account(None, "writer")


def together(writer: User, ask: Callable[[Any, int], Any]) -> list[Any]:
    """The answers to requests that are sent at the same moment."""
    gate, answers = threading.Barrier(AT_ONCE), []
    clients = [client_of(writer) for _each in range(AT_ONCE)]

    def one(number: int) -> None:
        gate.wait()
        answers.append(ask(clients[number], number))
        connection.close()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def statuses(answers: list[Any]) -> dict[int, int]:
    return dict(Counter(answer.status_code for answer in answers))


def test_all_new_trips_are_taken(writer: User) -> None:
    make_organization("city")

    answers = together(writer, lambda client, _n: send(client, "POST", "trips/", NEEDED["trips"]))

    assert statuses(answers) == {201: AT_ONCE}
    assert Trip.objects.count() == AT_ONCE


def test_one_of_many_changes_of_a_version_is_made(writer: User) -> None:
    make_official("kim")

    answers = together(
        writer,
        lambda client, n: send(
            client, "PATCH", "officials/kim/", {"honorific": f"Dr {n}"}, if_match='"1-"'
        ),
    )

    assert statuses(answers) == {200: 1, 412: AT_ONCE - 1}
    assert Official.objects.get(pk="kim").version == 2


def test_new_rows_of_one_list_get_numbers_of_their_own(writer: User) -> None:
    city = make_organization("city")
    make_day(trip=make_draft("draft", government=city))
    people = [make_official(f"o{number}").pk for number in range(AT_ONCE)]

    answers = together(
        writer,
        lambda client, n: send(
            client, "POST", "delegates/", NEEDED["delegates"] | {"official": people[n]}
        ),
    )

    assert statuses(answers) == {201: AT_ONCE}
    orders = Delegate.objects.order_by("order").values_list("order", flat=True)
    assert list(orders) == list(range(1, AT_ONCE + 1))


def test_request_with_one_key_is_carried_out_once(writer: User) -> None:
    answers = together(
        writer,
        lambda client, _n: send(client, "POST", "places/", NEEDED["places"], idempotency_key="k"),
    )

    found = statuses(answers)
    assert set(found) <= {201, 409}
    assert len({answer.json()["key"] for answer in answers if answer.status_code == 201}) == 1


def test_request_is_not_refused_for_what_it_did_itself(writer: User) -> None:
    """The second would be the twin of the first."""
    answers = together(
        writer,
        lambda client, _n: send(
            client, "POST", "officials/", {"name_en": "Kim"}, idempotency_key="k"
        ),
    )

    assert set(statuses(answers)) <= {201, 409}
    assert Official.objects.count() == 1


def test_rows_that_several_bring_in_at_once_are_there_once(writer: User) -> None:
    rows = [{"external_id": f"p-{number}", "name_en": f"Kim {number}"} for number in range(20)]

    answers = together(
        writer,
        lambda client, _n: send(client, "POST", "officials/bulk/?source=old.example", rows),
    )

    assert statuses(answers) == {200: AT_ONCE}
    assert sum(answer.json()["created"] for answer in answers) == len(rows)
    assert Official.objects.count() == len(rows)
