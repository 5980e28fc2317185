"""ODS, the open format of LibreOffice."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET  # expat limits what entities grow to
from xml.sax.saxutils import escape

from tripreports.core.sheets.archives import damaged, opened
from tripreports.core.sheets.cells import printable
from tripreports.core.sheets.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Reading,
    Table,
    Unreadable,
    too_long,
)
from tripreports.core.sheets.xlsx import formula

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_VALUES = ("date-value", "boolean-value", "value", "string-value")

_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    ' manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document-content xmlns:office="{_OFFICE}" xmlns:table="{_TABLE}"'
    f' xmlns:text="{_TEXT}" office:version="1.2"><office:body><office:spreadsheet>'
    '<table:table table:name="records">'
)
_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def write_ods(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        # First and not packed, as the standard wants it.
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        content = "".join([_HEAD, *(_row(cells) for cells in (header, *rows)), _TAIL])
        archive.writestr("content.xml", content)
    return stream.getvalue()


def read_ods(content: bytes) -> Table:
    """The first sheet. Formulas are refused: their results may be those of another day."""
    reading = Reading()
    try:
        with opened(content) as archive, archive.open("content.xml") as part:
            _read_sheet(part, reading)
    except (KeyError, ET.ParseError, zipfile.BadZipFile, ValueError) as error:
        raise damaged() from error
    return reading.table()


def _read_sheet(part: object, reading: Reading) -> None:
    line = 1
    steps = ET.iterparse(part, ("end",))  # type: ignore[call-overload]  # noqa: S314 (see above)
    for _event, element in steps:
        if element.tag == f"{{{_TABLE}}}table":
            return
        if element.tag != f"{{{_TABLE}}}table-row":
            continue
        cells = list(_cells(element, line, reading))
        times = int(element.get(f"{{{_TABLE}}}number-rows-repeated", "1"))
        if any(cells):
            if times > MOST_ROWS:
                raise Unreadable(too_long())
            for more in range(times):
                reading.take(line + more, cells)
        line += times
        element.clear()


def _cells(row: ET.Element, line: int, reading: Reading) -> Iterator[str]:
    place = 0
    for cell in row:
        if not cell.tag.endswith("table-cell"):
            continue
        times = int(cell.get(f"{{{_TABLE}}}number-columns-repeated", "1"))
        if f"{{{_TABLE}}}formula" in cell.attrib:
            reading.complain(line, place, formula())
            text = "?"
        else:
            text = _value(cell)
        # Sheets end in thousands of empty cells, which are none.
        for _each in range(min(times, MOST_COLUMNS + 1 - place)):
            yield text
            place += 1


def _value(cell: ET.Element) -> str:
    for name in _VALUES:
        value = cell.get(f"{{{_OFFICE}}}{name}")
        if value is not None:
            value = value.removesuffix("T00:00:00")
            return value.removesuffix(".0") if name == "value" else value
    return "\n".join("".join(_words(line)) for line in cell.findall(f"{{{_TEXT}}}p"))


def _words(element: ET.Element) -> Iterator[str]:
    kind = element.tag.removeprefix(f"{{{_TEXT}}}")
    if kind == "s":
        yield " " * min(int(element.get(f"{{{_TEXT}}}c", "1")), 1_000)
    elif kind in {"tab", "line-break"}:
        yield "\t" if kind == "tab" else "\n"
    yield element.text or ""
    for part in element:
        yield from _words(part)
        yield part.tail or ""


def _row(cells: Iterable[object]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    lines = printable(str(value)).split("\n")
    if lines == [""]:
        return "<table:table-cell/>"
    paragraphs = "".join(f"<text:p>{_spaced(line)}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def _spaced(line: str) -> str:
    """White space has elements of its own; all but a single blank between words would be lost."""
    text = escape(line).replace("\t", "<text:tab/>").replace("  ", "<text:s/><text:s/>")
    if text.startswith(" "):
        text = f"<text:s/>{text[1:]}"
    return f"{text[:-1]}<text:s/>" if text.endswith(" ") else text
