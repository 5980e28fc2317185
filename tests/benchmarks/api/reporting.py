"""The table of figures, and what comes of the targets."""

from typing import NamedTuple

from tests.benchmarks.api.load import Load

_HEAD = f"{'':<26}{'':<22}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}{'KB':>8}"


class Figures(NamedTuple):
    """What a server bore, and what it took of the processor for an answer, in milliseconds."""

    load: Load
    processor: float

    def times(self, other: "Figures") -> float:
        """How many times as many requests were answered."""
        return _quotient(self.load.per_second, other.load.per_second)

    def times_by_processor(self, other: "Figures") -> float:
        """How many times as many for the same work, whatever else the machine did."""
        return _quotient(other.processor, self.processor)


class Verdict(NamedTuple):
    """A target, and what was reached."""

    name: str
    reached: str
    target: str
    is_reached: bool

    def __str__(self) -> str:
        return f"{self.name:<58}{self.reached:>26}{self.target:>9}  {self.word}"

    @property
    def word(self) -> str:
        return "reached" if self.is_reached else "MISSED"


def compared(ours: Figures, theirs: Figures) -> str:
    return f"{ours.times(theirs):.1f} × (by CPU {ours.times_by_processor(theirs):.1f} ×)"


def beside(what: str, ours: Figures, theirs: Figures) -> str:
    """The same without a target."""
    return f"{what:<58}{compared(ours, theirs):>26}"


def say(text: str) -> None:
    print(text, flush=True)


def say_head(title: str) -> None:
    say(f"\n{title}\n{_HEAD}")


def say_figures(case: str, server: str, figures: Figures, ours: Figures | None) -> None:
    """Behind those of others, how many times as many requests ours answers."""
    load = figures.load
    ratio = "" if ours is None else f"{ours.times(figures):8.1f} ×"
    refused = f"  refused: {load.refused}" if load.refused else ""
    say(
        f"{case:<26}{server:<22}{load.per_second:>9.1f}{load.median:>9.1f}{load.p99:>9.1f}"
        f"{figures.processor:>9.2f}{load.size / 1000:>8.1f}{ratio:>10}{refused}"
    )


def _quotient(first: float, second: float) -> float:
    return first / second if second else float("inf")
