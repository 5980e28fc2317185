"""The kinds of files that tables come and go in."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from tripreports.core.sheets.archives import opened
from tripreports.core.sheets.csv_files import read_csv, write_csv
from tripreports.core.sheets.ods import MIMETYPE, read_ods, write_ods
from tripreports.core.sheets.table import Table, Unreadable
from tripreports.core.sheets.xlsx import read_xlsx, write_xlsx

LARGEST = 10 * 1024 * 1024


class Format(NamedTuple):
    title: str
    content_type: str
    write: Callable[[Sequence[str], Iterable[Sequence[object]]], bytes]


FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", write_csv),
    "xlsx": Format(
        "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx
    ),
    "ods": Format("ODS", MIMETYPE, write_ods),
}


def read(content: bytes) -> Table:
    """The table in a file, whose kind is told by its content and not by its name."""
    if len(content) > LARGEST:
        raise Unreadable(too_large())
    if content.startswith(b"PK"):
        with opened(content) as archive:
            parts = set(archive.namelist())
        if "xl/workbook.xml" in parts:
            return read_xlsx(content)
        if "content.xml" in parts:
            return read_ods(content)
        raise Unreadable(_("The archive holds no table in XLSX or ODS."))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(_("The file is of an old kind (XLS), or locked. Save it as XLSX."))
    return read_csv(content)


def too_large() -> str:
    return _("The file is larger than %d MB. Divide it into several.") % (LARGEST // 1024**2)
