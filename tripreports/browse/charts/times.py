"""Times on one scale of years: memberships, terms of office, half-terms."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from tripreports.browse.charts.bars import Bars, Row
from tripreports.browse.charts.shapes import Bar, Mark, every, percent, tone_at
from tripreports.browse.page import Words

_MOST_YEARS_NAMED = 4
# The narrowest bar that is still seen, in parts of the width.
_NARROWEST = 0.012


@dataclass(frozen=True, slots=True)
class Span:
    """A time. Without an end it goes on; without a beginning it is older than is known."""

    starts_on: dt.date | None
    ends_on: dt.date | None
    tone: str = tone_at(0)


@dataclass(frozen=True, slots=True)
class Times:
    """What had its times, and how they are written; both may hold links and marks."""

    name: str
    value: str
    spans: Sequence[Span]


def time_bars(
    key: str, title: Words, heads: tuple[Words, Words], times: Iterable[Times], *, today: dt.date
) -> Bars:
    """Times on a scale from the first year that is named to the last one, or to this year."""
    given = list(times)
    scale = _Scale.of([span for one in given for span in one.spans], today)
    rows = [Row(one.name, one.value, [*map(scale.bar, one.spans), scale.now()]) for one in given]
    return Bars(key, title, heads, rows, scale.marks() if rows else ())


@dataclass(frozen=True, slots=True)
class _Scale:
    """The years from one New Year's Day to another."""

    first: dt.date
    last: dt.date
    today: dt.date

    @classmethod
    def of(cls, spans: Sequence[Span], today: dt.date) -> Self:
        named = [on for span in spans for on in (span.starts_on, span.ends_on) if on]
        latest = max([*named, today]).year
        return cls(
            dt.date(min([*named, today]).year, 1, 1),
            dt.date(min(latest + 1, dt.MAXYEAR), 1, 1),
            today,
        )

    def bar(self, span: Span) -> Bar:
        start = self._at(span.starts_on or self.first)
        # The last day belongs to the time.
        end = self._at(span.ends_on + dt.timedelta(days=1)) if span.ends_on else 1.0
        width = max(end - start, _NARROWEST)
        start = min(start, 1 - width)
        return Bar(percent(start, 1), percent(width, 1), _tone(span))

    def now(self) -> Bar:
        return Bar(percent(self._at(self.today), 1), "1", "now")

    def marks(self) -> tuple[Mark, ...]:
        """New Year's Days, not so many that their names would touch."""
        years = range(self.first.year, self.last.year)
        step = every(len(years), _MOST_YEARS_NAMED)
        named = [year for year in years if (year - self.first.year) % step == 0]
        return tuple(
            Mark(percent(self._at(dt.date(year, 1, 1)), 1), str(year), "start") for year in named
        )

    def _at(self, day: dt.date) -> float:
        return (day - self.first).days / (self.last - self.first).days


def _tone(span: Span) -> str:
    """A time of which no beginning is known is drawn paler."""
    return f"{span.tone} since-unknown" if span.starts_on is None else span.tone
