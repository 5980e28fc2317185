"""What a reader can check of a report by counting: its parts, its days, its amendments."""

from itertools import chain
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext, pgettext_lazy

from tripreports.browse.kinds import Row
from tripreports.browse.page import Page
from tripreports.browse.pages.trip.amendments import day_of
from tripreports.browse.wording import bracketed, facts, listing, partial, say
from tripreports.reports.checks import PARTS, Part
from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Section
from tripreports.trips.models import Amendment, Trip

_SUMMARY, *_OTHERS = PARTS
_PARTS = (
    _SUMMARY,
    Part("delegates", ("名單", "delegates"), pgettext_lazy("part of a report", "delegates")),
    *_OTHERS,
)


def arithmetic(page: Page, key: str) -> dict[str, Any]:
    trip = page.extract.row(Trip, key)
    return {
        "arithmetic": facts(
            (_("Parts of the report"), _parts(page)),
            (_("From return to report date"), _days_to_report(trip)),
            (_("Amended on"), _amended(page)),
        )
    }


def _parts(page: Page) -> str:
    """Those that a report should have, each with where it begins, or said to be missing."""
    sections = page.extract.rows(Section)
    if not sections:
        return ""
    return listing(_part(part, _section_of(part, sections)) for part in _PARTS)


def _part(part: Part, section: Row | None) -> str:
    if section:
        return format_html('<a href="#{}">{}</a>', section["key"], part.name)
    return format_html('<span class="absent">{}</span>', say("no part “%s”") % part.name)


def _section_of(part: Part, sections: list[Row]) -> Row | None:
    """The section of that kind, else the first at the top whose heading has the word."""
    of_kind = (one for one in sections if _is_summary(one) and part.code == "summary")
    tops = (one for one in sections if not one["parent_id"] and not _is_sheet(one))
    named = (one for one in tops if _has_word(one["heading"], part))
    return next(chain(of_kind, named), None)


def _is_summary(section: Row) -> bool:
    return bool(section["kind"] == SectionKind.SUMMARY)


def _is_sheet(section: Row) -> bool:
    return bool(section["kind"] == SectionKind.SUMMARY_SHEET)


def _has_word(heading: str, part: Part) -> bool:
    return any(word in heading.casefold() for word in part.words)


def _days_to_report(trip: Row) -> str:
    """The report date is the day on which the report was approved."""
    back, reported = partial(trip["ends_on"]), partial(trip["report_on"])
    if not (back and reported):
        return ""
    days = (reported.on - back.on).days
    counted = ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
    dates = {"back": back.iso(), "reported": reported.iso()}
    return bracketed(counted, say("%(back)s to %(reported)s") % dates)


def _amended(page: Page) -> str:
    return listing(day_of(row["began_at"]) for row in page.extract.rows(Amendment))
