"""The database takes only keys and codes that the pages can show."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from tests.factories import (
    make_citation,
    make_official,
    make_place,
    make_post,
    make_section,
    make_trip,
)
from tripreports.core.triggers import create_all, drop_all
from tripreports.directory.models import Official, Place, Post
from tripreports.reports.models import Citation
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["", "a/b", "a b", "Lee", "李", "a\nb", "-é-"])
def test_key_that_no_address_can_have_is_refused(key: str) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Official.objects.create(key=key, name_zh="李")

    assert "official_key_is_well_formed" in str(refusal.value)
    assert Official.objects.count() == 0


@pytest.mark.parametrize("key", ["5", "a", "lee-dong-hwan", "korea-2025.p-012"])
def test_key_of_letters_and_digits_is_accepted(key: str) -> None:
    official = Official.objects.create(key=key, name_zh="李")

    assert Official.objects.get() == official


@pytest.mark.parametrize(
    ("model", "columns", "rule"),
    [
        (Place, {"kind": "moon"}, "place_kind_is_known"),
        (Place, {"kind": ""}, "place_kind_is_known"),
        (Post, {"starts_precision": "week", "starts_on": "2025-01-01"}, "post_starts_precision"),
        (Trip, {"state": "almost"}, "trip_state_is_known"),
    ],
)
def test_unknown_code_is_refused(model: Any, columns: dict[str, str], rule: str) -> None:
    make_place("land")
    make_post(official=make_official("lee"))
    make_trip("trip")

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        model.objects.update(**columns)

    assert rule in str(refusal.value)


def test_code_that_may_be_empty_is_accepted_empty() -> None:
    trip = make_trip("trip", report_class="")

    assert Trip.objects.get().report_class == trip.report_class == ""


def test_citation_of_what_is_no_record_is_refused() -> None:
    user = get_user_model().objects.create_user("clerk")
    section = make_section()

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Citation.objects.create(
            trip=section.trip,
            section=section,
            quote=section.heading,
            record_type=ContentType.objects.get_for_model(user),
            record_key=str(user.pk),
        )

    assert "citation_record_is_a_record" in str(refusal.value)


def test_rules_stay_while_there_is_nothing_to_migrate() -> None:
    drop_all(using="default", plan=[])

    with pytest.raises(IntegrityError), transaction.atomic():
        Official.objects.create(key="a/b", name_zh="李")


def test_rules_go_before_a_migration_and_come_back() -> None:
    drop_all(using="default", plan=[(MigrationRecorder.Migration, False)])
    Official.objects.create(key="a/b", name_zh="李")
    Official.objects.all().delete()
    create_all(using="default")

    with pytest.raises(IntegrityError), transaction.atomic():
        Official.objects.create(key="a/b", name_zh="李")


def test_kinds_of_records_may_go_before_those_who_refer_to_them() -> None:
    """As when all tables are emptied, in whatever order."""
    citation = make_citation(make_official("kim"))

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_content_type")
        changed = Citation.objects.filter(pk=citation.pk).update(note="改")
        transaction.set_rollback(True)

    assert changed == 1
    assert ContentType.objects.count() > 50


def test_kind_that_is_not_there_is_refused() -> None:
    citation = make_citation(make_official("kim"))
    one = Citation.objects.filter(pk=citation.pk)

    with transaction.atomic():
        one.update(record_type=1_000_000)
        with pytest.raises(IntegrityError):
            connection.check_constraints()
        transaction.set_rollback(True)
