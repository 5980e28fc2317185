"""The full report: cover, contents, the text to the letter, and annexes from the records."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.core.models import in_language
from tripreports.documents.compose import parts
from tripreports.documents.compose.annexes import annexes
from tripreports.documents.compose.material import Material
from tripreports.documents.compose.properties import properties
from tripreports.documents.compose.text import told
from tripreports.documents.compose.wording import (
    both,
    both_names,
    day,
    is_chinese,
    listed,
    period,
    sentence,
)
from tripreports.documents.outline import (
    Block,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Style,
)
from tripreports.reports.checks import PARTS, Part, part_of
from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Section
from tripreports.reports.services.outline import label_for

Maker: TypeAlias = tuple[str, Callable[[Material], Iterator[Block]]]


def full_report(material: Material) -> Document:
    blocks = (
        *_cover(material),
        PageBreak(),
        Contents(_("Contents")),
        PageBreak(),
        *_body(material),
        *annexes(material),
    )
    return Document(properties(material, pgettext("form", "Full report")), blocks)


def _cover(material: Material) -> Iterator[Block]:
    trip = material.trip
    ticked = [one.text or one.get_category_display() for one in material.ticks if one.is_ticked]
    category = listed(ticked) or trip.get_report_class_display()
    form = pgettext("cover", "Report of a trip abroad (category: %s)") % category
    yield Paragraph(form if category else pgettext("form", "Full report"), Style.COVER_LINE)
    yield Paragraph(in_language(trip.title_zh, trip.title_en), Style.COVER_TITLE)
    if not is_chinese() and trip.title_en and trip.title_zh:
        yield Paragraph(trip.title_zh, Style.COVER_LINE)
    units = dict.fromkeys(one.unit for one in material.delegates if one.unit)
    lines = (
        (pgettext("cover", "Agency"), str(trip.agency)),
        (pgettext("cover", "Unit"), listed(units)),
        (pgettext("cover", "Names and titles"), listed(_travellers(material))),
        (pgettext("cover", "Countries and regions"), listed(material.countries)),
        (pgettext("cover", "Period abroad"), period(trip)),
        (pgettext("cover", "Report date"), day(trip.report_on)),
    )
    for name, text in lines:
        if text:
            yield Paragraph(sentence(name, text), Style.COVER_LINE)


def _travellers(material: Material) -> Iterator[str]:
    for one in material.delegates:
        yield f"{both_names(one.official)} {both(one.title_zh, one.title_en)}"


def _body(material: Material) -> Iterator[Block]:
    """The text; a part that it lacks, or has only the heading of, is written from the records."""
    sections = [one for one in material.sections if one.kind != SectionKind.SUMMARY_SHEET]
    if not is_chinese() and sections:
        yield Paragraph(_("The text of the report is in Chinese, as it was written."), Style.NOTE)
    groups = _by_part(sections)
    for members in groups:
        part = part_of(members[0])
        yield from told(material, members)
        if part and len(members) == 1 and not material.contents[members[0].key]:
            yield from parts.FROM_RECORDS.get(part.code, _nothing)(material)
    yield from _missing_parts(material, groups)


def _by_part(sections: list[Section]) -> list[list[Section]]:
    """Each section of the first level with all those below it."""
    groups: list[list[Section]] = []
    for section in sections:
        if section.parent_id is None or not groups:
            groups.append([])
        groups[-1].append(section)
    return groups


def _missing_parts(material: Material, groups: list[list[Section]]) -> Iterator[Block]:
    there = {part.code for group in groups if (part := part_of(group[0]))}
    has_list = any(group[0].kind == SectionKind.TABLE for group in groups)
    makers: list[Maker] = (
        [] if has_list else [(pgettext("part of a report", "List of delegates"), parts.delegates)]
    )
    makers += [
        (_titled(part), parts.FROM_RECORDS[part.code])
        for part in PARTS
        if part.code in parts.FROM_RECORDS and part.code not in there
    ]
    number = len(groups)
    for title, made in makers:
        if blocks := list(made(material)):
            number += 1
            yield Heading(1, label_for(1, number) + title)
            yield from blocks


def _titled(part: Part) -> str:
    return str(part.name)


def _nothing(_material: Material) -> Iterator[Block]:
    return iter(())
