"""Whatever is written, however it is written, is noticed."""

import pytest

from tests.factories import make_event, make_official
from tripreports.directory.models import Official
from tripreports.search import revision
from tripreports.search.indexing import flush
from tripreports.search.models import Pending

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clean() -> None:
    flush()


def pending() -> list[tuple[str, str]]:
    return sorted(set(Pending.objects.values_list("kind", "key")))


def test_saved_record_is_noticed() -> None:
    make_official("kim")

    assert pending() == [("official", "kim")]


def test_revision_is_another_after_any_change() -> None:
    first = revision.current()
    make_event("forum")

    second = revision.current()

    assert (second.token != first.token, second.changed_at > first.changed_at) == (True, True)
    assert revision.current().token == second.token
    assert pending() == []


def test_what_is_remembered_is_computed_once_for_each_state() -> None:
    counted: list[int] = []

    def count() -> int:
        counted.append(Official.objects.count())
        return counted[-1]

    first = [revision.remember("people", None, count) for _time in range(2)]
    make_official("kim")
    second = [revision.remember("people", None, count) for _time in range(2)]

    assert (first, second, counted) == ([0, 0], [1, 1], [0, 1])
