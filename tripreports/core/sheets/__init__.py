"""Tables in files, out and in: CSV, XLSX and ODS."""

from tripreports.core.sheets.cells import (
    FORMULA_BREAKS,
    FORMULA_SIGNS,
    SPACES,
    as_entered,
    bare,
    neutral,
    printable,
)
from tripreports.core.sheets.formats import FORMATS, LARGEST, Format, read, too_large
from tripreports.core.sheets.table import Problem, Row, Table, Unreadable

__all__ = [
    "FORMATS",
    "FORMULA_BREAKS",
    "FORMULA_SIGNS",
    "LARGEST",
    "SPACES",
    "Format",
    "Problem",
    "Row",
    "Table",
    "Unreadable",
    "as_entered",
    "bare",
    "neutral",
    "printable",
    "read",
    "too_large",
]
