"""Tables that staff paste from a spreadsheet or a document, read as rows of cells."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tripreports.core.text import fold

# The first of those that part the most lines wins.
_SEPARATORS = (
    re.compile(r"\s*[,，]\s*"),
    re.compile(r"\s*、\s*"),
    re.compile(r"\s*[/／]\s*"),
    re.compile(r"[ \u3000]{2,}|\u3000"),
)
_NUMBER = re.compile(r"^\d{1,3}[.、)）]?$")


class PastedRow(NamedTuple):
    """One line of what was pasted: its number there, and its cells by the name of the column."""

    number: int
    cells: dict[str, str]
    # What stands in the line and fits no column, or the columns for which nothing stands there.
    surplus: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def is_ragged(self) -> bool:
        return bool(self.surplus or self.missing)


class Shape(NamedTuple):
    """What columns a table may have: by how many there are, and by the words of a header."""

    by_width: Mapping[int, Sequence[str]]
    headers: Mapping[str, str]
    # Columns that a shorter line may leave out although another has them.
    optional: Sequence[str] = ()


def read_table(text: str, shape: Shape) -> list[PastedRow]:
    """The rows of a pasted table; a running number in front and a header line are left out."""
    lines = [(number, cells) for number, cells in enumerate(_cells(text), start=1) if any(cells)]
    named = _header(lines[0][1], shape) if lines else None
    if named is not None:
        return [_row(number, cells, named) for number, cells in lines[1:]]
    lines = [(number, _without_number(cells)) for number, cells in lines]
    widths = Counter(len(cells) for _number, cells in lines if len(cells) in shape.by_width)
    usual = max(widths, key=lambda width: (widths[width], width)) if widths else 0
    columns = shape.by_width.get(usual) or max(shape.by_width.values(), key=len)
    return [_row(number, cells, _columns_of(cells, columns, shape)) for number, cells in lines]


def _columns_of(cells: Sequence[str], columns: Sequence[str], shape: Shape) -> Sequence[str]:
    """Those of the table, but for a line that leaves out, or alone has, an optional one."""
    own = shape.by_width.get(len(cells), columns)
    differs = set(own) ^ set(columns)
    return own if differs <= set(shape.optional) else columns


def _row(number: int, cells: Sequence[str], columns: Sequence[str]) -> PastedRow:
    filled = dict(zip(columns, cells, strict=False))
    return PastedRow(
        number,
        {name: cell for name, cell in filled.items() if name},
        surplus=tuple(cells[len(columns) :]),
        missing=tuple(name for name in columns[len(cells) :] if name),
    )


def _header(cells: Sequence[str], shape: Shape) -> list[str] | None:
    """The columns that the first line names; `""` for one that is of no interest."""
    known = {fold(word): column for word, column in shape.headers.items()}
    named = [known.get(fold(cell), "") for cell in cells]
    return named if sum(map(bool, named)) > 1 else None


def _without_number(cells: list[str]) -> list[str]:
    return cells[1:] if len(cells) > 1 and _NUMBER.match(cells[0]) else cells


def _cells(text: str) -> Iterator[list[str]]:
    if "\t" in text:
        # A spreadsheet puts a cell of several lines between quotation marks.
        for row in csv.reader(text.splitlines(keepends=True), delimiter="\t"):
            yield [_tidy(cell) for cell in row]
        return
    lines = [line.strip() for line in text.splitlines()]
    separator = _separator([line for line in lines if line])
    for line in lines:
        yield [cell.strip() for cell in separator.split(line)]


def _tidy(cell: str) -> str:
    """The lines of a cell, without the spaces that fill it up."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in cell.splitlines())))


def _separator(lines: Sequence[str]) -> re.Pattern[str]:
    """The one that parts the most lines."""
    return max(_SEPARATORS, key=lambda one: sum(bool(one.search(line)) for line in lines))
