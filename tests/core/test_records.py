"""What every record does: names, periods, deletion, time stamps, visibility."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from tests.factories import make_membership, make_official, make_organization, make_post
from tripreports.core.models import in_language
from tripreports.directory.models import Organization, Post
from tripreports.events.models import Event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "name", "other"),
    [("zh-hant", "高陽市", "Goyang"), ("en", "Goyang", "高陽市")],
)
def test_name_follows_the_language_of_the_reader(language: str, name: str, other: str) -> None:
    city = Organization(name_zh="高陽市", name_en="Goyang")

    with translation.override(language):
        assert (str(city), city.other_name) == (name, other)


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_only_name_serves_both_languages(language: str) -> None:
    network = Organization(name_en="CityNet")

    with translation.override(language):
        assert (str(network), network.other_name) == ("CityNet", "")
        assert in_language("", "") == ""


def test_record_without_a_name_is_refused() -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Organization.objects.create(kind="committee")

    assert "name_zh" in str(refusal.value) or "organization_has_a_name" in str(refusal.value)


def test_deleting_what_others_refer_to_names_them() -> None:
    council = make_organization("council")
    make_post(organization=council, title_en="Chair")

    with translation.override("en"), pytest.raises(ProtectedError) as refusal:
        council.delete()

    assert refusal.value.args[0] == (
        "Not deleted, because these refer to it: post “Council Chair”."
    )
    assert Organization.objects.count() == 1


def test_deleting_many_names_five_and_counts_the_rest() -> None:
    council = make_organization("council")
    for number in range(7):
        make_membership(member=make_organization(f"member-{number}"), organization=council)

    with translation.override("en"), pytest.raises(ProtectedError) as refusal:
        Organization.objects.filter(key="council").delete()

    assert refusal.value.args[0].endswith("and 2 more.")
    assert refusal.value.args[0].count("membership “") == 5


def test_what_nobody_refers_to_is_deleted() -> None:
    make_organization("council").delete()
    make_organization("bureau")
    Organization.objects.all().delete()

    assert Organization.objects.count() == 0


def test_saving_moves_the_time_of_the_last_change() -> None:
    council = make_organization("council")
    before = council.updated_at

    council.note = "Renamed."
    council.save(update_fields=["note"])

    council.refresh_from_db()
    assert council.updated_at > before
    assert council.note == "Renamed."


@pytest.mark.parametrize(
    ("start", "start_precision", "end", "end_precision", "expected"),
    [
        (dt.date(2025, 9, 24), "day", dt.date(2025, 9, 27), "day", "2025-09-24–2025-09-27"),
        (dt.date(2025, 1, 1), "year", dt.date(2027, 12, 31), "year", "2025–2027"),
        (dt.date(2025, 10, 1), "month", dt.date(2025, 10, 31), "month", "2025-10"),
        (dt.date(2004, 1, 1), "year", None, "", "2004–"),
        (None, "", dt.date(2020, 12, 31), "year", "–2020"),
        (None, "", None, "", ""),
    ],
)
def test_period_says_no_more_than_it_knows(
    start: dt.date | None,
    start_precision: str,
    end: dt.date | None,
    end_precision: str,
    expected: str,
) -> None:
    post = Post(
        starts_on=start, starts_precision=start_precision, ends_on=end, ends_precision=end_precision
    )

    assert post.period == expected


def test_event_without_a_last_day_does_not_go_on() -> None:
    event = Event(starts_on=dt.date(2025, 10, 1), starts_precision="month")

    assert event.period == "2025-10"


@pytest.mark.parametrize(
    "columns",
    [
        {"starts_on": dt.date(2025, 1, 2), "ends_on": dt.date(2025, 1, 1)},
        {"starts_on": dt.date(2025, 1, 2), "starts_precision": ""},
        {"starts_on": None, "starts_precision": "day", "ends_on": None, "ends_precision": ""},
    ],
)
def test_period_out_of_order_or_without_precision_is_refused(columns: dict[str, Any]) -> None:
    official = make_official()
    given = {"starts_precision": "day", "ends_precision": "day"} | columns
    if "ends_on" not in given:
        given["ends_precision"] = ""

    with pytest.raises(IntegrityError), transaction.atomic():
        make_post(official=official, **given)


def test_shared_record_is_hidden_until_it_is_public() -> None:
    council = Organization.objects.create(name_en="Council", kind="committee")
    staff, reader = User(is_staff=True, is_active=True), User(is_active=True)
    former_staff = User(is_staff=True, is_active=False)

    seen = [
        Organization.objects.visible_to(user).count()
        for user in (staff, reader, former_staff, AnonymousUser(), None)
    ]
    Organization.objects.update(is_public=True)

    assert seen == [1, 0, 0, 0, 0]
    assert list(Organization.objects.visible_to(AnonymousUser())) == [council]
