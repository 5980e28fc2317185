"""Reads an OpenDocument Text file that was written here back into its outline."""

import datetime as dt
import io
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from tripreports.documents.odt import names
from tripreports.documents.odt.names import q
from tripreports.documents.odt.text import text_of
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
    Properties,
    Style,
    Table,
)
from tripreports.documents.packages import member, parsed

_STYLES = {style.value: style for style in Style}


def read_odt(content: bytes) -> Document:
    """The outline of the file; raises `packages.Unreadable` where it is none of ours."""
    with ZipFile(io.BytesIO(content)) as archive:
        root = parsed(member(archive, "content.xml"))
        meta = parsed(member(archive, "meta.xml"))
        return Document(_properties(meta), tuple(_Reader(archive, root).blocks()))


class _Reader:
    def __init__(self, archive: ZipFile, root: etree._Element) -> None:
        self.archive = archive
        self.root = root

    def blocks(self) -> Iterator[Block]:
        text = self.root.find(f"{q('office:body')}/{q('office:text')}")
        for element in () if text is None else text:
            block = self._block(element)
            if block is not None:
                yield block

    def _block(self, element: etree._Element) -> Block | None:
        if element.tag == q("table:table"):
            is_gallery = element.get(q("table:style-name")) == names.GALLERY
            return self._gallery(element) if is_gallery else self._table(element)
        style = element.get(q("text:style-name")) or ""
        if element.tag == q("text:h"):
            return Heading(int(element.get(q("text:outline-level"), "1")), text_of(element))
        if style == names.PAGE_BREAK:
            return PageBreak()
        if style == names.CONTENTS_TITLE:
            return Contents(text_of(element))
        # Lines of the contents, and the gap after a table, follow from other blocks.
        return Paragraph(text_of(element), _STYLES[style]) if style in _STYLES else None

    def _table(self, element: etree._Element) -> Table:
        heads = element.findall(f"{q('table:table-header-rows')}/{q('table:table-row')}")
        rows = [*heads, *element.findall(q("table:table-row"))]
        name = element.get(q("table:name"))
        columns = element.findall(q("table:table-column"))
        return Table(
            tuple(
                tuple(_cell(cell) for cell in row.findall(q("table:table-cell"))) for row in rows
            ),
            tuple(self._share(f"{name}.{number + 1}") for number in range(len(columns))),
            len(heads),
        )

    def _share(self, column: str) -> int:
        path = f".//{q('style:style')}[@{q('style:name')}='{column}']"
        properties = self.root.find(f"{path}/{q('style:table-column-properties')}")
        width = "0*" if properties is None else properties.get(q("style:rel-column-width"), "0*")
        return int(width.removesuffix("*"))

    def _gallery(self, element: etree._Element) -> Gallery:
        cells = element.iterfind(f"{q('table:table-row')}/{q('table:table-cell')}")
        return Gallery(tuple(self._picture(cell) for cell in cells if len(cell)))

    def _picture(self, cell: etree._Element) -> Picture:
        shown, caption = cell
        image = shown.find(f"{q('draw:frame')}/{q('draw:image')}")
        if image is None:
            return Picture(text_of(caption), missing=text_of(shown))
        described = shown.find(f"{q('draw:frame')}/{q('svg:desc')}")
        alternative = "" if described is None else described.text or ""
        content = member(self.archive, image.get(q("xlink:href"), ""))
        return Picture(text_of(caption), content, alternative)


def _cell(element: etree._Element) -> Cell:
    line = element[0]
    across = int(element.get(q("table:number-columns-spanned"), "1"))
    return Cell(text_of(line), across, line.get(q("text:style-name")) == names.HEAD_CELL)


def _properties(meta: etree._Element) -> Properties:
    own = {
        element.get(q("meta:name")): element.text or ""
        for element in meta.iter(q("meta:user-defined"))
    }

    def said(name: str) -> str:
        return meta.findtext(f".//{q(name)}") or ""

    return Properties(
        said("dc:title"),
        dt.date.fromisoformat(said("dc:date")[:10]),
        said("dc:creator"),
        said("dc:language"),
        own.get(names.LICENCE, ""),
        own.get(names.ADDRESS, ""),
        own.get(names.MARK, ""),
    )
