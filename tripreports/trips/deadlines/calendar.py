"""On which days the offices work: weekends, public holidays, and what a registrar adds."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

import holidays

_ONE_DAY = dt.timedelta(days=1)


class WorkingDays:
    """The office calendar of Taiwan. `exceptions` says of single days whether they are worked."""

    def __init__(self, exceptions: Mapping[dt.date, bool] | None = None) -> None:
        self._exceptions = dict(exceptions or {})

    def __contains__(self, day: dt.date) -> bool:
        if day in self._exceptions:
            return self._exceptions[day]
        return _official().is_working_day(day)

    def on_or_after(self, day: dt.date) -> dt.date:
        """The day itself where it is worked, else the next that is."""
        while day not in self:
            day += _ONE_DAY
        return day


@cache
def _official() -> holidays.HolidayBase:
    """Public holidays, days off in their place, and Saturdays worked for these."""
    return holidays.country_holidays("TW", language="en_US")
