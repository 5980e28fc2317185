"""The documentation and the pages of the API, in a browser."""

from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
# Colours change by and by; a colour on its way is no colour that anybody reads for long.
TURNED = """dark => document.documentElement.classList.contains("dark-mode") === dark
    && document.getAnimations().every(one => one.playState === "finished")"""


def test_docs_try_an_operation_and_ask_nobody_else(page: Page, korea_site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    try_the_front_door(page, korea_site)

    expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text("200")
    expect(page.locator(".live-responses-table")).to_contain_text("/api/v1/trips/")
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts == {urlsplit(korea_site).netloc}


def test_docs_send_the_token(chromium: Browser, korea_site: str) -> None:
    page = chromium.new_page()  # one that may complain of the 401
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.headers.get("authorization", "")))

    page.goto(f"{korea_site}/api/v1/docs/")
    page.get_by_role("button", name="Authorize").first.click()
    page.get_by_label("auth-bearer-value").fill("trip_0123")
    page.get_by_role("button", name="Apply credentials").first.click()
    page.get_by_role("button", name="Close").last.click()
    page.locator("#operations-tag-api").click()
    page.locator("#operations-api-root_get .opblock-summary-control").click()
    page.get_by_role("button", name="Try it out").click()
    with page.expect_response("**/api/v1/") as answered:
        page.get_by_role("button", name="Execute").click()

    assert sent[-1] == "Bearer trip_0123"
    assert answered.value.status == 401
    page.close()


def test_docs_have_no_barriers(page: Page, korea_site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})

    try_the_front_door(page, korea_site)
    expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text("200")
    page.get_by_role("button", name="Authorize").first.click()
    expect(page.get_by_role("dialog", name="Available authorizations")).to_be_visible()

    found, widths = {}, []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(TURNED, arg=scheme == "dark")
        found[scheme] = [one["id"] for one in Axe().run(page).response["violations"]]
        widths.append(page.evaluate("document.documentElement.scrollWidth"))

    assert found == {"light": [], "dark": []}
    assert widths == [390, 390]


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_of_answers_are_as_wide_as_the_window(
    page: Page, korea_site: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{korea_site}/api/v1/trips/taichung-korea-2025/")

    page.locator(".answer-help summary").click()

    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_role("link", name="/api/v1/places/kr/").first.click()
    expect(page.locator("pre")).to_contain_text("韓國")


def try_the_front_door(page: Page, site: str) -> None:
    page.goto(f"{site}/api/v1/docs/")
    page.locator("#operations-tag-api").click()
    page.locator("#operations-api-root_get .opblock-summary-control").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
