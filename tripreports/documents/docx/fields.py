"""What Word fills in itself: the number of a page, and the page on which a heading stands."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line


def bookmarked(line: Line, number: int) -> None:
    """Marks a heading, so that the contents can name its page."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _name(number))
    line._p.insert(1, start)  # noqa: SLF001 (its XML)
    line._p.append(end)  # noqa: SLF001 (its XML)


def page_of(line: Line, number: int) -> None:
    _field(line, f"PAGEREF {_name(number)} \\h")


def page_number(line: Line) -> None:
    _field(line, "PAGE")


def _field(line: Line, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    # Word reckons it anew when it opens the file for printing.
    field.set(qn("w:dirty"), "true")
    line._p.append(field)  # noqa: SLF001 (its XML)


def _name(number: int) -> str:
    return f"heading_{number}"
