"""Plain text in OpenDocument, where runs of spaces, tabs and line breaks are elements."""

import re
from collections.abc import Iterator

from lxml import etree

from tripreports.documents.odt.names import q

# One space between two other characters stays a space; all other white space has an element.
_PIECES = re.compile(r"\n|\t| {2,}|^ | \Z|(?<=[\n\t]) | (?=[\n\t])")


def put(element: etree._Element, text: str) -> etree._Element:
    """Appends the text to an element that may have children, and returns the element."""
    position = 0
    for match in _PIECES.finditer(text):
        _append(element, text[position : match.start()])
        element.extend(_white(match.group()))
        position = match.end()
    _append(element, text[position:])
    return element


def text_of(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _append(element: etree._Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _white(piece: str) -> Iterator[etree._Element]:
    if piece == "\n":
        yield etree.Element(q("text:line-break"))
    elif piece == "\t":
        yield etree.Element(q("text:tab"))
    else:
        yield etree.Element(q("text:s"), {q("text:c"): str(len(piece))})


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == q("text:line-break"):
            yield "\n"
        elif child.tag == q("text:tab"):
            yield "\t"
        elif child.tag == q("text:s"):
            yield " " * int(child.get(q("text:c"), "1"))
        elif child.tag in {q("text:span"), q("text:a")}:
            yield from _pieces(child)
        yield child.tail or ""
