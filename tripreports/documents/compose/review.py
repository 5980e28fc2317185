"""The review form (出國報告審核表): ten items, ticked by the traveller and by the organizer.

What the records prove is ticked in the traveller's column, with its evidence; everything else is
left to people.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.core.models import in_language
from tripreports.documents.compose.material import Material
from tripreports.documents.compose.properties import properties
from tripreports.documents.compose.wording import both_names, box, boxes, day, listed, period, sign
from tripreports.documents.outline import Block, Cell, Document, Paragraph, Style, Table
from tripreports.reports.checks import PARTS, missing_parts
from tripreports.trips.deadlines import deadlines_of
from tripreports.trips.enums import Category, Duty, ReturnReason, Standing, Step, TripState

_HEAD_WIDTHS = (20, 30, 20, 30)
_WIDTHS = (52, 11, 11, 26)


class Review(NamedTuple):
    """One item: its words, whether the records prove it, and by what."""

    text: str
    is_proved: bool = False
    evidence: str = ""


def review_form(material: Material) -> Document:
    title = pgettext("form", "Review of a report of an official trip abroad")
    blocks = (
        Paragraph(title, Style.FORM_TITLE),
        _head(material),
        _items(material),
        Paragraph(
            _("Ticked beforehand is what the records prove; the rest is for people to judge."),
            Style.NOTE,
        ),
        *_signatures(),
    )
    return Document(properties(material, pgettext("form", "Review form")), blocks)


def _head(material: Material) -> Table:
    trip = material.trip
    first = material.delegates[0] if material.delegates else None
    head = pgettext("form", "Name of the traveller (one stands for two or more)")
    rows = (
        _pair(pgettext("form", "Name of the report"), in_language(trip.title_zh, trip.title_en)),
        (
            *_cells(head, both_names(first.official) if first else ""),
            *_cells(
                pgettext("form", "Title"),
                in_language(first.title_zh, first.title_en) if first else "",
            ),
        ),
        _pair(
            pgettext("form", "Agency served"), listed([first.agency, first.unit]) if first else ""
        ),
        _pair(pgettext("form", "Category of the trip"), _categories(material)),
        (
            *_cells(pgettext("form", "Period abroad"), period(trip)),
            *_cells(pgettext("form", "Handed in on"), day(trip.submitted_on or trip.report_on)),
        ),
    )
    return Table(rows, _HEAD_WIDTHS)


def _categories(material: Material) -> str:
    ticked = {one.category for one in material.ticks if one.is_ticked}
    words = [one.text for one in material.ticks if one.is_ticked and one.text]
    line = boxes((category in ticked, category.label) for category in Category.main())
    return f"{line} {listed(words)}".rstrip()


def _items(material: Material) -> Table:
    heads = (
        pgettext("review", "Item"),
        pgettext("review", "Traveller"),
        pgettext("review", "Organizer"),
        pgettext("review", "What the records say"),
    )
    rows = [tuple(Cell(text, is_head=True) for text in heads)]
    for number, one in enumerate(_reviews(material), 1):
        texts = (f"{number}. {one.text}", sign(one.is_proved), sign(False), one.evidence)
        rows.append(tuple(Cell(text) for text in texts))
    return Table(tuple(rows), _WIDTHS, heads=1)


def _reviews(material: Material) -> Iterator[Review]:
    yield _on_time(material)
    yield _complete(material)
    yield Review(pgettext("review", "It copies no other report."))
    yield Review(pgettext("review", "Its content is full."))
    yield Review(pgettext("review", "Its advice is worth considering."))
    yield Review(pgettext("review", "To be passed on within the own agency."))
    yield Review(pgettext("review", "To be passed on to the superior agency."))
    yield _returned(material)
    yield _made_public(material)
    yield Review(pgettext("review", "Other handling:"))


def _on_time(material: Material) -> Review:
    text = pgettext("review", "It was handed in on time.")
    found = deadlines_of([material.trip])[material.trip.key]
    due = next((one for one in found if one.duty == Duty.REPORT), None)
    if due is None:
        return Review(text)
    return Review(text, due.standing == Standing.ON_TIME, due.line)


def _complete(material: Material) -> Review:
    text = pgettext("review", "It is complete (it must have purpose, course, lessons and advice).")
    missing = missing_parts(material.trip)
    if missing:
        told = _("Missing or empty: %s.") % listed(part.name for part in missing)
        return Review(text, evidence=told)
    return Review(text, True, _("There: %s.") % listed(part.name for part in PARTS))


def _returned(material: Material) -> Review:
    steps = material.trip.state_changes.filter(verb=Step.SEND_BACK).order_by("at")
    reasons = {one.reason: one for one in steps}
    lines = [pgettext("review", "Returned for correction, because:")]
    lines += [
        box(reason in reasons, f"({number}) {reason.label}")
        for number, reason in enumerate(ReturnReason, 1)
    ]
    told = [one.comment for one in reasons.values() if one.comment]
    return Review("\n".join(lines), bool(reasons), "\n".join(told))


def _made_public(material: Material) -> Review:
    is_public = material.trip.state == TripState.PUBLISHED
    ways = (
        (False, pgettext("review", "a talk about the report in the agency")),
        (False, pgettext("review", "a report in a staff meeting")),
        (is_public, pgettext("review", "published in the archive of trip reports")),
        (False, pgettext("review", "in another way:")),
    )
    lines = [pgettext("review", "Made public, beside the report network, by:")]
    lines += [box(ticked, f"({number}) {way}") for number, (ticked, way) in enumerate(ways, 1)]
    return Review("\n".join(lines), is_public, material.address if is_public else "")


def _signatures() -> Iterator[Block]:
    for who in (
        pgettext("form", "Signature of the traveller:"),
        pgettext("form", "Signature of the head of the unit in charge of the plan:"),
        pgettext("form", "Signature of the head of the agency, or of who is authorized:"),
    ):
        yield Paragraph(who, Style.SIGNATURE)


def _pair(name: str, text: str) -> tuple[Cell, ...]:
    return (Cell(name, is_head=True), Cell(text, across=3))


def _cells(name: str, text: str) -> tuple[Cell, Cell]:
    return Cell(name, is_head=True), Cell(text)
