"""The staff desk in a real browser: no barrier, no overflow, and usable without scripts."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.databases import commit_example

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a-long-password"
PAGES = [
    "/admin/",
    "/admin/search/?q=UCLG",
    "/admin/directory/official/",
    "/admin/directory/official/dakila-carlo-cua/change/",
    "/admin/trips/trip/",
    "/admin/trips/trip/taichung-korea-2025/change/",
]
VIEWS: list[tuple[int, Literal["light", "dark"]]] = [(1280, "light"), (800, "dark")]


@pytest.fixture
def records(transactional_db: None) -> None:
    commit_example()
    User.objects.create_superuser("clerk", password=PASSWORD)


def sign_in(page: Page, server: LiveServer, password: str = PASSWORD) -> None:
    page.goto(f"{server.url}/admin/login/")
    page.fill("[name=username]", "clerk")
    page.fill("[name=password]", password)
    page.click("main [type=submit]")
    page.wait_for_load_state()


def faults(page: Page) -> list[Any]:
    found: dict[str, Any] = Axe().run(page).response
    faults = [(one["id"], len(one["nodes"])) for one in found["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(("sticks out", 1))
    return faults


def test_desk_has_no_barriers_and_fits(page: Page, live_server: LiveServer, records: None) -> None:
    answers = []
    page.goto(f"{live_server.url}/admin/login/")
    answers.append(("login", 1280, faults(page)))
    sign_in(page, live_server)

    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        for address in PAGES:
            page.goto(live_server.url + address)
            answers.append((address, width, faults(page)))

    assert [answer for answer in answers if answer[2]] == []


def test_locked_door_has_no_barriers(
    chromium: Browser, live_server: LiveServer, records: None
) -> None:
    context = chromium.new_context(locale="zh-TW")  # a window of its own: 429 is an error there
    page = context.new_page()

    for _attempt in range(5):
        sign_in(page, live_server, "wrong")
    found, status = faults(page), page.locator("main [role=alert]").count()
    context.close()

    assert (found, status) == ([], 1)


def test_desk_is_used_without_scripts(
    chromium: Browser, live_server: LiveServer, records: None
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    sign_in(page, live_server)

    page.fill(".desk-find input", "dakila cua")
    page.press(".desk-find input", "Enter")
    page.click(".desk-list a")
    page.fill("[name=note]", "Without scripts")
    page.click("[name=_continue]")
    note = page.locator("[name=note]").input_value()
    page.click(".desk-account summary")
    page.click("#logout-form button")
    page.goto(f"{live_server.url}/admin/")
    address = page.url
    context.close()

    assert note == "Without scripts"
    assert address == f"{live_server.url}/admin/login/?next=/admin/"


def test_form_of_a_lost_session_comes_back(
    page: Page, live_server: LiveServer, records: None
) -> None:
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/admin/directory/official/dakila-carlo-cua/change/")
    page.fill("[name=note]", "An hour of work")
    page.context.clear_cookies(name="sessionid")

    page.click("[name=_continue]")
    page.fill("[name=username]", "clerk")
    page.fill("[name=password]", PASSWORD)
    page.click("main [type=submit]")
    page.wait_for_url("**/change/?kept=*")
    note = page.locator("[name=note]").input_value()
    page.click("[name=_continue]")
    page.wait_for_url("**/change/")

    assert note == "An hour of work"
    assert page.locator("[name=note]").input_value() == "An hour of work"


def test_warning_comes_before_the_session_ends(
    page: Page, live_server: LiveServer, records: None
) -> None:
    page.clock.install()
    sign_in(page, live_server)
    warning = page.locator("#desk-idle")

    shown = [warning.is_visible()]
    page.clock.run_for(28 * 60 * 1000 + 30_000)
    shown.append(warning.is_visible())
    with page.expect_response("**/admin/stay/"):
        warning.locator("button").click()
    warning.wait_for(state="hidden")

    assert shown == [False, True]
