"""What charts are drawn with: rectangles, and marks on a scale."""

from dataclasses import dataclass

from tripreports.browse.page import Shown

# Colours of the stylesheet, in the order in which they are given out.
TONES = ("one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True)
class Bar(Shown):
    """A rectangle: where it begins, how long it is, and its colour."""

    x: str
    width: str
    tone: str = TONES[0]
    label: str = ""
    y: str = "0"
    height: str = "100%"


@dataclass(frozen=True, slots=True)
class Mark(Shown):
    """A mark on a scale: how far from the left or the top, and what it stands for."""

    at: str
    label: str
    anchor: str = "middle"


def tone_at(number: int) -> str:
    return TONES[number % len(TONES)]


def percent(part: float, whole: float) -> str:
    return f"{round(100 * part / whole, 2):g}%" if whole else "0%"


def every(number: int, most: int) -> int:
    """Of so many in a row, every how-manieth is named, so that not too many are."""
    return next(step for step in _round_numbers() if -(-number // step) <= most)


def _round_numbers() -> "list[int]":
    return [lead * 10**power for power in range(7) for lead in (1, 2, 5)]
