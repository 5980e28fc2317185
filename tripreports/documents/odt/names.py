"""The names of OpenDocument, and how our values are called in it."""

from typing import Final

NAMESPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
MIMETYPE: Final = "application/vnd.oasis.opendocument.text"

# Names of styles; those of paragraphs are the values of `Style`.
HEADING = "heading-{}"
CONTENTS_TITLE = "contents-title"
CONTENTS_LINE = "contents-{}"
CELL = "cell"
HEAD_CELL = "head-cell"
CAPTION = "caption"
PICTURE = "picture"
MISSING = "missing"
GRID = "grid"
GALLERY = "gallery"
PAGE_BREAK = "page-break"
AFTER_TABLE = "after-table"
GRID_CELL = "grid-cell"
LICENCE = "licence"
ADDRESS = "address"
MARK = "mark"
LINK = "link"


def q(name: str) -> str:
    """text:p → {urn:…}p"""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
