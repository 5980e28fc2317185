"""The summary, which the sheet asks for and the report begins with: one text for both."""

from django.db import transaction
from django.db.models import Max

from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Section
from tripreports.reports.services.text import check_text, text_of, write_text
from tripreports.trips.models import Trip

# Reports are written in Chinese.
HEADING = "摘要"


def summary_of(trip: Trip) -> str:
    """The paragraphs of the summary, one to a line."""
    return text_of(_section(trip))


def check_summary(trip: Trip, text: str) -> None:
    """Refuse a text that would take words away from a citation."""
    check_text(_section(trip), text)


@transaction.atomic
def write_summary(trip: Trip, text: str) -> Section | None:
    """Make these lines the paragraphs of the summary; those that stay keep their citations.

    Without a section for it the report gets one, at its end. Nothing is written for no text.
    """
    section = _section(trip)
    if section is None and not text.strip():
        return None
    return write_text(section or _new_section(trip), text)


def _section(trip: Trip) -> Section | None:
    if trip._state.adding:
        return None
    return Section.objects.of(trip).filter(kind=SectionKind.SUMMARY).order_by("order").first()


def _new_section(trip: Trip) -> Section:
    last = Section.objects.of(trip).aggregate(last=Max("order"))["last"] or 0
    return Section.objects.create(
        trip=trip,
        order=last + 1,
        level=1,
        kind=SectionKind.SUMMARY,
        heading=HEADING,
        title=HEADING,
    )
