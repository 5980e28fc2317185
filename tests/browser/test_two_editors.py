"""Two people have the same form open, and nothing is lost."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_draft
from tripreports.trips.models import Trip

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a-long-password"


def opened_by(browser: Browser, server: LiveServer, name: str, trip: Trip) -> Page:
    page = browser.new_context(locale="en").new_page()
    page.goto(f"{server.url}/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main [type=submit]")
    page.goto(f"{server.url}/admin/trips/trip/{trip.key}/change/")
    return page


def save(page: Page) -> None:
    page.locator("[name=_save]").first.click()
    page.wait_for_load_state()


def test_second_of_two_editors_is_told_and_loses_nothing(
    chromium: Browser, live_server: LiveServer, transactional_db: None
) -> None:
    trip = make_draft(title_en="Congress")
    for name in ("wang", "lin"):
        User.objects.create_superuser(name, password=PASSWORD)
    wang, lin = (opened_by(chromium, live_server, name, trip) for name in ("wang", "lin"))
    wang.fill("[name=title_en]", "Congress in Goyang")
    save(wang)

    lin.fill("[name=title_en]", "The Goyang congress")
    lin.fill("[name=phone]", "04-22289111")
    save(lin)
    told, kept = lin.locator("main").inner_text(), lin.input_value("[name=title_en]")
    between = Trip.objects.get().title_en
    save(lin)

    trip.refresh_from_db()
    assert "wang" in told
    assert "Congress in Goyang" in told
    assert kept == "The Goyang congress"
    assert between == "Congress in Goyang"
    assert (trip.title_en, trip.phone) == ("The Goyang congress", "04-22289111")
    for page in (wang, lin):
        page.context.close()
