"""What the trip form does while one types, in a real browser."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.admin.every import address
from tests.factories import make_delegate, make_official, make_organization, make_trip
from tripreports.directory.models import Official
from tripreports.trips.enums import TripState
from tripreports.trips.models import Delegate, Trip

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(page: Page, live_server: LiveServer) -> str:
    """Signed in, before a draft."""
    get_user_model().objects.create_superuser("clerk", password="a-long-password")
    make_trip("trip", state=TripState.DRAFT, government=make_organization("home"))
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("input[name=username]", "clerk")
    page.fill("input[name=password]", "a-long-password")
    page.click("[type=submit]")
    page.wait_for_load_state("networkidle")
    return live_server.url


def test_sheet_tells_dates_the_document_and_the_count(page: Page, site: str) -> None:
    page.goto(site + address(Trip, "change", "trip"))

    page.fill("#id_report_on", "115/1/19")
    page.check("input[name=categories][value=training]")
    page.fill("#id_summary", "一 二\n三")
    page.keyboard.press("Tab")

    expect(page.locator(".field-report_on output")).to_have_text("2026-01-19")
    expect(page.locator("output[data-document]")).to_contain_text("進修")
    expect(page.locator(".counted output")).to_have_text("3")


def test_chosen_delegate_brings_agency_unit_and_title(page: Page, site: str) -> None:
    earlier = make_trip(starts_on=dt.date(2024, 5, 1), ends_on=dt.date(2024, 5, 9))
    kai = make_official("kai", name_zh="曹凱雯", name_en="Tsao Kai-wen")
    make_delegate(trip=earlier, official=kai, agency="秘書處", unit="國際事務科", title_zh="科員")
    page.goto(site + address(Trip, "delegates", "trip"))

    page.click("a.add-row")
    page.click("[data-id=related-widget-wrapper-delegates-0-official] .select2-selection")
    page.keyboard.type("kai wen")
    page.click(".select2-results__option:has-text('曹凱雯')")
    expect(page.locator("#id_delegates-0-unit")).to_have_value("國際事務科")
    page.click("[name=_save]")
    page.wait_for_load_state("networkidle")

    row = Delegate.objects.get(trip="trip")
    assert (row.official, row.agency, row.title_zh) == (kai, "秘書處", "科員")


def test_twin_is_used_from_the_window_in_which_one_would_create_it(page: Page, site: str) -> None:
    make_official("kai", name_zh="曹凱雯")
    page.goto(site + address(Trip, "change", "trip"))

    wrapper = page.locator("[data-id='related-widget-wrapper-contact']")
    wrapper.locator("xpath=.//span[text()='more_vert']").click()
    with page.expect_popup() as opened:
        page.click("#add_id_contact")
    window = opened.value
    window.fill("#id_name_zh", "曹 凱雯")
    window.click("[name=_save]")
    window.click("[name=_use][value=kai]")

    expect(page.locator("#id_contact")).to_have_value("kai")
    assert Official.objects.filter(name_zh__contains="凱雯").count() == 1
