"""The summary, the sheet of the form, and what the trip set out to do."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_noop as _

from tripreports.browse.entries.trips import days_abroad
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, Shown
from tripreports.browse.pages.trip.names import Names, Owner
from tripreports.browse.pages.trip.proofs import Proofs
from tripreports.browse.wording import chinese, day, facts, label, marked, partial
from tripreports.directory.models import Official, Organization, Place
from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Paragraph, Section
from tripreports.trips.enums import Category
from tripreports.trips.models import (
    CategoryTick,
    Delegate,
    Objective,
    Trip,
)


@dataclass(frozen=True, slots=True)
class Passage(Shown):
    """A paragraph of the report, told once more above it."""

    key: str
    text: str


def sheet(page: Page, key: str, proofs: Proofs, names: Names) -> dict[str, Any]:
    row = page.extract.row(Trip, key)
    return {
        "summary": _summary(page, names),
        "sheet": _sheet(page, row, proofs),
        "sheet_title": proofs.beside("form_title", chinese(row["form_title"])),
        "sources": proofs.others(),
        "objectives": [_objective(page, one) for one in page.extract.rows(Objective)],
    }


def _summary(page: Page, names: Names) -> list[Passage]:
    """What the report says of itself, in its own words."""
    seen: set[Owner] = set()
    return [
        Passage(paragraph["key"], names.linked(paragraph["text"], seen))
        for section in page.extract.rows(Section)
        if section["kind"] == SectionKind.SUMMARY
        for paragraph in page.extract.of(Paragraph, section_id=section["key"])
    ]


def _days(row: Row) -> int:
    first, last = partial(row["starts_on"]), partial(row["ends_on"])
    return (last.on - first.on).days + 1 if first and last else 0


def _sheet(page: Page, row: Row, proofs: Proofs) -> str:
    beside = proofs.beside
    return facts(
        (_("Class of the report"), beside("class", label(Category, row["report_class"]))),
        (pgettext("trip", "Title"), beside("title", page.both(row["title_zh"], row["title_en"]))),
        (_("Attachments"), beside("attachments", _attachments(row))),
        (_("Government"), page.link(Organization, row["government_id"])),
        (_("Agency in charge"), beside("agency", page.link(Organization, row["agency_id"]))),
        (_("Contact person"), beside("contact", page.link(Official, row["contact_id"]))),
        (_("Telephone"), beside("phone", _phone(row))),
        (_("Delegates"), beside("delegates", _travellers(page))),
        (_("On behalf of"), page.link(Official, row["represented_id"])),
        (_("Category"), beside("category", _categories(page))),
        (_("Period abroad"), beside("period", days_abroad(row))),
        (_("Days"), _days(row)),
        (_("Countries visited"), beside("countries", page.links(Place, row["regions"]))),
        (_("Report date"), beside("report_on", day(row["report_on"]))),
        (_("Submitted on"), day(row["submitted_on"])),
    )


def _attachments(row: Row) -> str:
    has = row["has_attachments"]
    return boxes((gettext("yes"), has), (gettext("no"), not has))


def _phone(row: Row) -> str:
    extension = row["phone_extension"]
    phone = gettext("%(number)s, extension %(extension)s") if extension else "%(number)s"
    return phone % {"number": row["phone"], "extension": extension}


def _travellers(page: Page) -> str:
    return page.links(Official, (one["official_id"] for one in page.extract.rows(Delegate)))


def boxes(*boxes: tuple[str, bool]) -> str:
    """☑ yes ☐ no."""
    return "  ".join(f"{'☑' if is_ticked else '☐'} {text}" for text, is_ticked in boxes)


def _categories(page: Page) -> str:
    ticks = page.extract.rows(CategoryTick)
    text = boxes(
        *(
            ((tick["text"] or label(Category, tick["category"])), tick["is_ticked"])
            for tick in ticks
        )
    )
    ticked = (tick for tick in ticks if tick["is_ticked"])
    marks = page.marks([one for tick in ticked for one in page.citations(CategoryTick, tick)])
    return format_html("{}{}", marked(text), marks)


def _objective(page: Page, row: Row) -> Entry:
    return Entry(
        lead=page.text(row["text_zh"], row["text_en"]),
        facts=facts((_("Outcome"), page.text(row["outcome_zh"], row["outcome_en"]))),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Objective, row),
        key=row["key"],
    )
