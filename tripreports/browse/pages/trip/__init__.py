"""The page of a trip: the whole report as records, and the text that proves them."""

from typing import Any

from tripreports.browse.page import Page
from tripreports.browse.pages.trip.amendments import amendments
from tripreports.browse.pages.trip.arithmetic import arithmetic
from tripreports.browse.pages.trip.cite import citing
from tripreports.browse.pages.trip.contents import contents
from tripreports.browse.pages.trip.decisions import decisions
from tripreports.browse.pages.trip.documents import documents
from tripreports.browse.pages.trip.events import events
from tripreports.browse.pages.trip.followup import followup
from tripreports.browse.pages.trip.head import head
from tripreports.browse.pages.trip.itinerary import itinerary
from tripreports.browse.pages.trip.names import Names
from tripreports.browse.pages.trip.people import people
from tripreports.browse.pages.trip.photos import photos
from tripreports.browse.pages.trip.proofs import Proofs
from tripreports.browse.pages.trip.reading import read_trip
from tripreports.browse.pages.trip.report import report
from tripreports.browse.pages.trip.sheet import sheet
from tripreports.trips.models import Trip


def trip_page(page: Page, key: str, address: str) -> dict[str, Any]:
    """`address` is the permanent one, with the name of the site."""
    read_trip(page, key)
    names = Names(page)
    proofs = Proofs(page, page.extract.row(Trip, key))
    way = itinerary(page)
    pictures = photos(page, names)
    shown = {
        **head(page, key, proofs, way["route"]),
        **documents(page, key),
        **arithmetic(page, key),
        **citing(page, key, address),
        **sheet(page, key, proofs, names),
        **way,
        **events(page),
        **people(page, key),
        **decisions(page),
        **followup(page, key),
        **pictures,
        **report(page, names, pictures["photos"]),
        "amendments": amendments(page),
    }
    return shown | {"contents": contents(shown)}
