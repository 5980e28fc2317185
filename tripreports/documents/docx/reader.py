"""Reads a DOCX file that was written here back into its outline."""

import datetime as dt
import io
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from lxml import etree

from tripreports.documents.docx import names
from tripreports.documents.docx.text import style_of, text_of, w
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
from tripreports.documents.packages import Unreadable, member, parsed

_CORE = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_STYLES = {style.value: style for style in Style}


def read_docx(content: bytes) -> Document:
    """The outline of the file; raises `packages.Unreadable` where it is none of ours."""
    try:
        archive = ZipFile(io.BytesIO(content))
    except BadZipFile as error:
        raise Unreadable("The file is no DOCX file.") from error
    with archive:
        body = parsed(member(archive, "word/document.xml")).find(w("body"))
        if body is None:
            raise Unreadable("The file has no text.")
        properties = _properties(parsed(member(archive, "docProps/core.xml")))
        return Document(properties, tuple(_Reader(archive).blocks(body)))


class _Reader:
    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        relations = parsed(member(archive, "word/_rels/document.xml.rels"))
        self.targets = {
            relation.get("Id", ""): relation.get("Target", "")
            for relation in relations.iter(f"{_RELATIONS}Relationship")
        }
        styles = parsed(member(archive, "word/styles.xml"))
        self.names = {
            style.get(w("styleId"), ""): style.find(w("name")).get(w("val"), "")  # type: ignore[union-attr]  # every style has a name
            for style in styles.iter(w("style"))
        }

    def blocks(self, body: etree._Element) -> Iterator[Block]:
        for element in body:
            if element.tag == w("tbl"):
                yield self._gallery(element) if _is_gallery(element) else self._table(element)
            elif element.tag == w("p"):
                block = self._line(element)
                if block is not None:
                    yield block

    def _line(self, element: etree._Element) -> Block | None:
        name = self._style(element)
        if name.startswith("heading "):
            return Heading(int(name.removeprefix("heading ")), text_of(element))
        if name == names.PAGE_BREAK:
            return PageBreak()
        if name == names.CONTENTS_TITLE:
            return Contents(text_of(element))
        # Lines of the contents, and the gap after a table, follow from other blocks.
        return Paragraph(text_of(element), _STYLES[name]) if name in _STYLES else None

    def _style(self, line: etree._Element) -> str:
        return self.names.get(style_of(line), "")

    def _table(self, element: etree._Element) -> Table:
        rows = element.findall(w("tr"))
        columns = element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
        return Table(
            tuple(tuple(self._cell(cell) for cell in row.findall(w("tc"))) for row in rows),
            tuple(int(column.get(w("w"), "0")) // names.TWIPS_PER_SHARE for column in columns),
            sum(row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows),
        )

    def _cell(self, element: etree._Element) -> Cell:
        line = element.find(w("p"))
        if line is None:
            raise Unreadable("A cell has no text.")
        spanned = element.find(f"{w('tcPr')}/{w('gridSpan')}")
        across = 1 if spanned is None else int(spanned.get(w("val"), "1"))
        return Cell(text_of(line), across, self._style(line) == names.HEAD_CELL)

    def _gallery(self, element: etree._Element) -> Gallery:
        lines = [cell.findall(w("p")) for cell in element.iter(w("tc"))]
        return Gallery(tuple(self._picture(*pair) for pair in lines if len(pair) > 1))

    def _picture(self, shown: etree._Element, caption: etree._Element) -> Picture:
        image, described = next(shown.iter(_BLIP), None), next(shown.iter(_PROPERTIES), None)
        if image is None or described is None:
            return Picture(text_of(caption), missing=text_of(shown))
        target = self.targets[image.get(_EMBED, "")]
        content = member(self.archive, f"word/{target}")
        return Picture(text_of(caption), content, described.get("descr", ""))


def _is_gallery(table: etree._Element) -> bool:
    described = table.find(f"{w('tblPr')}/{w('tblDescription')}")
    return described is not None and described.get(w("val")) == names.GALLERY


def _properties(core: etree._Element) -> Properties:
    def said(name: str) -> str:
        return core.findtext(name, namespaces=_CORE) or ""

    return Properties(
        said("dc:title"),
        dt.date.fromisoformat(said("dcterms:created")[:10]),
        said("dc:creator"),
        said("dc:language"),
        said("dc:description"),
        said("dc:identifier"),
        said("dc:subject"),
    )
