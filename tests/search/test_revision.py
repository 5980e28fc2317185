"""States of the archive, and what is kept while they last."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_event, make_official
from tests.search.asking import PUBLIC, STAFF
from tripreports.directory.models import Official
from tripreports.search import revision
from tripreports.search.models import Pending

pytestmark = pytest.mark.django_db


def test_revision_is_another_after_any_change() -> None:
    first = revision.current()
    make_event("forum")

    second = revision.current()

    assert (second.token != first.token, second.changed_at > first.changed_at) == (True, True)
    assert revision.current().token == second.token
    assert Pending.objects.count() == 0


def test_asking_for_the_revision_is_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    revision.current()

    with django_assert_num_queries(1):
        revision.current()


def test_what_is_remembered_is_computed_once_for_each_state() -> None:
    counted: list[int] = []

    def count() -> int:
        counted.append(Official.objects.count())
        return counted[-1]

    first = [revision.remember("people", PUBLIC, count) for _time in range(2)]
    make_official("kim")
    second = [revision.remember("people", PUBLIC, count) for _time in range(2)]

    assert (first, second, counted) == ([0, 0], [1, 1], [0, 1])


def test_nothing_is_also_remembered() -> None:
    asked: list[None] = []

    for _time in range(2):
        revision.remember("nothing \x00 named", PUBLIC, lambda: asked.append(None))

    assert len(asked) == 1


def test_staff_are_given_what_is_so_now() -> None:
    revision.remember("state", PUBLIC, lambda: "public")

    assert revision.remember("state", STAFF, lambda: "staff") == "staff"
    assert revision.remember("state", PUBLIC, lambda: "other") == "public"
