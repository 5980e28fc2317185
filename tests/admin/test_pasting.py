"""A table from a spreadsheet or a document is pasted, looked through, and entered."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.admin.every import address
from tests.admin.forms import told
from tests.factories import (
    make_delegate,
    make_official,
    make_organization,
    make_post,
    make_trip,
)
from tripreports.directory.models import Official, OfficialAlias
from tripreports.trips.enums import TripState
from tripreports.trips.models import Delegate, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def trip() -> Trip:
    return make_trip("trip", state=TripState.DRAFT)


def _paste(client: Client, tab: str, text: str, **more: str) -> Any:
    page = address(Trip, f"{tab}_paste", "trip")
    return client.post(page, {"pasted": text, **more}, follow=True)


def _refusals(answer: Any) -> list[str]:
    return list(answer.context["form"].errors["pasted"])


def test_pasted_people_are_shown_before_they_are_entered(clerk: Client, trip: Trip) -> None:
    known = make_official("kai", name_zh="曹凱雯", name_en="Tsao Kai-wen")
    make_post(official=known, organization=make_organization(name_zh="秘書處"), title_zh="科員")

    page = _paste(clerk, "delegates", "曹凱雯\t秘書處\t科員\n林小明\t新聞局\t科長")

    first, second = page.context["shown"]
    assert (first.number, first.cells) == (1, ("曹凱雯", "秘書處", "", "科員"))
    assert (first.chosen, len(first.choices), str(first.mark)) == ("kai", 2, "")
    assert (second.chosen, second.choices, str(second.mark)) == ("new", (), "new person")
    assert Delegate.objects.count() == 0


def test_pasted_people_are_entered_at_the_end_of_the_list(clerk: Client, trip: Trip) -> None:
    make_delegate(trip=trip, order=3)
    office = make_organization("office", name_zh="臺中市政府秘書處")
    OfficialAlias.objects.create(official=make_official("kai"), text="曹凱雯")
    text = "曹凱雯\t台中市政府秘書處\t國際事務科\t科員\nJohn Lin\tOffice\tX\tDirector"

    answer = _paste(clerk, "delegates", text, _enter="1")

    first, second = Delegate.objects.exclude(order=3).order_by("order")
    assert told(answer) == ["2 rows are entered."]
    assert (first.order, first.official_id, first.organization) == (4, "kai", office)
    assert (first.agency, first.unit, first.title_zh) == ("台中市政府秘書處", "國際事務科", "科員")
    assert (second.order, second.official.name_en, second.title_en) == (5, "John Lin", "Director")


def test_person_of_the_same_name_may_be_a_new_one(clerk: Client, trip: Trip) -> None:
    make_official("kai", name_zh="曹凱雯")

    _paste(clerk, "delegates", "曹凱雯\t秘書處\t科員", _enter="1", **{"person-1": "new"})

    assert Official.objects.filter(name_zh="曹凱雯").count() == 2
    assert Delegate.objects.get().official_id != "kai"


def test_ragged_rows_are_refused_whole_and_named(clerk: Client, trip: Trip) -> None:
    text = "甲\t秘書處\t一科\t科員\n乙\t秘書處\n丙\t秘書處\t二科\t科員\t多"

    answer = _paste(clerk, "delegates", text, _enter="1")

    assert _refusals(answer) == [
        "Row 2 (乙) is too short. It lacks: unit, title.",
        "Row 3 (丙) has more cells than the others: 多.",
    ]
    assert text in answer.content.decode()
    assert Delegate.objects.count() == 0


def test_people_on_the_list_and_people_named_twice_are_refused(clerk: Client, trip: Trip) -> None:
    make_delegate(trip=trip, official=make_official("kai", name_zh="曹凱雯"))
    text = "曹凱雯\t秘書處\t科員\n林小明\t新聞局\t科長\n林 小明\t新聞局\t科長"

    answer = _paste(clerk, "delegates", text, _enter="1")

    assert _refusals(answer) == [
        "Row 1: 曹凱雯 is on the list already.",
        "Row 3: 林 小明 stands in row 2 too.",
    ]
    assert Official.objects.count() == 1


def test_name_of_ten_thousand_characters_is_refused(clerk: Client, trip: Trip) -> None:
    answer = _paste(clerk, "delegates", f"{'名' * 10_000}\t秘書處\t科員", _enter="1")

    told = (
        "Row 1: “名名名名名名名名名名名名名名名名名名名名…” has 10000 characters; at most 300 fit."
    )
    assert _refusals(answer) == [told]


def test_looking_at_many_people_asks_few_questions(
    clerk: Client, trip: Trip, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        make_post(official=make_official(name_zh=f"人{number}"), organization=trip.agency)
    text = "\n".join(f"人{number}\t秘書處\t科員" for number in range(30))

    with django_assert_max_num_queries(22):
        page = _paste(clerk, "delegates", text)

    assert len(page.context["shown"]) == 30


def test_pasted_itinerary_becomes_days(clerk: Client, trip: Trip) -> None:
    text = (
        "日期\t行程\t活動\n"
        "114年9月23日(二)\t臺北－仁川\t搭機；抵達高陽\n"
        '9/24\t高陽\t"開幕\n拜會市長"\n'
        "\t\t晚宴"
    )

    answer = _paste(clerk, "itinerary", text, _enter="1")

    days = [
        (day.order, day.on, day.route, [one.text for one in day.activities.all()])
        for day in trip.itinerary_days.all()
    ]
    assert told(answer) == ["2 rows are entered."]
    assert days == [
        (1, dt.date(2025, 9, 23), "臺北－仁川", ["搭機", "抵達高陽"]),
        (2, dt.date(2025, 9, 24), "高陽", ["開幕", "拜會市長", "晚宴"]),
    ]


def test_days_that_are_none_or_lie_outside_the_trip_are_refused(clerk: Client, trip: Trip) -> None:
    answer = _paste(clerk, "itinerary", "14/9/23\t高陽\t開幕\n114/12/24\t首爾\t返國", _enter="1")

    forms = "Write it as 2025-09-23, 114/9/23, 114年9月23日 or 9/23."
    assert _refusals(answer) == [
        f"Row 1: “14/9/23” is not understood as a day. {forms}",
        "Row 2: 114/12/24 lies outside the trip (2025-09-23 to 2025-10-01).",
    ]
    assert trip.itinerary_days.count() == 0


@pytest.mark.parametrize("state", [TripState.IN_REVIEW, TripState.PUBLISHED])
def test_nothing_is_pasted_into_a_closed_trip(clerk: Client, trip: Trip, state: TripState) -> None:
    Trip.objects.update(state=state)

    answer = _paste(clerk, "delegates", "甲\t秘書處\t科員", _enter="1")

    assert answer.status_code == 403
    assert Delegate.objects.count() == 0


def test_account_that_may_only_look_cannot_paste(client: Client, trip: Trip) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_trip"))
    client.force_login(reader)

    assert _paste(client, "delegates", "甲\t秘書處\t科員", _enter="1").status_code == 403
