"""What a document says, as plain values: every writer is given them, every reader gives them back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeAlias

from tripreports.documents.text import printable

# The columns of a table share its width in hundredths.
WHOLE_WIDTH = 100
LEVELS = range(1, 7)


class Style(StrEnum):
    """What a paragraph is, and so how it looks."""

    BODY = "body"
    PLAIN = "plain"
    ITEM = "item"
    COVER_TITLE = "cover-title"
    COVER_LINE = "cover-line"
    FORM_TITLE = "form-title"
    SIGNATURE = "signature"
    CENTRED = "centred"
    NOTE = "note"


def make_printable(value: Any) -> None:
    for field in fields(value):
        text = getattr(value, field.name)
        if isinstance(text, str) and not isinstance(text, StrEnum):
            object.__setattr__(value, field.name, printable(text))


class _Printable:
    """Text is made printable when a value is made, so that all formats hold the same."""

    __slots__ = ()

    def __post_init__(self) -> None:
        make_printable(self)


@dataclass(frozen=True, slots=True)
class Heading(_Printable):
    """A line of the outline, with its number in the text; level 1 is the highest of 6."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError("A heading has a level from 1 to 6.")
        make_printable(self)


@dataclass(frozen=True, slots=True)
class Paragraph(_Printable):
    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Cell(_Printable):
    """What stands in a table, over one column or several."""

    text: str
    across: int = 1
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `heads` rows come again on each page.

    `widths` are the shares of the columns, a hundred in all. The cells of each row cover as many
    columns as there are.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    heads: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.heads <= len(self.rows) or not self.rows:
            raise ValueError("A table has rows, and no more of them are heads than there are.")
        if sum(self.widths) != WHOLE_WIDTH:
            raise ValueError(f"The widths of the columns are not {WHOLE_WIDTH} in all.")
        if any(sum(cell.across for cell in row) != len(self.widths) for row in self.rows):
            raise ValueError("A row does not cover the columns of its table.")


@dataclass(frozen=True, slots=True)
class Picture(_Printable):
    """A photo with its caption. `image` is a JPEG; where there is none, `missing` says why."""

    caption: str
    image: bytes = b""
    alternative_text: str = ""
    missing: str = ""

    def __post_init__(self) -> None:
        if bool(self.image) == bool(self.missing):
            raise ValueError("A picture has an image, or it says why there is none.")
        if self.alternative_text and not self.image:
            raise ValueError("Only what is shown has an alternative text.")
        make_printable(self)


@dataclass(frozen=True, slots=True)
class Gallery:
    """Pictures, two to a row."""

    pictures: tuple[Picture, ...]

    def __post_init__(self) -> None:
        if not self.pictures:
            raise ValueError("A gallery has pictures.")


@dataclass(frozen=True, slots=True)
class Contents(_Printable):
    """The headings of the whole document with their pages, below a title."""

    title: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block: TypeAlias = Heading | Paragraph | Table | Gallery | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Properties(_Printable):
    """What a file says of itself. `language` is a tag such as zh-TW; `mark` stands on each page."""

    title: str
    dated: dt.date
    author: str = ""
    language: str = "zh-TW"
    licence: str = ""
    address: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    properties: Properties
    blocks: tuple[Block, ...]

    def headings(self) -> Iterator[Heading]:
        return (block for block in self.blocks if isinstance(block, Heading))
