"""What is written down of what happens to records."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction

from tests.databases import load_example
from tests.factories import (
    make_delegate,
    make_event,
    make_official,
    make_paragraph,
    make_photo,
    make_place,
    make_section,
    make_trip,
)
from tripreports.directory.models import Official
from tripreports.history.context import recording
from tripreports.history.enums import Verb
from tripreports.history.models import Change
from tripreports.reports.models import Paragraph, Photo
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


def _written(since: int = 0) -> list[tuple[str, str, dict[str, Any]]]:
    rows = Change.objects.filter(pk__gt=since).order_by("pk")
    return list(rows.values_list("record_name", "verb", "changes"))


def _last() -> int:
    newest = Change.objects.first()
    return newest.pk if newest else 0


def test_creation_is_recorded_with_its_values() -> None:
    make_official("kim", name_en="Kim Min-ji", name_zh="金旼志")

    change = Change.objects.get()
    assert (change.verb, change.record_key, change.version) == (Verb.CREATED, "kim", 1)
    assert change.changes["name_zh"] == [None, "金旼志"]
    assert not {"key", "version", "created_at", "updated_at", "is_public"} & change.changes.keys()


def test_change_is_recorded_with_the_values_before_and_after() -> None:
    trip = make_trip(title_en="Trip to Korea")
    since = _last()

    trip.ends_on = dt.date(2025, 10, 2)
    trip.save()

    assert _written(since) == [
        ("Trip to Korea", Verb.CHANGED, {"ends_on": ["2025-10-01", "2025-10-02"]})
    ]
    assert Change.objects.latest("pk").trip_key == trip.key


def test_deletion_takes_its_rows_along_and_records_them_all() -> None:
    paragraph = make_paragraph(text="後來返國。")
    section = paragraph.section
    section.events.add(make_event("congress"))
    since = _last()

    section.delete()

    deleted = {verb for _name, verb, _changes in _written(since)}
    kinds = Change.objects.filter(pk__gt=since).values_list("record_type__model", "trip_key")
    of_section = Change.objects.get(pk__gt=since, record_type__model="section")
    assert deleted == {Verb.DELETED}
    assert set(kinds) == {("section", section.trip_id), ("paragraph", section.trip_id)}
    assert of_section.changes["heading"] == [section.heading, None]
    assert of_section.changes["events"] == [["congress"], None]


def test_deletion_records_what_stood_in_the_database() -> None:
    make_official("kim", name_en="Kim Min-ji")
    official = Official.objects.defer("name_zh").get()
    official.name_en = "Never saved"
    since = _last()

    official.delete()

    changes = _written(since)[0][2]
    assert (changes["name_en"], changes["name_zh"]) == (["Kim Min-ji", None], ["", None])


def test_deleted_record_goes_from_the_lists_of_others() -> None:
    section = make_section()
    section.events.add(make_event("congress"), make_event("fair"))
    since = _last()

    section.events.get(key="fair").delete()

    assert (section.heading, Verb.CHANGED, {"events": [["congress", "fair"], ["congress"]]}) in (
        _written(since)
    )


def test_lists_are_recorded_from_both_ends() -> None:
    trip, korea, japan = make_trip(), make_place("korea"), make_place("japan")
    since = _last()

    trip.regions.set([korea])
    trip.regions.set([japan])
    japan.trips.remove(trip)
    trip.refresh_from_db()
    trip.regions.set([korea, japan])
    trip.regions.clear()

    assert [changes["regions"] for _name, _verb, changes in _written(since)] == [
        [[], ["korea"]],
        [["korea"], []],
        [[], ["japan"]],
        [["japan"], []],
        [[], ["japan", "korea"]],
        [["japan", "korea"], []],
    ]


def test_list_set_to_what_it_is_writes_nothing() -> None:
    trip, korea = make_trip(), make_place("korea")
    trip.regions.set([korea])
    since = _last()

    trip.regions.set([korea])
    trip.regions.add(korea)

    assert _written(since) == []


def test_only_the_named_fields_are_recorded() -> None:
    official = make_official(name_en="Kim")
    since = _last()

    official.name_en, official.note = "Lee", "Speaks Chinese."
    official.save(update_fields=["note"])

    assert _written(since) == [("Lee", Verb.CHANGED, {"note": ["", "Speaks Chinese."]})]

    official.save()

    assert _written(since)[1:] == [("Lee", Verb.CHANGED, {"name_en": ["Kim", "Lee"]})]


def test_field_that_was_not_read_is_not_recorded() -> None:
    make_official("kim", name_en="Kim", note="Speaks Chinese.")
    official = Official.objects.only("name_en").get()
    since = _last()

    official.name_en = "Lee"
    official.save()

    assert _written(since) == [("Lee", Verb.CHANGED, {"name_en": ["Kim", "Lee"]})]


def test_list_of_words_changed_in_place_is_recorded() -> None:
    made = make_paragraph()
    made.page_breaks.append(5)
    made.save()
    read = Paragraph.objects.get()
    read.page_breaks.append(9)
    read.save()
    read.refresh_from_db()
    read.page_breaks.clear()
    read.save()

    changes = [row[2]["page_breaks"] for row in _written() if row[1] == Verb.CHANGED]
    assert changes == [[[], [5]], [[5], [5, 9]], [[5, 9], []]]


def test_file_is_recorded_by_its_name() -> None:
    photo = make_photo(caption="合照")
    since = _last()

    photo.image.save("a.png", ContentFile(b"1"))

    assert [row[2] for row in _written(since)] == [{"image": ["", photo.image.name]}]
    assert Photo.objects.get().image.name == photo.image.name


def test_what_is_rolled_back_is_not_recorded() -> None:
    official = make_official(name_en="Kim")
    since = _last()

    with transaction.atomic():
        official.name_en = "Lee"
        official.save()
        transaction.set_rollback(True)

    assert _written(since) == []


def test_one_save_has_one_person_and_one_comment() -> None:
    clerk = User.objects.create_user("clerk", first_name="Mei", last_name="Chen")

    with recording(by=clerk, comment="Names checked") as work:
        make_delegate()

    rows = set(Change.objects.values_list("save_id", "by", "by_name", "comment"))
    assert rows == {(work.save_id, clerk.pk, "Mei Chen", "Names checked")}


def test_name_of_who_did_it_outlives_the_account() -> None:
    clerk = User.objects.create_user("clerk")
    with recording(by=clerk):
        make_official()

    clerk.delete()

    change = Change.objects.get()
    assert (change.by, change.by_name) == (None, "clerk")


def test_fixture_is_not_recorded() -> None:
    load_example()

    assert (Trip.objects.count(), Change.objects.count()) == (1, 0)


def test_public_never_sees_a_change() -> None:
    make_official()
    reader = User.objects.create_user("reader")
    clerk = User.objects.create_user("clerk", is_staff=True)

    seen = [Change.objects.visible_to(user).count() for user in (None, reader, clerk)]

    assert seen == [0, 0, 1]
