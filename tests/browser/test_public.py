"""The public pages in a real browser: no barrier, no overflow, and all of it without scripts."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TRIP = "/trips/taichung-korea-2025/"
PAGES = [
    "/",
    "/events/",
    TRIP,
    "/organizations/uclg-aspac/",
    "/officials/dakila-carlo-cua/",
    "/places/goyang/",
]
VIEWS: list[tuple[int, int, Literal["light", "dark"]]] = [(1280, 900, "light"), (360, 740, "dark")]


@pytest.fixture
def records(transactional_db: None, load_korea_2025: Callable[[], None]) -> None:
    load_korea_2025()


def violations(page: Page) -> list[tuple[str, int]]:
    found: dict[str, Any] = Axe().run(page).response
    return [(one["id"], len(one["nodes"])) for one in found["violations"]]


def sticks_out(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_pages_have_no_barriers_and_fit(page: Page, live_server: LiveServer, records: None) -> None:
    answers = []

    for width, height, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        for address in PAGES:
            page.goto(live_server.url + address)
            answers.append((address, width, violations(page), sticks_out(page)))

    assert [answer for answer in answers if answer[2] or answer[3]] == []


def test_source_mark_leads_to_the_words_without_scripts(
    chromium: Browser, live_server: LiveServer, records: None
) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()

    page.goto(live_server.url + TRIP)
    page.locator("#delegates ~ .entries .source").first.click()
    words = page.locator(":target").inner_text()
    context.close()

    assert words.split() == ["1", "臺中市政府", "副市長", "鄭照新"]


def test_long_page_is_set_side_by_side_where_there_is_room(
    page: Page, live_server: LiveServer, records: None
) -> None:
    columns = "e => getComputedStyle(e).gridTemplateColumns.split(' ').length"
    lists = [".circles", "#memberships ~ .entries", ".photos"]

    counted = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(live_server.url + TRIP)
        counted.append([page.locator(one).first.evaluate(columns) for one in lists])

    assert counted == [[2, 2, 4], [1, 1, 1]]


def test_outline_scrolls_where_it_is_taller_than_the_window(
    page: Page, live_server: LiveServer, records: None
) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(live_server.url + TRIP + "#photos")

    last = page.locator(".side a").last
    last.focus()
    box = last.bounding_box()

    assert box
    assert 0 <= box["y"] <= 300 - box["height"]


def test_language_is_switched_without_scripts(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="zh-TW")
    page = context.new_page()

    page.goto(live_server.url + "/trips/?q=2025")
    page.click("a.language")
    address, language = page.url, page.locator("html").get_attribute("lang")
    context.close()

    assert address == live_server.url + "/trips/?q=2025"
    assert language == "en"


def test_keyboard_reaches_the_content_first(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
