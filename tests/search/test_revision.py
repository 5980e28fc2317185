"""States of the archive, and what is kept while they last."""

from contextlib import closing

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_delegate,
    make_draft,
    make_event,
    make_official,
    make_paragraph,
    make_section,
)
from tests.search.asking import PUBLIC, STAFF
from tripreports.core.models import SharedRecord
from tripreports.directory.models import Official, OfficialAlias
from tripreports.search import revision
from tripreports.search.models import Pending
from tripreports.search.noticing import watched_models
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

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


def test_public_state_lasts_while_drafts_are_written() -> None:
    draft, hidden = make_draft("korea"), make_official("kim", is_public=False)
    shown, first = make_official("lee"), revision.current()

    make_delegate(trip=draft, official=shown)
    make_paragraph(section=make_section(trip=draft))
    Trip.objects.update(title_zh="考察")
    OfficialAlias.objects.create(official=shown, text="李", is_public=False)
    Official.objects.filter(pk=hidden.pk).update(name_en="Kim")
    hidden.delete()
    waiting = revision.standing(PUBLIC), revision.standing(STAFF)
    second = revision.current()

    assert waiting == (first.seen_by(PUBLIC), None)
    assert second.seen_by(PUBLIC) == first.seen_by(PUBLIC)
    assert second.token != first.token


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_public_state_is_known_to_whoever_brought_it_about() -> None:
    draft = make_draft("korea")
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")  # begun later than ours, and through before
    make_official("lee")
    first = revision.current()

    make_paragraph(section=make_section(trip=draft))

    assert first.public_since > first.public_by > 0
    assert revision.standing(PUBLIC) == first.seen_by(PUBLIC)
    assert revision.current().seen_by(PUBLIC) == first.seen_by(PUBLIC)


@pytest.mark.usefixtures("korea_2025")
def test_public_state_moves_with_whatever_the_public_sees() -> None:
    """Of every table, while its rows are public and once they are not."""
    seen = _moved_by_each_table()
    Trip.objects.update(state=TripState.WITHDRAWN)
    for model in watched_models():
        if issubclass(model, SharedRecord):
            model._default_manager.update(is_public=False)
    hidden = _moved_by_each_table()

    assert [name for name, is_moved in seen.items() if not is_moved] == []
    assert len(seen) > 50
    # By these the desk counts, and nobody's record is told with them.
    assert [name for name, is_moved in hidden.items() if is_moved] == [
        "trips_deadlinerules",
        "trips_agencydeadlines",
    ]


def _moved_by_each_table() -> dict[str, bool]:
    """Whether the public state is another after the first row of each table was written."""
    moved = {}
    for model in watched_models():
        table, key = model._meta.db_table, model._meta.pk.column
        before = revision.current().public_token
        with connection.cursor() as cursor:
            first = f"SELECT MIN({key}) FROM {table}"  # noqa: S608 (names of tables)
            cursor.execute(f"UPDATE {table} SET {key} = {key} WHERE {key} = ({first})")  # noqa: S608 (names of tables)
            if cursor.rowcount == 1:
                moved[table] = revision.current().public_token != before
    return moved
