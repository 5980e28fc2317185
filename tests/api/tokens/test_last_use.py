"""The last use of a token: noted once a minute, and never in the way of the one who uses it."""

from datetime import timedelta
from sqlite3 import connect
from threading import Barrier, Thread
from time import monotonic

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.api.tokens.calling import READ, TOKENS, caller, make_clerk, make_secret, the_token
from tripreports.api.models import Token

NOTES = 'UPDATE "api_token"'


def notes(secret: str) -> int:
    """How often the last use is written by one request."""
    with CaptureQueriesContext(connection) as asked:
        assert caller(secret).get(f"{TOKENS}current/").status_code == 200
    return sum(NOTES in query["sql"] for query in asked)


@pytest.mark.django_db
def test_use_is_noted_once_a_minute() -> None:
    secret = make_secret(make_clerk(), READ)

    first, second = notes(secret), notes(secret)
    Token.objects.update(last_used_at=timezone.now() - timedelta(seconds=61))
    third = notes(secret)

    assert (first, second, third) == (1, 0, 1)
    noted = the_token().last_used_at
    assert noted is not None
    assert timezone.now() - noted < timedelta(seconds=10)


@pytest.mark.django_db
def test_refused_token_is_not_used() -> None:
    secret = make_secret(make_clerk(), READ)
    User.objects.update(is_active=False)

    caller(secret).get(TOKENS)

    assert the_token().last_used_at is None


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="a database in memory locks those who read"
)
@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_all_answered_and_noted() -> None:
    secret = make_secret(make_clerk(), READ)
    statuses: list[int] = []
    together = Barrier(8)

    def ask() -> None:
        together.wait()
        try:
            statuses.append(caller(secret).get(f"{TOKENS}current/").status_code)
        finally:
            connection.close()

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert statuses == [200] * 8
    assert the_token().last_used_at is not None


@pytest.mark.django_db(transaction=True)
def test_reading_does_not_wait_for_one_who_writes() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL lets others write other rows")
    secret = make_secret(make_clerk(), READ)
    address = connection.get_connection_params()["database"]
    with connection.cursor() as cursor:
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()
    writer = connect(address, uri=True, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    started = monotonic()

    answer = caller(secret).get(f"{TOKENS}current/")

    took = monotonic() - started
    writer.execute("ROLLBACK")
    writer.close()
    with connection.cursor() as cursor:
        after = cursor.execute("PRAGMA busy_timeout").fetchone()
    assert (answer.status_code, answer.json()["last_used_at"]) == (200, None)
    assert took < 5
    assert after == patience
