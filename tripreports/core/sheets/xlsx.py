"""XLSX, the format of Excel."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # it ships no types
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]  # the same

from tripreports.core.sheets.archives import damaged, opened
from tripreports.core.sheets.cells import plain, printable
from tripreports.core.sheets.table import MOST_COLUMNS, MOST_ROWS, Reading, Table, Unreadable

# A cell holds no more; the rest would be lost without a word.
_LONGEST = 32_767
_WIDTH = 20
# So far beyond the header a cell is looked for that belongs to no column.
_BESIDE = 10


def write_xlsx(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    # All before the book is begun: one that stays half written complains at the end.
    cells = [[_cell(value) for value in row] for row in rows]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("records")
    sheet.freeze_panes = "A2"
    for place in range(1, len(header) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTH
    sheet.append(list(header))
    for row in cells:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_xlsx(content: bytes) -> Table:
    """The first sheet. Formulas are refused: their results may be those of another day."""
    opened(content).close()
    reading = Reading()
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        _read_sheet(book.worksheets[0], reading)
    except Unreadable:
        raise
    except Exception as error:  # what openpyxl raises over a bad file is without number
        raise damaged() from error
    return reading.table()


def _read_sheet(sheet: Any, reading: Reading) -> None:
    # What the sheet says of its size may be wrong, or a million.
    sheet.reset_dimensions()
    line = _read_rows(sheet, reading, 1, MOST_COLUMNS + 1)
    _read_rows(sheet, reading, line + 1, len(reading.header) + _BESIDE)


def _read_rows(sheet: Any, reading: Reading, first: int, width: int) -> int:
    """To the end, or to the header where it is not known yet; the last line that was read."""
    is_known, line = bool(reading.header), first
    rows = sheet.iter_rows(min_row=first, max_row=2 * MOST_ROWS, max_col=width)
    for line, cells in enumerate(rows, start=first):
        values = [plain(cell.value) for cell in cells]
        for place, cell in enumerate(cells):
            if cell.data_type == "f":
                reading.complain(line, place, formula())
                values[place] = "?"
            elif cell.data_type == "e":
                reading.complain(line, place, _("“%s” is the mark of an error.") % cell.value)
        reading.take(line, values)
        if reading.header and not is_known:
            break
    return line


def formula() -> str:
    return _("There is a formula. Paste its value in its place.")


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = printable(value)
    if len(text) > _LONGEST:
        raise Unreadable(
            _("A text is longer than the %d characters that a cell of XLSX holds. Take CSV or ODS.")
            % _LONGEST
        )
    return text
