"""Everything that the page of a place shows, in three queries, whatever the place is.

A country has its own relations to what was there and a city its own, as the filters of the lists do;
of each the first rows are read, with the number of all.
"""

from django.db.models import F, Q

from tripreports.browse.asking import SUBJECT, Chosen, First, WantedByKind
from tripreports.browse.page import Page, read_names_and_sources
from tripreports.directory.models import Official, Organization, Place, PlaceAlias, Post
from tripreports.events.models import Event, Figure
from tripreports.trips.enums import AttendanceStatus
from tripreports.trips.models import Delegate, Trip

_BY_NAME = ("name_zh", "name_en", "key")
_NEWEST_EVENTS = (F("starts_on").desc(nulls_last=True), "key")
_NEWEST_TRIPS = ("-starts_on", "key")
_FIGURES = 100
_ATTENDED = Q(attendances__status=AttendanceStatus.ATTENDED)
# From what a place lies in, and from their countries, to the place: these tell where it lies, too.
_ABOVE = (
    "parts",
    "parts__parts",
    "parts__parts__parts",
    "places_within",
    "places_within__parts",
    "places_within__parts__parts",
)

_WANTED: WantedByKind = {
    Place: (
        Q(key=SUBJECT),
        *(Q(**{way: SUBJECT}) for way in _ABOVE),
        First("parts", Q(parent=SUBJECT), by=_BY_NAME),
        First("within", Q(country=SUBJECT), by=_BY_NAME),
    ),
    PlaceAlias: (
        Q(place=SUBJECT),
        *(Q(**{f"place__{way}": SUBJECT}) for way in _ABOVE),
        Q(place__in=Chosen("parts")),
        Q(place__in=Chosen("within")),
    ),
    Trip: (
        First("trips-country", Q(regions=SUBJECT), by=_NEWEST_TRIPS),
        First("trips-place", Q(itinerary_days__stops__place=SUBJECT), by=_NEWEST_TRIPS),
        First("trips-venue", _ATTENDED & Q(attendances__event__venue=SUBJECT), by=_NEWEST_TRIPS),
    ),
    Delegate: (
        Q(trip__in=Chosen("trips-country")),
        Q(trip__in=Chosen("trips-place")),
        Q(trip__in=Chosen("trips-venue")),
    ),
    Event: (
        First("events-country", Q(country=SUBJECT), by=_NEWEST_EVENTS),
        First("events-place", Q(place=SUBJECT), by=_NEWEST_EVENTS),
        First("events-venue", Q(venue=SUBJECT), by=_NEWEST_EVENTS),
    ),
    Organization: (
        First("organizations-place", Q(place=SUBJECT), by=_BY_NAME),
        First("organizations-seat", Q(seat=SUBJECT), by=_BY_NAME),
        First("organizations-country", Q(country=SUBJECT), by=_BY_NAME),
    ),
    Official: (
        First("officials-country", Q(country=SUBJECT), by=_BY_NAME),
        First("officials-place", Q(place=SUBJECT), by=_BY_NAME),
    ),
    Post: (
        Q(official__in=Chosen("officials-country")),
        Q(official__in=Chosen("officials-place")),
    ),
    Figure: First(
        "figures",
        Q(subject_type__model="place", subject_key=SUBJECT),
        Q(places=SUBJECT),
        by=("key",),
        number=_FIGURES,
    ),
}


def read_place(page: Page) -> None:
    extract = page.extract
    extract.read(_WANTED)
    extract.require_subject()
    for kind in (Place, Organization, Official, Event, Trip):
        extract.mention(kind, extract.keys(kind))
    read_names_and_sources(page)
