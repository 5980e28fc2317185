"""The table of figures, and what comes of the targets."""

from typing import NamedTuple

from tests.benchmarks.api.load import Load

_HEAD = f"{'':<26}{'':<22}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'KB':>8}{'':>10}"


class Verdict(NamedTuple):
    """A target, and what was reached."""

    name: str
    reached: str
    target: str
    is_reached: bool

    def __str__(self) -> str:
        return f"{self.name:<52}{self.reached:>12}{self.target:>14}  {self.word}"

    @property
    def word(self) -> str:
        return "reached" if self.is_reached else "MISSED"


def say(text: str) -> None:
    print(text, flush=True)


def say_head(title: str) -> None:
    say(f"\n{title}\n{_HEAD}")


def say_load(case: str, server: str, load: Load, ours: Load | None) -> None:
    """Behind the figures of others, how many times as many requests ours answers."""
    ratio = "" if ours is None or not load.per_second else f"{quotient(ours, load):8.1f} ×"
    refused = f"  refused: {load.refused}" if load.refused else ""
    say(
        f"{case:<26}{server:<22}{load.per_second:>9.1f}{load.median:>9.1f}{load.p99:>9.1f}"
        f"{load.size / 1000:>8.1f}{ratio:>10}{refused}"
    )


def quotient(ours: Load, theirs: Load) -> float:
    return ours.per_second / theirs.per_second if theirs.per_second else float("inf")
