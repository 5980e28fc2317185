"""A table as it was read: a header, and rows that know where they stood."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

MOST_ROWS = 50_000
MOST_COLUMNS = 100


class Unreadable(Exception):
    """A file of which no table can be made, with the reason in words for people."""


class Problem(NamedTuple):
    """What is wrong with one row, or with one cell of it."""

    line: int
    column: str
    message: str


class Row(NamedTuple):
    """`line` is the number that a spreadsheet shows beside the row."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    # The encoding of a text file, where one must tell the reader.
    encoding: str = ""


class Reading:
    """Takes the rows of a file one by one, the header first, and notes what does not fit."""

    def __init__(self) -> None:
        self.header: tuple[str, ...] = ()
        self.rows: list[Row] = []
        self.problems: list[Problem] = []

    def take(self, line: int, cells: Sequence[str], *, is_padded: bool = True) -> None:
        """Empty rows are left out. A short row is filled up, if the kind of file cuts them so."""
        if not any(cell.strip() for cell in cells):
            return
        if not self.header:
            self.header = _names(cells)
            return
        if len(self.rows) == MOST_ROWS:
            raise Unreadable(too_long())
        width = len(self.header)
        if any(cell.strip() for cell in cells[width:]) or (len(cells) < width and not is_padded):
            self.problems.append(Problem(line, "", _ragged(len(cells), width)))
            return
        filled = (*cells[:width], *[""] * (width - len(cells)))
        self.rows.append(Row(line, filled))

    def complain(self, line: int, place: int, message: str) -> None:
        names: Iterable[str] = self.header[place : place + 1]
        self.problems.append(Problem(line, next(iter(names), ""), message))

    def table(self, encoding: str = "") -> Table:
        if not self.header:
            raise Unreadable(_("The file is empty. Its first row names the columns."))
        return Table(self.header, tuple(self.rows), tuple(self.problems), encoding)


def too_long() -> str:
    return _("The table has more than %d rows. Divide it into several files.") % MOST_ROWS


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise Unreadable(_("The table has more than %d columns.") % MOST_COLUMNS)
    twice = sorted({name for name in names if names.count(name) > 1})
    if "" in names or twice:
        raise Unreadable(
            _("Each column needs a name of its own in the first row. Twice or empty: %s.")
            % ", ".join(f"“{name}”" for name in twice or [""])
        )
    return tuple(names)


def _ragged(found: int, wanted: int) -> str:
    return _(
        "The row has %(found)d cells and the header %(wanted)d. Put text that has commas or line "
        "breaks into quotation marks, and leave no cell out."
    ) % {"found": found, "wanted": wanted}
