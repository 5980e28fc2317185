"""`updated_at` moves on with whatever changes for those who read the record, however it is done."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories import (
    make_attendance,
    make_delegate,
    make_draft,
    make_encounter,
    make_event,
    make_official,
    make_organization,
    make_paragraph,
    make_photo,
    make_public,
    make_section,
    make_superuser,
    make_withdrawn,
)
from tripreports.core.models import Record
from tripreports.directory.models import Official, OfficialAlias
from tripreports.directory.services import merge, undo
from tripreports.mirror.models import UnseenChange
from tripreports.mirror.watching import followed_models
from tripreports.reports.models import Paragraph, PhotoPerson, Section
from tripreports.trips.models import Attendance, Encounter, Trip

pytestmark = pytest.mark.django_db

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def age() -> None:
    """Has all records changed long ago."""
    for model in followed_models():
        model._default_manager.update(updated_at=LONG_AGO)


def has_moved(record: Record) -> bool:
    record.refresh_from_db()
    assert record.updated_at == LONG_AGO or timezone.now() - record.updated_at < dt.timedelta(
        minutes=1
    )
    return record.updated_at > LONG_AGO


def test_bulk_update_moves_a_record() -> None:
    kim, lee = make_official("kim"), make_official("lee")
    age()

    Official.objects.filter(key="kim").update(name_en="Park")

    assert (has_moved(kim), has_moved(lee)) == (True, False)


def test_raw_sql_moves_a_record() -> None:
    event = make_event("forum")
    age()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_event SET name_en = 'Summit'")

    assert has_moved(event)


def test_moving_does_not_raise_the_version() -> None:
    event = make_event("forum")
    age()

    type(event).objects.update(name_en="Summit")
    event.refresh_from_db()

    assert event.version == 1


def test_record_of_the_past_comes_in_now() -> None:
    event = make_event("forum", updated_at=LONG_AGO)

    assert has_moved(event)


def test_record_that_a_merge_gives_back_comes_in_now() -> None:
    gone = make_official("kim-m-j", name_en="Kim M.J.")
    age()
    done = merge(make_official("kim-min-ji"), gone, by=make_superuser())

    undo(done, by=None)

    assert has_moved(gone)


def test_record_that_becomes_public_moves() -> None:
    official = make_official("kim", is_public=False)
    age()

    Official.objects.update(is_public=True)

    assert has_moved(official)


def test_publication_moves_all_records_of_the_trip() -> None:
    trip = make_draft("korea")
    delegate = make_delegate(trip=trip)
    other = make_delegate(trip=make_draft("other"))
    age()

    make_public(trip)

    assert [has_moved(one) for one in (trip, delegate, other, other.trip)] == [
        True,
        True,
        False,
        False,
    ]


def test_state_of_a_trip_moves_what_shows_its_parts() -> None:
    attendance = make_attendance(trip=make_draft("korea"))
    age()
    trip = make_public(attendance.trip)
    shown = has_moved(attendance.event)
    age()

    make_withdrawn(trip)

    assert (shown, has_moved(attendance.event)) == (True, True)


def test_saving_a_published_trip_leaves_its_records() -> None:
    delegate = make_delegate(trip=make_public(make_draft("korea")))
    age()

    Trip.objects.update(note="Seen.")

    assert not has_moved(delegate)


def test_part_moves_the_record_that_shows_it() -> None:
    kim, lee = make_official("kim"), make_official("lee")
    alias = OfficialAlias.objects.create(official=kim, text="金", is_public=True)
    moved: list[Any] = []

    for change in (
        lambda: OfficialAlias.objects.update(text="김"),
        lambda: OfficialAlias.objects.update(official=lee),
        alias.delete,
    ):
        age()
        change()
        moved.append((has_moved(kim), has_moved(lee)))

    assert moved == [(True, False), (True, True), (False, True)]


def test_new_part_moves_the_record_that_shows_it() -> None:
    section = make_paragraph().section
    age()

    Paragraph.objects.bulk_create([Paragraph(section=section, position=99, text="More.")])

    assert has_moved(Section.objects.get(pk=section.pk))


def test_list_moves_its_record_by_whichever_way() -> None:
    encounter, city = make_encounter(), make_organization("busan")
    age()

    Encounter.group_members.through.objects.bulk_create(
        [Encounter.group_members.through(encounter=encounter, organization=city)]
    )

    assert (has_moved(encounter), has_moved(city)) == (True, False)


def test_part_that_the_public_cannot_see_moves_no_record_that_it_can() -> None:
    event, official = make_event("forum"), make_official("kim")
    draft = make_draft("korea")
    photo = make_photo(section=make_section(trip=draft))
    age()
    moved = []

    for change in (
        lambda: make_attendance(trip=draft, event=event),
        lambda: Attendance.objects.update(note="Seen."),
        lambda: PhotoPerson.objects.create(photo=photo, official=official, order=1),
        lambda: OfficialAlias.objects.create(official=official, text="金", is_public=False),
        lambda: OfficialAlias.objects.update(text="김"),
        lambda: OfficialAlias.objects.all().delete(),
    ):
        change()
        moved.append((has_moved(event), has_moved(official)))

    assert moved == [(False, False)] * 6
    assert UnseenChange.objects.count() == 2


def test_part_that_the_public_cannot_see_moves_records_of_drafts() -> None:
    event, draft = make_event("forum", is_public=False), make_draft("korea")
    age()

    make_attendance(trip=draft, event=event)

    assert (has_moved(event), has_moved(draft)) == (True, True)
    assert UnseenChange.objects.count() == 0


def test_part_that_is_hidden_or_shown_moves_its_record() -> None:
    official = make_official("kim")
    alias = OfficialAlias.objects.create(official=official, text="金", is_public=False)
    moved = []

    for is_public in (True, False):
        age()
        OfficialAlias.objects.filter(pk=alias.pk).update(is_public=is_public)
        moved.append(has_moved(official))

    assert moved == [True, True]
