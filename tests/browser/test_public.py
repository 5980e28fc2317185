"""The public pages in a real browser: no barrier, no overflow, and all of it without scripts."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TRIP = "/trips/taichung-korea-2025/"
PAGES = [
    "/",
    "/events/?country=kr",
    "/recommendations/",
    "/search/?q=釜山",
    TRIP,
    "/organizations/uclg-aspac/",
    "/officials/dakila-carlo-cua/",
    "/places/goyang/",
]
WITHOUT_CONTRAST = {"color-contrast": {"enabled": False}}
VIEWS: list[tuple[int, int, Literal["light", "dark"]]] = [(1280, 900, "light"), (360, 740, "dark")]


def violations(page: Page, **options: Any) -> list[tuple[str, int]]:
    found: dict[str, Any] = Axe().run(page, options=DEFAULT_OPTIONS | options).response
    return [(one["id"], len(one["nodes"])) for one in found["violations"]]


def sticks_out(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_pages_have_no_barriers_and_fit(page: Page, korea_site: str) -> None:
    answers = []

    for width, height, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        for address in PAGES:
            page.goto(korea_site + address)
            # Its contrasts take ten seconds, and its dark colours are those of the other pages.
            rules = WITHOUT_CONTRAST if (address, scheme) == (TRIP, "dark") else {}
            found = violations(page, rules=rules)
            answers.append((address, width, found, sticks_out(page)))

    assert [answer for answer in answers if answer[2] or answer[3]] == []


def test_source_mark_leads_to_the_words_without_scripts(chromium: Browser, korea_site: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()

    page.goto(korea_site + TRIP)
    page.locator("#delegates .source").first.click()
    words = page.locator(":target").inner_text()
    context.close()

    assert words.split() == ["1", "臺中市政府", "副市長", "鄭照新"]


def test_long_page_is_set_side_by_side_where_there_is_room(page: Page, korea_site: str) -> None:
    columns = "e => getComputedStyle(e).gridTemplateColumns.split(' ').length"
    lists = [".circles", ".contests .dense", ".days > li"]

    counted = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(korea_site + TRIP)
        counted.append([page.locator(one).first.evaluate(columns) for one in lists])

    assert counted == [[2, 2, 2], [1, 1, 1]]


def test_outline_scrolls_where_it_is_taller_than_the_window(page: Page, korea_site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(korea_site + TRIP + "#photos")

    last = page.locator("#contents a").last
    last.focus()
    box = last.bounding_box()

    assert box
    assert 0 <= box["y"] <= 300 - box["height"]


def test_language_is_switched_without_scripts(chromium: Browser, korea_site: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="zh-TW")
    page = context.new_page()

    page.goto(korea_site + "/trips/?q=2025")
    page.click("a.language")
    address, language = page.url, page.locator("html").get_attribute("lang")
    context.close()

    assert address == korea_site + "/trips/?q=2025"
    assert language == "en"


def test_keyboard_reaches_the_content_first(page: Page, korea_site: str) -> None:
    page.goto(korea_site)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
