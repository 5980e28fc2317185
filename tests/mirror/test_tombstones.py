"""Whatever is deleted or hidden leaves a tombstone, by whichever way it went."""

import pytest
from django.db import connection

from tests.factories import (
    make_delegate,
    make_draft,
    make_event,
    make_official,
    make_organization,
    make_public,
    make_superuser,
    make_trip,
    make_withdrawn,
)
from tripreports.core.revert import revert
from tripreports.directory.models import Official, OfficialAlias
from tripreports.directory.services import merge
from tripreports.history.models import Change
from tripreports.mirror.models import Tombstone
from tripreports.trips.enums import TripState
from tripreports.trips.models import Delegate, Trip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_tombstones")]


def tombstones() -> list[tuple[str, str, bool]]:
    return sorted(Tombstone.objects.values_list("kind", "key", "was_public"))


def test_deleted_record_leaves_one() -> None:
    make_event("forum").delete()

    assert tombstones() == [("event", "forum", True)]


def test_bulk_deletion_leaves_one_for_each() -> None:
    make_official("kim")
    make_official("lee", is_public=False)

    Official.objects.all().delete()

    assert tombstones() == [("official", "kim", True), ("official", "lee", False)]


def test_raw_sql_leaves_one() -> None:
    make_event("forum")

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM events_event")

    assert tombstones() == [("event", "forum", True)]


@pytest.mark.parametrize(("state", "was_public"), [("published", True), ("draft", False)])
def test_deleted_trip_takes_its_records_along(state: str, was_public: bool) -> None:
    trip = make_trip("korea", state=state)
    make_delegate(key="korea.d-1", trip=trip)

    Trip.objects.all().delete()

    assert tombstones() == [("delegate", "korea.d-1", was_public), ("trip", "korea", was_public)]


def test_trip_deleted_before_its_records_takes_them_along() -> None:
    make_delegate(key="korea.d-1", trip=make_trip("korea"))

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM trips_trip")
        cursor.execute("DELETE FROM trips_delegate")

    assert {row for row in tombstones() if row[2]} == {
        ("delegate", "korea.d-1", True),
        ("trip", "korea", True),
    }


def test_withdrawn_trip_is_gone_with_its_records() -> None:
    trip = make_trip("korea")
    make_delegate(key="korea.d-1", trip=trip)
    make_delegate(key="other.d-1")

    Trip.objects.filter(key="korea").update(state=TripState.DRAFT)

    assert tombstones() == [("delegate", "korea.d-1", True), ("trip", "korea", True)]


def test_record_that_goes_to_a_draft_is_gone() -> None:
    delegate = make_delegate(key="d-1", trip=make_trip("korea"))
    make_draft("draft")

    Delegate.objects.filter(pk=delegate.pk).update(trip="draft")

    assert tombstones() == [("delegate", "d-1", True)]


def test_hidden_record_is_gone() -> None:
    make_event("forum")

    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_event SET is_public = %s", [False])

    assert tombstones() == [("event", "forum", True)]


def test_what_only_a_withdrawn_trip_refers_to_is_gone() -> None:
    trip = make_draft("korea")
    make_delegate(key="korea.d-1", trip=trip, official=make_official("kim", is_public=False))
    make_public(trip)

    make_withdrawn(trip)

    assert ("official", "kim", True) in tombstones()


def test_merged_record_is_gone() -> None:
    kept, gone = make_official("kim-min-ji"), make_official("kim-m-j", name_en="Kim M.J.")

    merge(kept, gone, by=make_superuser())

    assert tombstones() == [("official", "kim-m-j", True)]


def test_reverted_creation_is_gone() -> None:
    event = make_event("forum")

    revert(Change.objects.of(event), by=None)

    assert tombstones() == [("event", "forum", True)]


def test_part_of_a_record_leaves_none() -> None:
    alias = OfficialAlias.objects.create(official=make_official("kim"), text="金", is_public=True)

    alias.delete()

    assert tombstones() == []


def test_public_is_not_told_of_drafts() -> None:
    make_organization("secret", is_public=False).delete()
    make_organization("known").delete()

    assert [t.key for t in Tombstone.objects.visible_to(None)] == ["known"]
    assert [t.key for t in Tombstone.objects.visible_to(make_superuser())] == ["secret", "known"]
