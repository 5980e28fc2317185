"""Searches that find something in this archive, whatever it holds."""

from typing import TYPE_CHECKING, Any

from tripreports.browse.statement import visible
from tripreports.core.dates import in_roc
from tripreports.directory.models import Official, Organization, OrganizationAlias, Place
from tripreports.search.revision import remember
from tripreports.trips.models import Encounter, ItineraryStop, Trip

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


def examples(reader: "Reader | None") -> list[str]:
    """From the newest trip: a city, an organization, a person, and the year in our calendar."""
    return remember("search examples", reader, lambda: _examples(reader))


def _examples(reader: "Reader | None") -> list[str]:
    trip = visible(Trip, reader).order_by("-starts_on", "key").first()
    if trip is None:
        return []
    found = [_city(trip, reader), _organization(trip, reader), _person(trip, reader)]
    return [*filter(None, found), f"{in_roc(trip.starts_on.year)}年"]


def _city(trip: Trip, reader: "Reader | None") -> str:
    stops = visible(ItineraryStop, reader).filter(
        day__trip=trip, is_transit=False, place__country__in=trip.regions.all()
    )
    places = visible(Place, reader).filter(itinerary_stops__in=stops)
    return _first(places.order_by("-itinerary_stops__day__on"), "name_zh")


def _organization(trip: Trip, reader: "Reader | None") -> str:
    """By its abbreviation, if it has one."""
    met = visible(Encounter, reader).filter(trip=trip)
    bodies = visible(Organization, reader).filter(posts__encounters__in=met)
    short = visible(OrganizationAlias, reader).filter(organization__in=bodies, kind="abbreviation")
    return _first(short.order_by("text"), "text") or _first(bodies.order_by("key"), "name_en")


def _person(trip: Trip, reader: "Reader | None") -> str:
    people = visible(Official, reader).filter(
        encounters__in=visible(Encounter, reader).filter(trip=trip)
    )
    return _first(people.order_by("key"), "name_en")


def _first(rows: Any, column: str) -> str:
    known = rows.exclude(**{column: ""}).values_list(column, flat=True)
    return str(known.first() or "")
