"""The summary form (出國報告提要): a table of the official fields, the summary, then the text."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.core.models import in_language
from tripreports.documents.compose.material import Material
from tripreports.documents.compose.properties import properties
from tripreports.documents.compose.text import told
from tripreports.documents.compose.wording import both_names, box, boxes, day, listed, period
from tripreports.documents.outline import Block, Cell, Document, Paragraph, Style, Table
from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Paragraph as Line
from tripreports.reports.models import Section

_WIDTHS = (18, 22, 10, 14, 12, 24)


def summary_form(material: Material) -> Document:
    trip = material.trip
    title = trip.form_title or pgettext("form", "Summary of a report of an official trip abroad")
    blocks = (
        Paragraph(title, Style.FORM_TITLE),
        Table(tuple(_rows(material)), _WIDTHS),
        *_body(material),
    )
    return Document(properties(material, pgettext("form", "Summary form")), blocks)


def _rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    trip = material.trip
    contact = both_names(trip.contact)
    phone = _("%(number)s, extension %(extension)s") if trip.phone_extension else "%(number)s"
    said = {"number": trip.phone, "extension": trip.phone_extension}
    yield _field(pgettext("form", "Class"), trip.get_report_class_display())
    yield _field(pgettext("form", "Name of the report"), in_language(trip.title_zh, trip.title_en))
    with_attachments = boxes(
        ((trip.has_attachments, _("yes")), (not trip.has_attachments, _("no")))
    )
    yield _field(pgettext("form", "With attachments"), with_attachments)
    yield (
        _head(pgettext("form", "Agency in charge of the plan")),
        Cell(str(trip.agency)),
        _head(pgettext("form", "Contact")),
        Cell(contact),
        _head(pgettext("form", "Telephone")),
        Cell(phone % said if trip.phone else ""),
    )
    yield from _travellers(material)
    yield _field(pgettext("form", "Category of the trip"), _categories(material))
    yield (
        _head(pgettext("form", "Period abroad")),
        Cell(period(trip), across=2),
        _head(pgettext("form", "Area abroad")),
        Cell(listed(material.countries), across=2),
    )
    approved = pgettext(
        "form", "%s (the day on which the head of the first-level agency approved it)"
    )
    yield _field(pgettext("form", "Report date"), (approved % day(trip.report_on)).strip())
    yield (_head(pgettext("form", "Summary of the contents (500 characters or more)"), across=6),)
    yield (Cell(_summary(material), across=6),)


def _travellers(material: Material) -> Iterator[tuple[Cell, ...]]:
    yield (
        _head(pgettext("form", "Name of the traveller")),
        _head(pgettext("form", "Agency")),
        _head(pgettext("form", "Unit"), across=2),
        _head(pgettext("form", "Title"), across=2),
    )
    for one in material.delegates:
        yield (
            Cell(both_names(one.official)),
            Cell(one.agency),
            Cell(one.unit, across=2),
            Cell(in_language(one.title_zh, one.title_en), across=2),
        )


def _categories(material: Material) -> str:
    return "  ".join(
        box(one.is_ticked, one.text or one.get_category_display()) for one in material.ticks
    )


def _is_in_the_form(section: Section) -> bool:
    return section.kind in {SectionKind.SUMMARY_SHEET, SectionKind.SUMMARY}


def _summary(material: Material) -> str:
    summaries = [one for one in material.sections if one.kind == SectionKind.SUMMARY]
    lines: list[str] = []
    for section in summaries:
        lines.append(section.heading)
        lines += [one.text for one in material.contents[section.key] if isinstance(one, Line)]
    return "\n".join(lines)


def _body(material: Material) -> Iterator[Block]:
    yield from told(material, (one for one in material.sections if not _is_in_the_form(one)))


def _head(text: object, *, across: int = 1) -> Cell:
    return Cell(str(text), across=across, is_head=True)


def _field(name: object, text: object) -> tuple[Cell, ...]:
    return (_head(name), Cell(str(text), across=5))
