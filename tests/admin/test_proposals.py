"""A delegate's agency, unit and title are proposed from the last trip, or from the post."""

import datetime as dt

import pytest
from django.test import Client

from tests.admin.every import address
from tests.admin.forms import complaints, entered
from tests.factories import (
    make_delegate,
    make_official,
    make_organization,
    make_post,
    make_trip,
)
from tripreports.directory.models import Official
from tripreports.trips.enums import TripState
from tripreports.trips.models import Delegate, Trip

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> str:
    return address(Trip, "delegates", make_trip("now", state=TripState.DRAFT).key)


@pytest.fixture
def kai() -> Official:
    """Twice on the way, the second time in another office."""
    kai = make_official("kai")
    for year, unit in ((2023, "總務科"), (2024, "國際事務科")):
        trip = make_trip(starts_on=dt.date(year, 5, 1), ends_on=dt.date(year, 5, 9))
        make_delegate(
            trip=trip,
            official=kai,
            organization=make_organization(f"office-{year}"),
            agency="秘書處",
            unit=unit,
            title_zh="科員",
            title_en="",
        )
    make_post(official=kai, organization=make_organization(), title_en="Retired")
    return kai


def test_row_left_empty_is_filled_in_as_on_the_last_trip(
    clerk: Client, page: str, kai: Official
) -> None:
    clerk.post(page, entered(clerk, page, delegates__0__official="kai", delegates__0__role="head"))

    row = Delegate.objects.get(trip="now")
    assert (row.organization_id, row.agency, row.unit) == ("office-2024", "秘書處", "國際事務科")
    assert (row.title_zh, row.title_en) == ("科員", "")


def test_what_was_typed_stays(clerk: Client, page: str, kai: Official) -> None:
    sent = entered(
        clerk,
        page,
        delegates__0__official="kai",
        delegates__0__role="member",
        delegates__0__title_zh="科長",
    )

    clerk.post(page, sent)

    row = Delegate.objects.get(trip="now")
    assert (row.agency, row.unit, row.title_zh) == ("秘書處", "國際事務科", "科長")


def test_unit_that_was_emptied_stays_empty(clerk: Client, page: str, kai: Official) -> None:
    make_delegate(trip_id="now", trip=Trip.objects.get(key="now"), official=kai, unit="舊科")

    clerk.post(page, entered(clerk, page, delegates__0__unit=""))

    assert Delegate.objects.get(trip="now").unit == ""


def test_nothing_is_proposed_for_who_is_new(clerk: Client, page: str) -> None:
    make_official("new")

    answer = clerk.post(
        page, entered(clerk, page, delegates__0__official="new", delegates__0__role="member")
    )

    assert "This field is required." in complaints(answer)
    assert Delegate.objects.count() == 0


def test_proposal_is_there_for_the_script(clerk: Client, page: str, kai: Official) -> None:
    make_post(official=make_official("lee"), organization=make_organization("goyang"))
    make_official("new")

    last, post, nothing = (
        clerk.get(f"{page}proposal/", {"official": key}).json() for key in ("kai", "lee", "new")
    )

    assert last == {
        "organization": {"id": "office-2024", "text": "Office-2024"},
        "agency": "秘書處",
        "unit": "國際事務科",
        "title_zh": "科員",
        "title_en": "",
    }
    assert (post["organization"]["id"], post["title_en"]) == ("goyang", "Mayor")
    assert nothing == {}
    assert clerk.get(f"{page}proposal/", {"official": "nobody"}).status_code == 404
