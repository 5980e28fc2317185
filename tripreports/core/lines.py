"""Rows of text that staff edit as one: which row each line is now."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Pairing(NamedTuple, Generic[T]):
    """The rows as they will stand, `None` where one is new, each with its words; and the rest."""

    stay: list[tuple[T | None, str]]
    go: list[T]


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def pair(rows: Sequence[T], words_of: Callable[[T], str], text: str) -> Pairing[T]:
    """Rows keep their line where it stays as it was; a changed line is the row in its place."""
    lines = lines_of(text)
    paired: Pairing[T] = Pairing([], [])
    matcher = SequenceMatcher(None, [words_of(row) for row in rows], lines, autojunk=False)
    for _same, first, last, start, end in matcher.get_opcodes():
        for row, words in zip_longest(rows[first:last], lines[start:end]):
            if words is not None:
                paired.stay.append((row, words))
            elif row is not None:
                paired.go.append(row)
    return paired
