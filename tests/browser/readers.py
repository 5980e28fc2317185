"""A reader of the public site, who has only a keyboard, or a browser without scripts."""

import re

from playwright.sync_api import Locator, Page, expect


class Reader:
    """Finds things by what they are called, as one does who sees or hears the page."""

    def __init__(self, page: Page, site: str, *, by_keyboard: bool) -> None:
        self.page, self.site, self.by_keyboard = page, site, by_keyboard

    def opens(self, path: str) -> None:
        self.page.goto(self.site + path)

    def follows(self, link: str | Locator, *, within: Locator | None = None) -> None:
        if isinstance(link, str):
            place = within or self.page.get_by_role("main")
            link = place.get_by_role("link", name=link, exact=True).first
        if self.by_keyboard:
            self.reaches(link)
        with self.page.expect_event("framenavigated"):
            if self.by_keyboard:
                self.page.keyboard.press("Enter")
            else:
                link.click()
        self.page.wait_for_load_state()

    def asks(self, box: Locator, text: str) -> None:
        """Types into a box and sends it off."""
        self.reaches(box)
        self.page.keyboard.type(text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def unfolds(self, summary: str) -> None:
        """Opens what is kept short."""
        target = self.page.locator("summary", has_text=summary)
        if self.by_keyboard:
            self.reaches(target)
            self.page.keyboard.press("Enter")
        else:
            target.click()

    def reaches(self, target: Locator) -> None:
        """Goes there by Tab: the stop before it leads to it, so all stops together do."""
        target.focus()
        self.page.keyboard.press("Shift+Tab")
        self.page.keyboard.press("Tab")
        expect(target).to_be_focused()

    def part(self, name: str) -> Locator:
        """A part of the page by its heading, whatever number stands behind that."""
        return self.page.get_by_role("region", name=re.compile(rf"^{name}( \d+)?$"))

    def rows(self, name: str) -> list[str]:
        """What the rows of a part say, each in one line."""
        rows = self.part(name).get_by_role("list").first.locator("> li")
        return [in_one_line(text) for text in rows.all_inner_texts()]

    def value_of(self, term: str) -> str:
        """What stands behind a term at the head of the page."""
        pairs = self.page.get_by_role("main").locator("dl > div")
        pair = pairs.filter(has=self.page.locator("dt", has_text=re.compile(rf"^{term}$"))).first
        return in_one_line(pair.locator("dd").inner_text())

    @property
    def target(self) -> str:
        """The words to which the address of the page leads."""
        return in_one_line(self.page.locator(":target").inner_text())

    @property
    def heading(self) -> str:
        return in_one_line(self.page.get_by_role("heading", level=1).inner_text())


def in_one_line(text: str) -> str:
    return " ".join(text.split())
