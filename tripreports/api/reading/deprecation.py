"""What will go away one day, announced in the headers of every answer that has it."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.utils.http import http_date


@dataclass(frozen=True)
class Deprecated:
    """Since when nobody should build on it, when it goes, and where to read what to use instead."""

    since: dt.date
    until: dt.date
    link: str


def announce(response: HttpResponseBase, outgoing: Iterable[Deprecated]) -> None:
    """`Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a link; of several, the first that goes."""
    first = min(outgoing, key=lambda one: one.until, default=None)
    if first is None:
        return
    response["Deprecation"] = f"@{_seconds(first.since)}"
    response["Sunset"] = http_date(_seconds(first.until))
    response["Link"] = f'<{first.link}>; rel="deprecation"; type="text/html"'


def _seconds(day: dt.date) -> int:
    return calendar.timegm(day.timetuple())
