"""A mark shows the words that prove a statement, to the mouse, the keyboard and the finger."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.databases import commit_example

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TRIP = "/trips/taichung-korea-2025/"
OFFICIAL = "/officials/dakila-carlo-cua/"
QUOTE = "#quote"


@pytest.fixture
def records(transactional_db: None) -> None:
    commit_example()


def test_mark_shows_its_quote_to_the_mouse(
    page: Page, live_server: LiveServer, records: None
) -> None:
    page.goto(live_server.url + OFFICIAL)
    mark = page.locator("main .source").first
    title = mark.get_attribute("title")

    mark.hover()
    page.wait_for_selector(QUOTE, state="visible")
    shown = page.locator(QUOTE).inner_text()
    while_shown = mark.get_attribute("title")
    page.mouse.move(0, 0)
    page.wait_for_selector(QUOTE, state="hidden")

    assert title
    assert (shown, while_shown) == (title, None)
    assert mark.get_attribute("title") == title


def test_mark_shows_the_words_of_its_own_page_to_the_keyboard(
    page: Page, live_server: LiveServer, records: None
) -> None:
    page.goto(live_server.url + TRIP)
    mark = page.locator("main a.source[href^='#']").first
    place = (mark.get_attribute("href") or "").removeprefix("#")
    target = page.locator(f"[id='{place}']").inner_text()

    page.keyboard.press("Tab")
    mark.focus()
    shown = page.locator(QUOTE).inner_text()
    described_by = mark.get_attribute("aria-describedby")
    page.keyboard.press("Escape")

    assert shown.strip("「」…")[:10] in target.replace("\n", " ")
    assert described_by == "quote"
    assert page.locator(QUOTE).is_hidden()
    assert mark.get_attribute("aria-describedby") is None


def test_first_tap_shows_the_words_and_the_second_follows_the_link(
    chromium: Browser, live_server: LiveServer, records: None
) -> None:
    context = chromium.new_context(has_touch=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(live_server.url + OFFICIAL)
    mark = page.locator("main .source").first

    mark.tap()
    after_first, box = page.url, page.locator(QUOTE).bounding_box()
    mark.tap()
    page.wait_for_url(f"**{TRIP}**")
    after_second = page.url
    context.close()

    assert after_first == live_server.url + OFFICIAL
    assert box
    assert 0 <= box["x"] <= 360 - box["width"]
    assert TRIP in after_second


def test_mark_is_large_enough_for_a_finger(
    page: Page, live_server: LiveServer, records: None
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(live_server.url + TRIP)

    small = page.evaluate(
        "[...document.querySelectorAll('main .source')].map(e => e.getBoundingClientRect())"
        ".filter(r => r.width && (r.width < 24 || r.height < 24)).length"
    )

    assert small == 0
