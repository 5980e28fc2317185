"""CSV, as spreadsheets read and write it."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from tripreports.core.sheets.table import Reading, Table, Unreadable

_DELIMITERS = (",", ";", "\t")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def read_csv(content: bytes) -> Table:
    text, encoding = _decoded(content)
    first_line = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    reading, line = Reading(), 1
    try:
        for cells in lines:
            reading.take(line, cells, is_padded=False)
            # A cell may go on over many lines; a spreadsheet counts them as one row.
            line += 1
    except csv.Error as error:
        raise Unreadable(
            _("Row %(line)d cannot be read: %(error)s. Look for a quotation mark without its pair.")
            % {"line": line, "error": error}
        ) from error
    return reading.table(encoding)


def _decoded(content: bytes) -> tuple[str, str]:
    """The text, and its encoding if it is not UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp950"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, {"utf-8-sig": "", "cp950": "Big5", "utf-16": "UTF-16"}[encoding]
    raise Unreadable(
        _(
            "The file is neither a table in XLSX or ODS nor text in UTF-8 or Big5. Save it from "
            "the spreadsheet as “CSV UTF-8”, XLSX or ODS."
        )
    )
