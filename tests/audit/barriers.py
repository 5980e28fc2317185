"""axe in Chromium: every page in both languages, light and dark, narrow and wide; and what sticks out."""

from collections.abc import Iterator, Mapping

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.audit.pages import DESK, LANGUAGES, READY, SCHEMES, WIDTHS, Fault, Variant
from tests.audit.site import Site
from tests.audit.tools import chromium

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def faults(site: Site, pages: Mapping[str, str]) -> Iterator[Fault]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for variant in (Variant(language, scheme) for language in LANGUAGES for scheme in SCHEMES):
            yield from looked_at(browser, variant, site, pages)
        browser.close()


def looked_at(
    browser: Browser, variant: Variant, site: Site, pages: Mapping[str, str]
) -> Iterator[Fault]:
    locale = LANGUAGES[variant.language]
    context = browser.new_context(locale=locale, color_scheme=variant.scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name, path in pages.items():
        if name in DESK:
            session = {"name": "sessionid", "value": site.session, "url": site.address}
            context.add_cookies([session])  # type: ignore[list-item]  # a dict of these
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(site.address + path)
            if name in READY:
                page.wait_for_selector(READY[name])
            for what in [*violations(page), *complaints]:
                yield Fault("axe", name, f"{variant} {width}", what)
            complaints.clear()
    context.close()


def violations(page: Page) -> Iterator[str]:
    for found in Axe().run(page).response["violations"]:
        places = [str(node["target"][0]) for node in found["nodes"]]
        yield f"{found['id']} ({len(places)}): {', '.join(places[:3])}"
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield "is wider than the window"
