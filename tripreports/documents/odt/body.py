"""The text of an OpenDocument file, element by element."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import singledispatchmethod

from lxml import etree

from tripreports.documents.odt import names
from tripreports.documents.odt.names import NAMESPACES, q
from tripreports.documents.odt.styles import column_styles, fixed_styles
from tripreports.documents.odt.text import put
from tripreports.documents.outline import (
    Block,
    Cell,
    Contents,
    Document,
    Gallery,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from tripreports.documents.page import PICTURE_BOX
from tripreports.documents.pictures import size_of


class Body:
    """The text of the file, and the images that it shows, by name."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.images: dict[str, bytes] = {}
        self.headings = 0
        self.tables: list[tuple[str, tuple[int, ...]]] = []

    def content(self) -> etree._Element:
        root = etree.Element(q("office:document-content"), nsmap=NAMESPACES)
        root.set(q("office:version"), "1.3")
        automatic = etree.SubElement(root, q("office:automatic-styles"))
        text = etree.SubElement(etree.SubElement(root, q("office:body")), q("office:text"))
        for block in self.document.blocks:
            text.extend(self.elements(block))
        automatic.extend(fixed_styles())
        for name, widths in self.tables:
            automatic.extend(column_styles(name, widths))
        return root

    @singledispatchmethod
    def elements(self, block: Block) -> Iterator[etree._Element]:
        raise TypeError(f"There is no way to write a {type(block).__name__}.")

    @elements.register
    def _heading(self, block: Heading) -> Iterator[etree._Element]:
        self.headings += 1
        level = {q("text:outline-level"): str(block.level)}
        heading = _styled("text:h", names.HEADING.format(block.level), level)
        mark = _bookmark(self.headings)
        etree.SubElement(heading, q("text:bookmark-start"), {q("text:name"): mark})
        put(heading, block.text)
        etree.SubElement(heading, q("text:bookmark-end"), {q("text:name"): mark})
        yield heading

    @elements.register
    def _paragraph(self, block: Paragraph) -> Iterator[etree._Element]:
        yield put(_styled("text:p", block.style.value), block.text)

    @elements.register
    def _page_break(self, _block: PageBreak) -> Iterator[etree._Element]:
        yield _styled("text:p", names.PAGE_BREAK)

    @elements.register
    def _contents(self, block: Contents) -> Iterator[etree._Element]:
        yield put(_styled("text:p", names.CONTENTS_TITLE), block.title)
        for number, heading in enumerate(self.document.headings(), start=1):
            line = _styled("text:p", names.CONTENTS_LINE.format(min(heading.level, 3)))
            to = {q("xlink:type"): "simple", q("xlink:href"): f"#{_bookmark(number)}"}
            to |= {q("text:style-name"): names.LINK, q("text:visited-style-name"): names.LINK}
            link = put(etree.SubElement(line, q("text:a"), to), heading.text)
            etree.SubElement(link, q("text:tab"))
            page = etree.SubElement(link, q("text:bookmark-ref"))
            page.set(q("text:reference-format"), "page")
            page.set(q("text:ref-name"), _bookmark(number))
            yield line

    @elements.register
    def _table(self, block: Table) -> Iterator[etree._Element]:
        table = self._new_table(names.GRID, block.widths)
        heads = etree.SubElement(table, q("table:table-header-rows")) if block.heads else table
        for number, cells in enumerate(block.rows):
            into = heads if number < block.heads else table
            row = etree.SubElement(into, q("table:table-row"))
            for cell in cells:
                row.extend(_cells(cell))
        yield table
        yield _styled("text:p", names.AFTER_TABLE)

    @elements.register
    def _gallery(self, block: Gallery) -> Iterator[etree._Element]:
        table = self._new_table(names.GALLERY, (50, 50))
        for first in range(0, len(block.pictures), 2):
            row = etree.SubElement(table, q("table:table-row"))
            for picture in block.pictures[first : first + 2]:
                row.append(self._picture(picture))
            if len(block.pictures) - first == 1:
                etree.SubElement(row, q("table:table-cell"))
        yield table
        yield _styled("text:p", names.AFTER_TABLE)

    def _picture(self, picture: Picture) -> etree._Element:
        cell = etree.Element(q("table:table-cell"))
        if picture.image:
            shown = _styled("text:p", names.PICTURE)
            shown.append(self._frame(picture))
        else:
            shown = put(_styled("text:p", names.MISSING), picture.missing)
        cell.append(shown)
        cell.append(put(_styled("text:p", names.CAPTION), picture.caption))
        return cell

    def _frame(self, picture: Picture) -> etree._Element:
        name = f"{hashlib.sha256(picture.image).hexdigest()[:20]}.jpg"
        self.images[name] = picture.image
        width, height = size_of(picture.image, within=PICTURE_BOX)
        frame = etree.Element(q("draw:frame"))
        frame.set(q("draw:style-name"), "frame")
        frame.set(q("text:anchor-type"), "as-char")
        frame.set(q("svg:width"), f"{width:.2f}cm")
        frame.set(q("svg:height"), f"{height:.2f}cm")
        image = etree.SubElement(frame, q("draw:image"))
        image.set(q("xlink:href"), f"Pictures/{name}")
        image.set(q("xlink:type"), "simple")
        etree.SubElement(frame, q("svg:desc")).text = picture.alternative_text
        return frame

    def _new_table(self, kind: str, widths: tuple[int, ...]) -> etree._Element:
        name = f"{kind}{len(self.tables) + 1}"
        self.tables.append((name, widths))
        table = _styled("table:table", kind)
        table.set(q("table:name"), name)
        for column in range(len(widths)):
            style = {q("table:style-name"): f"{name}.{column + 1}"}
            etree.SubElement(table, q("table:table-column"), style)
        return table


def _styled(tag: str, style: str, more: Mapping[str, str] | None = None) -> etree._Element:
    prefix = "table" if tag == "table:table" else "text"
    return etree.Element(q(tag), {q(f"{prefix}:style-name"): style, **(more or {})})


def _cells(cell: Cell) -> Iterator[etree._Element]:
    """The cell, and the places that it covers."""
    element = etree.Element(q("table:table-cell"), {q("table:style-name"): names.GRID_CELL})
    if cell.across > 1:
        element.set(q("table:number-columns-spanned"), str(cell.across))
    element.append(
        put(_styled("text:p", names.HEAD_CELL if cell.is_head else names.CELL), cell.text)
    )
    yield element
    for _covered in range(cell.across - 1):
        yield etree.Element(q("table:covered-table-cell"))


def _bookmark(number: int) -> str:
    return f"heading.{number}"
