"""What stands in the cells of a table, on its way out and in."""

import datetime as dt
import re

# A spreadsheet takes a cell that begins so for a formula; East Asian ones the wide signs too.
# Apostrophes before it change nothing.
FORMULA_SIGNS = "=+-@＝＋－＠"
FORMULA_BREAKS = "\t\r\n"
SPACES = "".join(filter(str.isspace, map(chr, range(0x10000))))
_FORMULA = re.compile(rf"'*(?:\s*[{re.escape(FORMULA_SIGNS)}]|[{FORMULA_BREAKS}])")
# What XML, and so XLSX and ODS, cannot hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def neutral(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_entered(cell: str) -> str:
    """The text as it was before `neutral`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def printable(text: str) -> str:
    """The text as XLSX and ODS can hold it."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def bare(text: str) -> str:
    """What is left of a text in every kind of file: two texts that share it are one value."""
    return printable(text).strip()


def plain(value: object) -> str:
    """The value of a typed cell as text: 3 for 3.0, days in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date) else str(value)
