"""Text in a DOCX file, where tabs and line breaks are elements."""

from collections.abc import Iterator

from lxml import etree

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def w(name: str) -> str:
    return _NAMESPACE + name


_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}


def text_of(line: etree._Element) -> str:
    return "".join(_pieces(line))


def style_of(line: etree._Element) -> str:
    style = line.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")


def _pieces(line: etree._Element) -> Iterator[str]:
    for run in line.iter(w("r")):
        for piece in run:
            if piece.tag == w("t"):
                yield piece.text or ""
            else:
                yield _CHARACTERS.get(str(piece.tag), "")
