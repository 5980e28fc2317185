"""The way of a trip day by day, and the places that it led to."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from tripreports.browse.kinds import Row
from tripreports.browse.maps.route import route_map
from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import bracketed, chinese, escaped, partial
from tripreports.directory.models import Place
from tripreports.events.models import Event
from tripreports.trips.models import ItineraryActivity, ItineraryDay, ItineraryStop

_ARROW = '<span class="arrow" aria-hidden="true"> → </span>'


@dataclass(frozen=True, slots=True)
class Activity(Shown):
    """What the itinerary plans, and the event that it was for."""

    text: str
    event: str
    sources: str


@dataclass(frozen=True, slots=True)
class Day(Shown):
    """One row of the timetable."""

    number: str
    iso: str
    weekday: str
    roc: str
    route: str
    activities: list[Activity]
    sources: str


def itinerary(page: Page) -> dict[str, Any]:
    return {
        "days": [_day(page, row) for row in page.extract.rows(ItineraryDay)],
        "route": _route(page),
        "route_map": route_map(page, page.extract.rows(ItineraryStop)),
    }


def _route(page: Page) -> str:
    """The places visited in order, without those where the delegation only changed."""
    stops = [
        stop["place_id"]
        for day in page.extract.rows(ItineraryDay)
        for stop in page.extract.of(ItineraryStop, day_id=day["key"])
        if not stop["is_transit"]
    ]
    return _way([page.link(Place, place) for place, _again in groupby(stops)])


def _way(places: list[str]) -> str:
    return SafeString(_ARROW.join(escaped(place) for place in places if place))


def _day(page: Page, row: Row) -> Day:
    date = partial(row["on"])
    of = page.extract.of
    stops = [_stop(page, stop) for stop in of(ItineraryStop, day_id=row["key"])]
    return Day(
        number=str(row["order"]),
        iso=date.iso() if date else "",
        weekday=str(WEEKDAYS[date.on.weekday()]) if date else "",
        roc=date.roc() if date else "",
        route=_way(stops) or chinese(row["route"]),
        activities=[_activity(page, one) for one in of(ItineraryActivity, day_id=row["key"])],
        sources=page.sources(ItineraryDay, row),
    )


def _stop(page: Page, row: Row) -> str:
    place = page.link(Place, row["place_id"])
    return bracketed(place, gettext("in transit")) if place and row["is_transit"] else place


def _activity(page: Page, row: Row) -> Activity:
    return Activity(
        row["text"], page.link(Event, row["event_id"]), page.sources(ItineraryActivity, row)
    )
