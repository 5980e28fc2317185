"""Columns along the years, each a stack of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from tripreports.browse.charts.shapes import Bar, Mark, every, percent, tone_at
from tripreports.browse.page import Shown, Words
from tripreports.browse.wording import say as _

HEIGHT = 220
# Room for the numbers of the scale above, and for the years below.
_ABOVE, _BELOW = 20, 24
_MOST_YEARS_NAMED = 8
_MOST_LINES = 4
# The part of a year's room that its column fills, and what is left free for the scale's numbers.
_FILLED, _LEFT = 0.72, 7.0
# The widest column, so that one year alone is no wall.
_WIDEST = 9.0
# To the right of this, a year's name would stand out of a phone.
_LAST_NAME = 94.0


@dataclass(frozen=True, slots=True)
class Series:
    """One part of each column: how many in which year."""

    name: str
    numbers: dict[int, int]


@dataclass(frozen=True, slots=True)
class YearRow(Shown):
    """A year in the table: the parts in the order of the heads, and how many there were."""

    year: int
    numbers: list[int]
    total: int
    link: str = ""


@dataclass(frozen=True, slots=True)
class Columns(Shown):
    """A chart of years with its legend and its table."""

    key: str
    title: Words
    about: str
    bars: list[Bar]
    lines: list[Mark]
    years: list[Mark]
    legend: list[Bar]
    rows: list[YearRow]
    height: int = HEIGHT
    base: int = HEIGHT - _BELOW


def columns(
    key: str,
    title: Words,
    series: Sequence[Series],
    totals: dict[int, int] | None = None,
    link: str = "",
) -> Columns | None:
    """A column for every year from the first to the last; nothing where there is no year.

    Where something counts in several parts, `totals` tells how many there really were. In `link`
    the words {year} stand for the year.
    """
    known = {year for one in series for year, number in one.numbers.items() if number}
    if not known:
        return None
    years = list(range(min(known), max(known) + 1))
    stacks = {year: [one.numbers.get(year, 0) for one in series] for year in years}
    step = _step(max(map(sum, stacks.values())))
    top = step * -(-max(map(sum, stacks.values())) // step)
    rows = [
        YearRow(y, stacks[y], (totals or {}).get(y, sum(stacks[y])), link.format(year=y))
        for y in years
    ]
    return Columns(
        key=key,
        title=title,
        about=_about(rows),
        bars=_bars(stacks, top),
        lines=[Mark(_y(at, top), str(at)) for at in range(0, top + 1, step)],
        years=_named(years),
        legend=[Bar("0", "100%", tone_at(n), one.name) for n, one in enumerate(series)],
        rows=rows[::-1],
    )


def _step(most: int) -> int:
    return every(most, _MOST_LINES)


def _y(number: int, top: int) -> str:
    return f"{_ABOVE + (HEIGHT - _ABOVE - _BELOW) * (1 - number / top):g}"


def _bars(stacks: dict[int, list[int]], top: int) -> list[Bar]:
    room = (100 - _LEFT) / len(stacks)
    width = min(room * _FILLED, _WIDEST)
    scale = (HEIGHT - _ABOVE - _BELOW) / top
    found: list[Bar] = []
    for place, (year, numbers) in enumerate(stacks.items()):
        left = percent(_LEFT + room * (place + 1 / 2) - width / 2, 100)
        below = 0
        for number, amount in enumerate(numbers):
            below += amount
            bar = Bar(
                left,
                percent(width, 100),
                tone_at(number),
                str(year),
                y=f"{HEIGHT - _BELOW - below * scale:g}",
                height=f"{amount * scale:g}",
            )
            found.extend([bar] if amount else [])
    return found


def _named(years: list[int]) -> list[Mark]:
    room = (100 - _LEFT) / len(years)
    step = every(len(years), _MOST_YEARS_NAMED)
    return [
        _year_mark(_LEFT + room * (place + 0.5), year)
        for place, year in enumerate(years)
        if (len(years) - 1 - place) % step == 0
    ]


def _year_mark(at: float, year: int) -> Mark:
    """Below its column, or as far to the right as a phone has room for it."""
    if at > _LAST_NAME:
        return Mark("100%", str(year), "end")
    return Mark(percent(at, 100), str(year))


def _about(rows: list[YearRow]) -> str:
    """What somebody who does not see the chart should know of it."""
    most = max(rows, key=lambda row: row.total)
    return _("From %(first)s to %(last)s; the most in %(year)s: %(number)s.") % {
        "first": rows[0].year,
        "last": rows[-1].year,
        "year": most.year,
        "number": most.total,
    }
