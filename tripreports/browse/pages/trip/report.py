"""The text of the report to the letter, with its photos in place, and where it disagrees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from tripreports.browse.entries.reports import PhotoView, photo_views
from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Shown
from tripreports.browse.tree import Node, tree_of
from tripreports.browse.wording import label, marked
from tripreports.reports.enums import DiscrepancyKind, ParagraphKind
from tripreports.reports.models import Discrepancy, Paragraph, Photo, Section

_CHECKBOX = re.compile(r"&lt;input( checked=&quot;&quot;)? type=&quot;checkbox&quot;/?&gt;")
_TABLE = {ParagraphKind.TABLE_HEAD, ParagraphKind.TABLE_ROW}
_FIRST_HEADING, _LAST_HEADING = 3, 6


@dataclass(frozen=True, slots=True)
class Line(Shown):
    """A paragraph, list item or table row, to the letter."""

    key: str
    text: str
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Block(Shown):
    """Lines of one kind that follow each other, or photos that do."""

    kind: str
    lines: list[Line]
    head: list[Line]
    photos: list[PhotoView]


@dataclass(frozen=True, slots=True)
class SectionView(Shown):
    """A section with its heading to the letter, and the rank that the heading has on the page."""

    key: str
    heading: str
    rank: str  # a template takes ten times as long over a number
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Reading(Shown):
    """What one passage says."""

    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Disagreement(Shown):
    """Passages of the report that do not agree, side by side."""

    kind: str
    topic: str
    readings: list[Reading]
    taken_as: str
    handling: str


def report(page: Page) -> dict[str, Any]:
    sections = page.extract.rows(Section)
    photos = photo_views(page, here=True)
    return {
        "photos": photos,
        "has_pictures": any(photo.picture for photo in photos),
        "outline": tree_of(sections, _outline_node),
        "sections": list(_sections(page, sections, {photo.key: photo for photo in photos})),
        "disagreements": [_disagreement(page, row) for row in page.extract.rows(Discrepancy)],
    }


def _outline_node(row: Row) -> Node:
    return Node(row["key"], format_html('<a href="#{}">{}</a>', row["key"], row["heading"]))


def _sections(
    page: Page, sections: list[Row], photos: dict[str, PhotoView]
) -> Iterator[SectionView]:
    ranks: dict[str | None, int] = {}
    for section in sections:
        key = section["key"]
        above = ranks.get(section["parent_id"], _FIRST_HEADING - 1)
        ranks[key] = min(above + 1, _LAST_HEADING)
        blocks = list(_blocks(_content(page, key), photos))
        yield SectionView(key, section["heading"], str(ranks[key]), blocks)


def _content(page: Page, section: str) -> list[Row]:
    """The paragraphs and photos of a section in reading order."""
    of = page.extract.of
    content = [*of(Paragraph, section_id=section), *of(Photo, section_id=section)]
    return sorted(content, key=itemgetter("position"))


def reading_order(page: Page) -> dict[str, int]:
    """Headings, paragraphs and photos of the report by how early a reader comes to them."""
    sections = [section["key"] for section in page.extract.rows(Section)]
    keys = (key for one in sections for key in (one, *_keys(_content(page, one))))
    return {key: place for place, key in enumerate(keys)}


def _keys(rows: list[Row]) -> list[str]:
    return [row["key"] for row in rows]


def _blocks(rows: list[Row], photos: dict[str, PhotoView]) -> Iterator[Block]:
    for kind, group in groupby(rows, _kind):
        members = list(group)
        if kind == "photos":
            yield Block(kind, [], [], [photos[row["key"]] for row in members])
            continue
        head = [_line(row) for row in members if row["kind"] == ParagraphKind.TABLE_HEAD]
        body = [_line(row) for row in members if row["kind"] != ParagraphKind.TABLE_HEAD]
        yield Block(kind, body, head, [])


def _kind(row: Row) -> str:
    if "caption" in row:
        return "photos"
    return "table" if row["kind"] in _TABLE else str(row["kind"])


def _line(row: Row) -> Line:
    text = printed(row["text"])
    return Line(row["key"], text, [SafeString(cell) for cell in text.split("\t")])


def printed(text: str) -> str:
    """The text with the boxes that its source draws as form fields drawn as characters."""
    with_boxes = _CHECKBOX.sub(lambda box: "☑" if box[1] else "☐", escape(text))
    return SafeString(with_boxes)


def _disagreement(page: Page, row: Row) -> Disagreement:
    return Disagreement(
        kind=label(DiscrepancyKind, row["kind"]),
        topic=row["topic"],
        readings=[
            Reading(citation["quote"], page.place_of(citation))
            for citation in page.citations(Discrepancy, row)
        ],
        taken_as=marked(row["taken_as"]),
        handling=marked(row["handling"]),
    )
