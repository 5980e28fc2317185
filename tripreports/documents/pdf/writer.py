"""Writes a document as PDF, set by typst from data."""

import json
from functools import cache, singledispatchmethod
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from tripreports.documents import page
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
    Style,
    Table,
)
from tripreports.documents.pdf.coverage import FONTS, printed
from tripreports.documents.pictures import size_of

_TEMPLATE = (Path(__file__).parent / "template.typ").read_bytes()
_SIZES = {
    "types": {style.value: size for style, size in page.TYPE_SIZE.items()},
    "headings": page.HEADING_SIZE,
    "contents": page.CONTENTS_SIZE,
    "cell": page.CELL_SIZE,
}
_PAGE = {
    "width": page.PAGE[0],
    "height": page.PAGE[1],
    "beside": page.MARGIN_BESIDE,
    "above": page.MARGIN_ABOVE,
}


def write_pdf(document: Document) -> bytes:
    """The file as bytes; a character for which no font has a shape is printed as its number."""
    body = _Body()
    said = document.properties
    language, _, region = said.language.partition("-")
    given = {
        "title": printed(said.title) or "-",  # one must be there
        "author": printed(said.author),
        "keywords": [printed(text) for text in (said.licence, said.address) if text],
        "description": printed(said.licence),
        "date": [said.dated.year, said.dated.month, said.dated.day],
        "lang": language,
        "region": region or None,
        "mark": printed(said.mark),
        "page": _PAGE,
        "sizes": _SIZES,
        "blocks": [body.data(block) for block in document.blocks],
    }
    files = {
        "main.typ": _TEMPLATE,
        "document.json": json.dumps(given).encode(),
        **body.images,
    }
    # Typst takes images from files only, and from no others than those in the folder.
    with TemporaryDirectory(prefix="tripreports-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        return typst.compile(
            f"{folder}/main.typ",
            root=folder,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1", "a-2b"],
        )


@cache
def _fonts() -> typst.Fonts:
    """Read once: they take longer to read than a short document to set."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


class _Body:
    """The blocks as data, and the images that they show, by name."""

    def __init__(self) -> None:
        self.images: dict[str, bytes] = {}
        self.level = 0

    @singledispatchmethod
    def data(self, block: Block) -> dict[str, Any]:
        raise TypeError(f"There is no way to write a {type(block).__name__}.")

    @data.register
    def _heading(self, block: Heading) -> dict[str, Any]:
        if not block.text.strip():
            return self.data(Paragraph("", Style.PLAIN))  # a tagged heading says something
        # A tagged PDF leaves out no level on the way down.
        self.level = min(block.level, self.level + 1)
        return {"kind": "heading", "level": self.level, "text": printed(block.text)}

    @data.register
    def _paragraph(self, block: Paragraph) -> dict[str, Any]:
        return {"kind": "paragraph", "style": block.style, "text": printed(block.text)}

    @data.register
    def _table(self, block: Table) -> dict[str, Any]:
        rows = [[_cell(cell) for cell in row] for row in block.rows]
        return {"kind": "table", "rows": rows, "widths": block.widths, "heads": block.heads}

    @data.register
    def _gallery(self, block: Gallery) -> dict[str, Any]:
        return {"kind": "gallery", "pictures": [self._picture(p) for p in block.pictures]}

    @data.register
    def _contents(self, block: Contents) -> dict[str, Any]:
        return {"kind": "contents", "title": printed(block.title)}

    @data.register
    def _page_break(self, _block: PageBreak) -> dict[str, Any]:
        return {"kind": "break"}

    def _picture(self, picture: Picture) -> dict[str, Any]:
        shown = {"caption": printed(picture.caption), "missing": printed(picture.missing)}
        if not picture.image:
            return shown | {"file": ""}
        width, height = size_of(picture.image, within=page.PICTURE_BOX)
        name = f"{len(self.images)}.jpg"
        self.images[name] = picture.image
        alternative = printed(picture.alternative_text)
        return shown | {"file": name, "alt": alternative, "width": width, "height": height}


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": printed(cell.text), "across": cell.across, "head": cell.is_head}
