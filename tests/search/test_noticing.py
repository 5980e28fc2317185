"""Whatever is written, however it is written, is noticed and found."""

import threading
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F

from tests.factories import (
    make_event,
    make_official,
    make_organization,
    make_paragraph,
    make_post,
    make_section,
    make_superuser,
    make_trip,
)
from tests.search.asking import PUBLIC, STAFF, found
from tripreports.core.triggers import create_all, drop_all
from tripreports.directory.models import Official, OfficialAlias, Organization
from tripreports.directory.services import merge
from tripreports.events.models import Event
from tripreports.reports.models import Paragraph, Section
from tripreports.search import indexing, revision
from tripreports.search.indexing import after_migrations, flush
from tripreports.search.models import Document, Pending, Revision
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clean() -> None:
    flush()


def pending() -> list[tuple[str, str]]:
    return sorted(set(Pending.objects.values_list("kind", "key")))


def test_saved_record_is_noticed() -> None:
    make_official("kim")

    assert pending() == [("official", "kim")]


def test_related_row_is_noticed_for_the_record_whose_text_it_is() -> None:
    alias = OfficialAlias.objects.create(official=make_official("kim"), text="金", is_public=True)
    make_official("lee")
    flush()

    OfficialAlias.objects.filter(pk=alias.pk).update(official="lee")

    assert pending() == [("official", "kim"), ("official", "lee")]
    assert found("金") == ["lee"]


def test_table_that_is_not_searched_gives_a_new_revision() -> None:
    section = make_section()
    flush()
    first = revision.current()

    section.events.add(make_event("forum"))

    assert ("", "") in pending()
    assert revision.current().token != first.token


def test_bulk_writes_are_noticed() -> None:
    Official.objects.bulk_create([Official(key="kim", name_en="Kim", is_public=True)])
    made = found("kim")

    Official.objects.update(name_en="Park")

    assert (made, found("kim"), found("park")) == (["kim"], [], ["kim"])


def test_raw_sql_is_noticed() -> None:
    make_event("forum")
    flush()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_event SET name_en = 'Summit'")

    assert (found("forum"), found("summit")) == ([], ["forum"])


def test_deleted_record_is_found_no_more() -> None:
    make_event("forum")
    before = found("forum")

    Event.objects.all().delete()

    assert (before, found("forum")) == (["forum"], [])
    assert Document.objects.count() == 0


def test_merged_record_is_found_under_both_names() -> None:
    kept, gone = make_official("kim-min-ji"), make_official("kim-m-j", name_en="Kim M.J.")
    flush()

    merge(kept, gone, by=make_superuser())

    assert found("M.J.", STAFF) == ["kim-min-ji"]


def test_text_changes_with_its_paragraph() -> None:
    paragraph = make_paragraph(text="到訪釜山")
    flush()

    Paragraph.objects.filter(pk=paragraph.pk).update(text="到訪首爾")

    assert (found("釜山"), found("首爾")) == ([], [paragraph.section_id])


def test_person_is_found_by_what_the_organization_of_a_post_is_called_now() -> None:
    busan = make_organization("busan-city")
    make_post(official=make_official("park"), organization=busan, title_en="Mayor")
    before = found("mayor busan")

    Organization.objects.update(name_en="Seoul")

    assert (before, found("mayor busan"), found("mayor seoul")) == (["park"], [], ["park"])


def test_person_is_not_found_by_an_organization_that_is_hidden() -> None:
    busan = make_organization("busan-city")
    make_post(official=make_official("park"), organization=busan, title_en="Mayor")
    flush()

    Organization.objects.update(is_public=False)

    assert (found("mayor busan"), found("mayor busan", STAFF)) == ([], ["park"])


def test_state_of_a_trip_reaches_all_its_records() -> None:
    trip = make_trip("korea")
    make_section(key="korea.s-1", trip=trip)
    make_section(key="other.s-1")
    flush()

    Trip.objects.filter(key="korea").update(state=TripState.DRAFT)

    assert pending() == [("section", "korea.s-1"), ("trip", "korea")]


def test_nothing_pending_is_lost_when_indexing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    make_event("forum")

    with monkeypatch.context() as broken:
        broken.setattr(indexing, "_renew", _fail)
        with pytest.raises(OSError, match="disk"), transaction.atomic():
            flush()

    assert pending() == [("event", "forum")]
    assert found("forum") == ["forum"]


def test_unchanged_text_is_not_written_anew() -> None:
    make_event("forum")
    flush()
    before = list(Document.objects.values_list("pk"))

    Event.objects.update(kind="forum")
    flush()

    assert list(Document.objects.values_list("pk")) == before


def test_rebuilding_finds_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    make_event("forum")
    flush()
    Document.objects.all().delete()

    call_command("rebuild_search")

    assert found("forum") == ["forum"]
    assert "event: 1 of 1" in capsys.readouterr().out


def test_triggers_come_back_after_a_migration() -> None:
    drop_all(using=connection.alias)
    create_all(using=connection.alias)

    make_event("forum")

    assert pending() == [("event", "forum")]


def test_everything_is_looked_at_again_when_documents_are_made_in_another_way() -> None:
    make_event("forum")
    flush()
    after_migrations(plan=[])
    before = pending()
    Revision.objects.update(format=F("format") + 1)

    after_migrations(plan=[])

    assert (before, pending()) == ([], [("", ""), ("event", "forum")])


def test_documents_of_lost_records_go_after_migrations() -> None:
    make_event("forum")
    flush()
    Event.objects.all().delete()
    Pending.objects.all().delete()

    after_migrations(plan=["a migration"])
    flush()

    assert Document.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_commit_indexes_what_was_written() -> None:
    with transaction.atomic():
        make_event("forum")
        make_event("summit")
        during = Document.objects.count()

    assert (during, Document.objects.count(), pending()) == (0, 2, [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
def test_two_who_index_at_once_wait_for_each_other() -> None:
    make_event("forum")
    Event.objects.update(name_en="Summit")
    errors: list[Any] = []

    def other() -> None:
        try:
            flush()
        except Exception as error:  # noqa: BLE001 (whatever it is, it is told)
            errors.append(error)
        finally:
            connection.close()

    with transaction.atomic():
        flush()
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(0.5)
        waits = thread.is_alive()
    thread.join()

    assert (waits, errors, pending()) == (True, [], [])
    assert Document.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
def test_what_was_hidden_when_it_was_written_may_be_seen_when_it_is_through() -> None:
    trip = make_trip("korea", state="draft")
    later = Section(key="later", trip=trip, order=1, level=1, kind="prose", heading="Later")
    flush()
    has_published, has_written = threading.Event(), threading.Event()

    def other() -> None:
        with transaction.atomic():
            Section.objects.bulk_create([later])
            has_written.set()
            has_published.wait(5)
        connection.close()

    thread = threading.Thread(target=other)
    thread.start()
    has_written.wait(5)
    Trip.objects.update(state=TripState.PUBLISHED)
    flush()
    published = revision.standing(PUBLIC)
    has_published.set()
    thread.join()

    assert [row.is_shown for row in Pending.objects.all()] == [False]
    assert (published is None, revision.standing(PUBLIC)) == (False, None)
    assert revision.current().seen_by(PUBLIC) != published


def _fail(**_kwargs: Any) -> None:
    raise OSError("The disk is full.")
