"""Partial dates, in the Gregorian and the ROC calendar (ROC year 1 is 1912)."""

import calendar
import datetime as dt
import re
import unicodedata
from typing import NamedTuple, Self

from tripreports.core.enums import Precision

_ROC_OFFSET = 1911
# A year below this is one of the ROC calendar.
_FIRST_GREGORIAN = 1000
_SEPARATED = re.compile(r"^(\d{3,4})[/.\-](\d{1,2})(?:[/.\-](\d{1,2}))?$")
_CHINESE = re.compile(r"^(民國)?(\d{1,4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$")
_WITHOUT_YEAR = re.compile(r"^(\d{1,2})[/.\-月](\d{1,2})日?$")
_WEEKDAY = re.compile(
    r"\(?(?:星期|週|周)?[一二三四五六日]?\)$|\((?:mon|tue|wed|thu|fri|sat|sun)\w*\.?\)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^(\d{4})$")


class PartialDate(NamedTuple):
    """A day, a month or a year; `on` is the first day of it."""

    on: dt.date
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 2025-09-23, 2025-09, 2025, 114/9/23, 114年9月23日 or 民國114年9月, of any width.

        Years below 1000 are ROC years. Raises ValueError for anything else, and for 14/9/23,
        which may begin with the year, the month or the day.
        """
        year, month, day = _parts("".join(unicodedata.normalize("NFKC", text).split()))
        if year < _FIRST_GREGORIAN:
            year += _ROC_OFFSET
        if month is None:
            return cls(dt.date(year, 1, 1), Precision.YEAR)
        if day is None:
            return cls(dt.date(year, month, 1), Precision.MONTH)
        return cls(dt.date(year, month, day), Precision.DAY)

    @property
    def last_day(self) -> dt.date:
        if self.precision == Precision.YEAR:
            return self.on.replace(month=12, day=31)
        if self.precision == Precision.MONTH:
            return self.on.replace(day=calendar.monthrange(self.on.year, self.on.month)[1])
        return self.on

    def iso(self) -> str:
        """2025-09-23, 2025-09 or 2025."""
        return self.on.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    def roc(self) -> str:
        """114年9月23日, 114年9月 or 114年."""
        year = f"{self.on.year - _ROC_OFFSET}年"
        if self.precision == Precision.YEAR:
            return year
        if self.precision == Precision.MONTH:
            return f"{year}{self.on.month}月"
        return f"{year}{self.on.month}月{self.on.day}日"


def _parts(text: str) -> tuple[int, int | None, int | None]:
    if found := _YEAR.match(text):
        return int(found[1]), None, None
    if found := _SEPARATED.match(text):
        year, month, day = found[1], found[2], found[3]
    elif found := _CHINESE.match(text):
        year, month, day = found[2], found[3], found[4]
        if found[1] and int(year) >= _FIRST_GREGORIAN:
            raise ValueError(text)
    else:
        raise ValueError(text)
    return int(year), int(month) if month else None, int(day) if day else None


def read_day(text: str, *, first: dt.date, last: dt.date) -> dt.date:
    """A day as itineraries write it: with a weekday behind it, without the year of the trip.

    Raises ValueError for what is no day, or none of the trip where the year is left out.
    """
    bare = _WEEKDAY.sub("", unicodedata.normalize("NFKC", "".join(text.split())))
    if found := _WITHOUT_YEAR.match(bare):
        for year in range(first.year, last.year + 1):
            day = dt.date(year, int(found[1]), int(found[2]))
            if first <= day <= last:
                return day
        raise ValueError(text)
    read = PartialDate.parse(bare)
    if read.precision != Precision.DAY:
        raise ValueError(text)
    return read.on


def in_roc(year: int) -> int:
    """114 for 2025; below 1 for years before that calendar."""
    return year - _ROC_OFFSET


def roc(date: dt.date) -> str:
    """114年9月23日 for 2025-09-23."""
    return PartialDate(date, Precision.DAY).roc()
