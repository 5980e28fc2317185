"""Writes a document as DOCX."""

import datetime as dt
import io
from functools import singledispatchmethod
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from tripreports.documents.docx import names
from tripreports.documents.docx.fields import bookmarked, page_number, page_of
from tripreports.documents.docx.styles import dress
from tripreports.documents.outline import (
    Block,
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
from tripreports.documents.page import PICTURE_BOX
from tripreports.documents.pictures import size_of

# The element behind each property.
_CORE_ELEMENTS = {
    "title": "title",
    "author": "creator",
    "language": "language",
    "comments": "description",
    "identifier": "identifier",
    "subject": "subject",
}


def write_docx(document: Document) -> bytes:
    """The file as bytes."""
    word = docx.Document()
    dress(word)
    _describe(word, document.properties)
    _frame(word, document.properties.mark)
    body = _Body(word, document)
    for block in document.blocks:
        body.add(block)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


class _Body:
    def __init__(self, word: WordDocument, document: Document) -> None:
        self.word = word
        self.document = document
        self.headings = 0
        # Asked for by name, a style is looked for among all of them each time.
        self.styles: dict[str, Any] = {str(style.name): style for style in word.styles}

    @singledispatchmethod
    def add(self, block: Block) -> None:
        raise TypeError(f"There is no way to write a {type(block).__name__}.")

    @add.register
    def _heading(self, block: Heading) -> None:
        self.headings += 1
        line = self.word.add_paragraph(block.text, self.styles[f"Heading {block.level}"])
        bookmarked(line, self.headings)

    @add.register
    def _paragraph(self, block: Paragraph) -> None:
        self.word.add_paragraph(block.text, self.styles[block.style])

    @add.register
    def _page_break(self, _block: PageBreak) -> None:
        self.word.add_paragraph("", self.styles[names.PAGE_BREAK])

    @add.register
    def _contents(self, block: Contents) -> None:
        self.word.add_paragraph(block.title, self.styles[names.CONTENTS_TITLE])
        for number, heading in enumerate(self.document.headings(), start=1):
            style = self.styles[names.CONTENTS_LINE.format(min(heading.level, 3))]
            page_of(self.word.add_paragraph(f"{heading.text}\t", style), number)

    @add.register
    def _table(self, block: Table) -> None:
        table = self._new_table(len(block.rows), block.widths)
        for place, cells in enumerate(block.rows):
            row = table.rows[place]
            if place < block.heads:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 (its XML)
            free = list(row.cells)
            for cell in cells:
                covered, free = free[: cell.across], free[cell.across :]
                shown = covered[0].merge(covered[-1]) if cell.across > 1 else covered[0]
                style = names.HEAD_CELL if cell.is_head else names.CELL
                _say(shown, cell.text, self.styles[style])
        self.word.add_paragraph("", self.styles[names.AFTER_TABLE])

    @add.register
    def _gallery(self, block: Gallery) -> None:
        rows = (len(block.pictures) + 1) // 2
        table = self._new_table(rows, (50, 50), bordered=False)
        cells = [cell for row in table.rows for cell in row.cells]
        for cell, picture in zip(cells, block.pictures, strict=False):  # the last one may be empty
            self._picture(cell, picture)
        if len(block.pictures) % 2:
            cells[-1].paragraphs[0].style = self.styles[names.EMPTY]
        self.word.add_paragraph("", self.styles[names.AFTER_TABLE])

    def _picture(self, cell: _Cell, picture: Picture) -> None:
        shown = cell.paragraphs[0]
        if picture.image:
            shown.style = self.styles[names.PICTURE]
            width, _height = size_of(picture.image, within=PICTURE_BOX)
            inline = shown.add_run().add_picture(io.BytesIO(picture.image), Cm(width))
            inline._inline.docPr.set("descr", picture.alternative_text)  # noqa: SLF001 (its XML)
        else:
            shown.style = self.styles[names.MISSING]
            shown.add_run(picture.missing)
        cell.add_paragraph(picture.caption, self.styles[names.CAPTION])

    def _new_table(self, rows: int, widths: tuple[int, ...], *, bordered: bool = True) -> WordTable:
        table: WordTable = self.word.add_table(rows, len(widths), names.GRID if bordered else None)
        table.autofit = False
        grid = table._tbl.tblGrid.gridCol_lst  # noqa: SLF001 (its XML)
        for column, share in zip(grid, widths, strict=True):
            column.set(qn("w:w"), str(share * names.TWIPS_PER_SHARE))
        if not bordered:
            described = OxmlElement("w:tblDescription")
            described.set(qn("w:val"), names.GALLERY)
            table._tbl.tblPr.append(described)  # noqa: SLF001 (its XML)
        return table


def _say(cell: _Cell, text: str, style: Any) -> None:
    line: Line = cell.paragraphs[0]
    line.style = style
    line.add_run(text)


def _describe(word: WordDocument, properties: Properties) -> None:
    core: Any = word.core_properties
    core.created = core.modified = dt.datetime.combine(properties.dated, dt.time(), dt.UTC)
    core.last_modified_by = core.keywords = ""
    said = {
        "title": properties.title,
        "author": properties.author,
        "language": properties.language,
        "comments": properties.licence,
        "identifier": properties.address,
        "subject": properties.mark,
    }
    for name, text in said.items():
        setattr(core, name, "")
        # Not by the attribute, which takes no more than 255 characters.
        getattr(core._element, _CORE_ELEMENTS[name]).text = text  # noqa: SLF001 (its XML)


def _frame(word: WordDocument, mark: str) -> None:
    section = word.sections[0]
    if mark:
        line = section.header.paragraphs[0]
        line.style = names.MARK
        line.add_run(mark)
    number = section.footer.paragraphs[0]
    number.style = Style.CENTRED.value
    page_number(number)
