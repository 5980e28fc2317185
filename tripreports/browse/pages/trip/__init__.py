"""The page of a trip: the whole report as records, and the text that proves them."""

from typing import Any

from tripreports.browse.page import Page
from tripreports.browse.pages.trip.amendments import amendments
from tripreports.browse.pages.trip.decisions import decisions
from tripreports.browse.pages.trip.events import events
from tripreports.browse.pages.trip.followup import followup
from tripreports.browse.pages.trip.people import people
from tripreports.browse.pages.trip.reading import read_trip
from tripreports.browse.pages.trip.report import report
from tripreports.browse.pages.trip.sheet import sheet


def trip_page(page: Page, key: str) -> dict[str, Any]:
    read_trip(page, key)
    return {
        **sheet(page, key),
        **events(page),
        **people(page),
        **decisions(page),
        **followup(page),
        **report(page),
        "amendments": amendments(page),
    }
