"""Statements that were translated once and run again."""

import pytest
from django.db import connection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="is about SQLite alone"),
]


def test_statement_takes_its_own_values_each_time() -> None:
    with connection.cursor() as cursor:
        found = [
            cursor.execute("SELECT %s, '100 %%', %s", [one, one]).fetchone() for one in ("a", "%s")
        ]

    assert found == [("a", "100 %", "a"), ("%s", "100 %", "%s")]


def test_named_values_stand_where_they_are_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %(second)s, %(first)s", {"first": 1, "second": 2})
        found = cursor.fetchone()

    assert found == (2, 1)


def test_statement_without_values_is_taken_as_it_is() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT '%s %%'")
        found = cursor.fetchone()

    assert found == ("%s %%",)
