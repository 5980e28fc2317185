"""Whether a time is past, runs, or is to come, as of one day; and when it ends."""

import datetime as dt
from typing import Any, NamedTuple

from tripreports.browse.charts.times import Span
from tripreports.browse.kinds import Row
from tripreports.browse.wording import both_calendars, partial
from tripreports.browse.wording import say as _
from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision


class Term(NamedTuple):
    """How a time stands to a day: in words, and with a tone of the stylesheet."""

    words: str
    tone: str


_PAST, _RUNNING, _COMING = "past", "good", "open"
_COLOURS = {_PAST: "five", _RUNNING: "one", _COMING: "two"}


def starts_of(row: Row) -> PartialDate | None:
    return partial(row["starts_on"], row["starts_precision"] or Precision.DAY)


def ends_of(row: Row) -> PartialDate | None:
    return partial(row["ends_on"], row["ends_precision"] or Precision.DAY)


def term(row: Row, today: dt.date) -> Term | None:
    """Ended in 2025, ends in 2027, begins in 2028; nothing where the source gives no such day.

    A year is stored as its last day, so that it has not ended before it is over.
    """
    first, last = starts_of(row), ends_of(row)
    if first and first.on > today:
        return Term(_dated(first, _("begins in %(date)s"), _("begins on %(date)s")), _COMING)
    if not last:
        return None
    if last.on < today:
        return Term(_dated(last, _("ended in %(date)s"), _("ended on %(date)s")), _PAST)
    return Term(_dated(last, _("ends in %(date)s"), _("ends on %(date)s")), _RUNNING)


def span(row: Row, today: dt.date, *, is_past: bool = False) -> Span:
    """The same as a bar; `is_past`: the source says that it is over."""
    first, last = starts_of(row), ends_of(row)
    stands = term(row, today)
    tone = _PAST if is_past else (stands.tone if stands else _RUNNING)
    return Span(first.on if first else None, last.on if last else None, _COLOURS[tone])


def is_dated(row: Row) -> bool:
    return bool(row["starts_on"] or row["ends_on"])


def overlap(one: Row, other: Row) -> bool:
    """Whether two times have a day in common; of one without dates, only another without any."""
    if not (is_dated(one) and is_dated(other)):
        return is_dated(one) == is_dated(other)
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Row, other: Row) -> bool:
    return not (one["starts_on"] and other["ends_on"]) or bool(one["starts_on"] <= other["ends_on"])


def _dated(date: PartialDate, vague: str, exact: str) -> str:
    words: Any = exact if date.precision == Precision.DAY else vague
    return str(words % {"date": both_calendars(date)})
