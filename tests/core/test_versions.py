"""Records refuse to overwrite another's work, and write nothing that did not change."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from tests.factories import make_official, make_place, make_trip
from tripreports.core.versions import Conflict
from tripreports.directory.models import Official
from tripreports.history.models import Change
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


def test_save_without_a_change_writes_nothing(django_assert_num_queries: object) -> None:
    make_official("kim")
    official = Official.objects.get()
    before = Official.objects.values().get()

    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture of the runner
        official.save()

    assert Official.objects.values().get() == before
    assert Change.objects.count() == 1


def test_change_raises_the_version_by_one() -> None:
    official = make_official("kim")

    official.name_en = "Lee"
    official.save()

    assert (official.version, Official.objects.get().version) == (2, 2)
    assert Official.objects.get().updated_at == official.updated_at > official.created_at


def test_second_of_two_editors_is_refused() -> None:
    make_official("kim", name_en="Kim")
    mine, theirs = Official.objects.get(), Official.objects.get()
    theirs.name_en = "Lee"
    theirs.save()

    mine.note = "Speaks Chinese."
    with pytest.raises(Conflict, match="Kim"):
        mine.save()

    kept = Official.objects.get()
    assert (kept.name_en, kept.note, kept.version, mine.version) == ("Lee", "", 2, 1)


def test_deleted_meanwhile_is_a_conflict() -> None:
    make_official("kim")
    mine = Official.objects.get()
    Official.objects.get().delete()

    mine.note = "Speaks Chinese."
    with pytest.raises(Conflict):
        mine.save()

    assert Official.objects.count() == 0


def test_two_changes_of_one_list_are_a_conflict() -> None:
    korea, japan = make_place("korea"), make_place("japan")
    make_trip()
    mine, theirs = Trip.objects.get(), Trip.objects.get()
    theirs.regions.add(japan)

    with pytest.raises(Conflict), transaction.atomic():
        mine.regions.add(korea)

    assert list(Trip.objects.get().regions.all()) == [japan]


def test_column_read_later_leaves_typed_ones_alone() -> None:
    make_official("kim", name_en="Kim", note="Speaks Chinese.")
    official = Official.objects.only("name_en", "version").get()

    official.name_en = "Lee"
    assert official.note == "Speaks Chinese."
    official.save()

    assert Official.objects.get().name_en == "Lee"


def test_record_read_again_can_be_saved() -> None:
    make_official("kim", name_en="Kim")
    mine, theirs = Official.objects.get(), Official.objects.get()
    theirs.note = "Speaks Chinese."
    theirs.save()

    mine.refresh_from_db()
    mine.name_en = "Lee"
    mine.save()

    kept = Official.objects.get()
    assert (kept.name_en, kept.note, kept.version) == ("Lee", "Speaks Chinese.", 3)


def test_what_only_the_software_sets_is_saved_too() -> None:
    official = make_official("kim", is_public=False)

    official.is_public = True
    official.save()

    assert Official.objects.get().is_public is True


def test_failed_save_can_be_tried_again() -> None:
    official = make_official("kim", name_en="Kim", name_zh="")
    official.name_en = ""
    with pytest.raises(Exception, match="has_a_name"), transaction.atomic():
        official.save()

    official.name_en = "Lee"
    official.save()

    assert (official.version, Official.objects.get().name_en) == (2, "Lee")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time anyway")
def test_of_two_at_the_same_moment_one_is_refused() -> None:
    make_official("kim", name_en="Kim")
    both_have_read = Barrier(2, timeout=10)
    ended: list[str] = []

    def edit(name: str) -> None:
        official = Official.objects.get()
        both_have_read.wait()
        official.name_en = name
        try:
            official.save()
            ended.append("saved")
        except Conflict:
            ended.append("refused")
        finally:
            connection.close()

    editors = [Thread(target=edit, args=[name]) for name in ("Lee", "Park")]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()

    assert sorted(ended) == ["refused", "saved"]
    assert Official.objects.get().version == 2
    assert Change.objects.count() == 2
