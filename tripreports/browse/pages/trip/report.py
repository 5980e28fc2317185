"""The text of the report to the letter, with its photos in place, and where it disagrees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tripreports.browse.entries.reports import PhotoView
from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Shown
from tripreports.browse.pages.trip.names import Names, Owner
from tripreports.browse.tree import Node, tree_of
from tripreports.browse.wording import escaped, label, said_in, say
from tripreports.reports.enums import DiscrepancyKind, ParagraphKind
from tripreports.reports.models import Discrepancy, Paragraph, Photo, Section

_CHECKBOX = re.compile(r"&lt;input( checked=&quot;&quot;)? type=&quot;checkbox&quot;/?&gt;")
_TABLE = {ParagraphKind.TABLE_HEAD, ParagraphKind.TABLE_ROW}
_FIRST_HEADING, _LAST_HEADING = 3, 6


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, list item or table row, to the letter, and fit for a page."""

    key: str
    kind: str
    text: str

    @property
    def anchored(self) -> str:
        """With the mark that gives its address."""
        return f'{self.text} <a href="#{self.key}">¶</a>'

    def row(self, cell: str) -> str:
        texts = self.text.split("\t")
        cells = "".join(f"{cell}{text}</{cell[1:3]}>" for text in texts)
        return f'<tr id="{self.key}">{cells}</tr>'


@dataclass(frozen=True, slots=True)
class Block(Shown):
    """Lines of one kind that follow each other, or photos that do.

    Written here, as a report may have hundreds.
    """

    kind: str
    heading: str
    lines: list[Line]
    photos: list[PhotoView]

    @property
    def written(self) -> str:
        if self.photos:
            photos = "".join(photo.in_report for photo in self.photos)
            return SafeString(f'<div class="captions">{photos}</div>')
        if self.kind == "table":
            return SafeString(self._table)
        if self.kind == ParagraphKind.LIST_ITEM:
            items = "".join(f'<li id="{one.key}">{one.anchored}</li>' for one in self.lines)
            return SafeString(f'<ul class="items">{items}</ul>')
        name = "" if self.kind == ParagraphKind.PARAGRAPH else f' class="{self.kind}"'
        lines = (f'<p id="{one.key}"{name}>{one.anchored}</p>' for one in self.lines)
        return SafeString("\n".join(lines))

    @property
    def _table(self) -> str:
        is_head = ParagraphKind.TABLE_HEAD
        head = "".join(one.row('<th scope="col">') for one in self.lines if one.kind == is_head)
        body = "".join(one.row("<td>") for one in self.lines if one.kind != is_head)
        heading = escaped(self.heading)
        return (
            f'<div class="wide" role="region" tabindex="0" aria-label="{heading}"><table>'
            f"<caption>{heading}</caption><thead>{head}</thead><tbody>{body}</tbody></table></div>"
        )


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

    @property
    def written(self) -> str:
        readings = (
            f'<li><a href="{one.place}">「{escaped(one.quote)}」</a></li>' for one in self.readings
        )
        taken = said_in(self.taken_as)
        return SafeString(
            f'<ul lang="zh-Hant">{"".join(readings)}</ul>'
            + (
                f"<p>{say('Taken as:')} <span{taken}>{escaped(self.taken_as)}</span></p>"
                if self.taken_as
                else ""
            )
            + (f"<p{said_in(self.handling)}>{escaped(self.handling)}</p>" if self.handling else "")
        )


def report(page: Page, names: Names, photos: list[PhotoView]) -> dict[str, Any]:
    sections = page.extract.rows(Section)
    text = Text(page, names, {photo.key: photo for photo in photos})
    return {
        "outline": _outline(tree_of(sections, _outline_node)),
        "sections": list(text.sections(sections)),
        "disagreements": [_disagreement(page, row) for row in page.extract.rows(Discrepancy)],
    }


def _outline(nodes: list[Node]) -> str:
    """The tree of headings. Written here, as a report may have hundreds."""
    items = (f"<li>{one.name}{_outline(one.children)}</li>" for one in nodes)
    return SafeString(f'<ul class="tree">{"".join(items)}</ul>') if nodes else ""


def _outline_node(row: Row) -> Node:
    return Node(row["key"], format_html('<a href="#{}">{}</a>', row["key"], row["heading"]))


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


class Text:
    """The report to the letter, with the names of records as links, each once in a section."""

    def __init__(self, page: Page, names: Names, photos: dict[str, PhotoView]) -> None:
        self._page = page
        self._names = names
        self._photos = photos

    def sections(self, sections: list[Row]) -> Iterator[SectionView]:
        ranks: dict[str | None, int] = {}
        for section in sections:
            key = section["key"]
            above = ranks.get(section["parent_id"], _FIRST_HEADING - 1)
            ranks[key] = min(above + 1, _LAST_HEADING)
            blocks = list(self._blocks(section["heading"], _content(self._page, key)))
            yield SectionView(key, section["heading"], str(ranks[key]), blocks)

    def _blocks(self, heading: str, rows: list[Row]) -> Iterator[Block]:
        seen: set[Owner] = set()
        for kind, group in groupby(rows, _kind):
            members = list(group)
            if kind == "photos":
                yield Block(kind, heading, [], [self._photos[row["key"]] for row in members])
            else:
                yield Block(kind, heading, [self._line(row, seen) for row in members], [])

    def _line(self, row: Row, seen: set[Owner]) -> Line:
        return Line(row["key"], row["kind"], printed(self._names.linked(row["text"], seen)))


def _kind(row: Row) -> str:
    if "caption" in row:
        return "photos"
    return "table" if row["kind"] in _TABLE else str(row["kind"])


def printed(text: str) -> str:
    """The text with the boxes that its source draws as form fields drawn as characters."""
    with_boxes = _CHECKBOX.sub(lambda box: "☑" if box[1] else "☐", escaped(text))
    return SafeString(with_boxes)


def _disagreement(page: Page, row: Row) -> Disagreement:
    return Disagreement(
        kind=label(DiscrepancyKind, row["kind"]),
        topic=row["topic"],
        readings=[
            Reading(citation["quote"], page.place_of(citation))
            for citation in page.citations(Discrepancy, row)
        ],
        taken_as=row["taken_as"],
        handling=row["handling"],
    )
