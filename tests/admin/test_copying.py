"""The page on which a trip is copied."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import told
from tests.factories import make_trip
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> str:
    return address(Trip, "copy", make_trip("old", state=TripState.PUBLISHED).key)


def test_published_trip_is_copied_from_its_sheet(clerk: Client, page: str) -> None:
    sheet = clerk.get(address(Trip, "change", "old")).content.decode()
    answer = clerk.post(page, {"title_zh": "再訪", "starts_on": "115年3月1日"}, follow=True)

    copy = Trip.objects.exclude(key="old").get()
    assert f'href="{page}"' in sheet
    assert (copy.title_zh, copy.starts_on, copy.state) == ("再訪", dt.date(2026, 3, 1), "draft")
    assert answer.redirect_chain == [(address(Trip, "change", copy.key), 302)]
    assert told(answer) == ["“再訪” is entered as a draft. Look through its tabs."]


def test_list_of_trips_leads_to_the_page(clerk: Client, page: str) -> None:
    lists = clerk.get(address(Trip, "changelist")).content.decode()
    row = address(Trip, "copy_row", "old")

    assert f'href="{row}' in lists
    assert clerk.get(row)["Location"] == page


def test_copy_needs_a_title_and_a_first_day(clerk: Client, page: str) -> None:
    answer = clerk.post(page, {"title_zh": " ", "starts_on": "soon"})

    form = answer.context["form"]
    assert form.non_field_errors() == ["Name the trip in Chinese or in English."]
    assert form.errors["starts_on"][0].startswith("“soon” is not understood as a date. Write")
    assert 'value="soon"' in answer.content.decode()
    assert Trip.objects.count() == 1


def test_date_beyond_the_calendar_is_refused(clerk: Client, page: str) -> None:
    answer = clerk.post(page, {"title_zh": "再訪", "starts_on": "9999-12-31"})

    assert list(answer.context["form"].errors) == ["starts_on"]


def test_account_that_may_only_look_cannot_copy(client: Client, page: str) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_trip"))
    client.force_login(reader)

    assert client.post(page, {"title_zh": "再訪", "starts_on": "2026-03-01"}).status_code == 403
