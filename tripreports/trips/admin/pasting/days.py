"""A pasted itinerary becomes days with their routes and activities."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tripreports.core.dates import read_day, roc
from tripreports.core.pasted import PastedRow, Shape
from tripreports.trips.admin.pasting.page import PastePage, Shown, refuse_long_cells
from tripreports.trips.models import Trip
from tripreports.trips.services import PlannedDay, add_days

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_BETWEEN_ACTIVITIES = re.compile(r"\s*[;；\n]\s*")


class PasteDays(PastePage):
    tab = "itinerary"
    title = gettext_lazy("Paste an itinerary")
    hint = gettext_lazy(
        "One line to a day: date, route, activities; or date, activities. The date in either"
        " calendar, or as 9/23 without the year; a line without a date goes on with the day above."
        " Activities are parted by semicolons or lines of a cell. Cells are parted by tabs,"
        " commas, 、, / or several spaces."
    )
    example = "9月23日(二)\t臺北－仁川－高陽\t搭機；抵達高陽"
    shape = Shape(
        by_width={2: ("on", "activities"), 3: ("on", "route", "activities")},
        headers={
            "日期": "on",
            "date": "on",
            "行程": "route",
            "地點": "route",
            "起訖地點": "route",
            "route": "route",
            "活動": "activities",
            "工作內容": "activities",
            "行程內容": "activities",
            "行程紀要": "activities",
            "activities": "activities",
        },
        optional=("route",),
    )
    labels = {
        "on": gettext_lazy("date"),
        "route": gettext_lazy("route"),
        "activities": gettext_lazy("activities"),
    }
    heads = tuple(labels.values())

    def read(
        self, trip: Trip, rows: Sequence[PastedRow], chosen: Mapping[str, str]
    ) -> tuple[list[PlannedDay], list[Shown]]:
        complaints = refuse_long_cells(rows, {"route": 200})
        planned: dict[dt.date, PlannedDay] = {}
        day: dt.date | None = None
        for row in rows:
            try:
                day = _day(trip, row, day)
                planned[day] = _more(planned.get(day, PlannedDay(day)), row)
            except ValidationError as error:
                complaints += error.messages
        if complaints:
            raise ValidationError(complaints)
        shown = [
            Shown(number, (f"{one.on} ({roc(one.on)})", one.route, "；".join(one.activities)))
            for number, one in enumerate(planned.values(), start=1)
        ]
        return list(planned.values()), shown

    def enter(self, trip: Trip, entries: list[Any], by: "User") -> int:
        return len(add_days(trip, planned=entries, by=by))


def _day(trip: Trip, row: PastedRow, above: dt.date | None) -> dt.date:
    written = row.cells.get("on", "")
    if not written and above:
        return above
    words = {"number": row.number, "date": written[:40]}
    try:
        day = read_day(written, first=trip.starts_on, last=trip.ends_on)
    except ValueError as error:
        told = _(
            "Row %(number)d: “%(date)s” is not understood as a day. Write it as 2025-09-23,"
            " 114/9/23, 114年9月23日 or 9/23."
        )
        raise ValidationError(told % words) from error
    if not trip.starts_on <= day <= trip.ends_on:
        told = _("Row %(number)d: %(date)s lies outside the trip (%(first)s to %(last)s).")
        raise ValidationError(told % {**words, "first": trip.starts_on, "last": trip.ends_on})
    return day


def _more(plan: PlannedDay, row: PastedRow) -> PlannedDay:
    text = row.cells.get("activities", "")
    added = tuple(filter(None, _BETWEEN_ACTIVITIES.split(text.strip())))
    for one in added:
        if len(one) > 300:  # noqa: PLR2004 (what the column holds)
            told = _(
                "Row %(number)d: “%(start)s…” has %(length)d characters; at most %(most)d fit."
            )
            raise ValidationError(
                told % {"number": row.number, "start": one[:20], "length": len(one), "most": 300}
            )
    route = " ".join(row.cells.get("route", "").split())
    return PlannedDay(plan.on, plan.route or route, (*plan.activities, *added))
