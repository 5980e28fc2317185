"""The text of the report to the letter: sections with paragraphs, tables and photos in place."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.documents.compose.material import Material
from tripreports.documents.compose.pictures import picture
from tripreports.documents.compose.wording import cells, is_chinese, shares
from tripreports.documents.outline import (
    LEVELS,
    Block,
    Cell,
    Gallery,
    Heading,
    Paragraph,
    Style,
    Table,
)
from tripreports.reports.checks import part_of
from tripreports.reports.enums import ParagraphKind, SectionKind
from tripreports.reports.models import Paragraph as Line
from tripreports.reports.models import Photo, Section

_FIGURES = str.maketrans(
    {
        sign: str(number % 10 or 10)
        for number, sign in enumerate("壹貳參肆伍陸柒捌玖拾一二三四五六七八九十", 1)
    }
    | {"叁": "3"}
)
_ROWS = {ParagraphKind.TABLE_HEAD, ParagraphKind.TABLE_ROW}


def told(material: Material, sections: Iterable[Section]) -> Iterator[Block]:
    """Each section with its heading and what stands below it."""
    for section in sections:
        yield Heading(min(max(section.level, 1), LEVELS[-1]), heading_of(section))
        yield from content(material, section)


def heading_of(section: Section) -> str:
    """The heading as printed; in English with figures, and named in English where that is known."""
    if is_chinese():
        return section.heading
    name = _english_name(section)
    return f"{_figures(section.label)} {name}".strip() if name else section.heading


def _english_name(section: Section) -> str:
    events = list(section.events.all())
    if section.kind == SectionKind.EVENT and len(events) == 1:
        return events[0].name_en
    if part := part_of(section):
        return str(capfirst(part.name))
    known = {
        "出國人員名單": pgettext("part of a report", "List of delegates"),
        "行程表": _("Itinerary"),
    }
    return known.get(section.title, "")


def _figures(label: str) -> str:
    """壹 → 1, (二) → (2); numbers of one sign, as longer ones hardly occur."""
    return label.translate(_FIGURES)


def content(material: Material, section: Section) -> Iterator[Block]:
    """What stands in a section itself: lines as paragraphs, rows as tables, photos as galleries."""
    for kind, group in groupby(material.contents[section.key], _kind):
        members = list(group)
        if kind is Photo:
            yield Gallery(tuple(picture(one) for one in members if isinstance(one, Photo)))
            continue
        lines = [one for one in members if isinstance(one, Line)]
        if kind is Table:
            yield _table(lines)
            continue
        style = Style.ITEM if kind == ParagraphKind.LIST_ITEM else Style.BODY
        yield from (Paragraph(line.text, style) for line in lines)


def _kind(one: Line | Photo) -> object:
    if isinstance(one, Photo):
        return Photo
    return Table if one.kind in _ROWS else one.kind


def _table(lines: list[Line]) -> Table:
    """As wide in each column as its longest cell asks for; rows that are too short end empty."""
    rows = [line.cells for line in lines]
    columns = max(map(len, rows))
    rows = [row + [""] * (columns - len(row)) for row in rows]
    weights = [max(len(row[column]) for row in rows) for column in range(columns)]
    heads = 0
    while heads < len(lines) and lines[heads].kind == ParagraphKind.TABLE_HEAD:
        heads += 1
    return Table(
        tuple(_row(row, is_head=number < heads) for number, row in enumerate(rows)),
        shares([min(weight, 30) for weight in weights]),
        heads=heads,
    )


def _row(texts: list[str], *, is_head: bool) -> tuple[Cell, ...]:
    if not is_head:
        return cells(texts)
    return tuple(Cell(text, is_head=True) for text in texts)
