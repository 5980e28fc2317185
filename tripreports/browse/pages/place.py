"""A place: what lies in it, who sits there, what happened there, and the trips that went there."""

from typing import Any

from django.db.models import Q

from tripreports.browse.entries.directory import official_entry, organization_entry, place_entry
from tripreports.browse.entries.events import event_entry, figure_entry
from tripreports.browse.entries.trips import trip_entry
from tripreports.browse.page import Page, alias_entries, parts, read_names_and_sources
from tripreports.browse.wording import facts, label, marked
from tripreports.browse.wording import say as _
from tripreports.directory.enums import PlaceKind
from tripreports.directory.models import Official, Organization, Place, PlaceAlias, Post
from tripreports.events.models import Event, Figure
from tripreports.trips.models import Delegate, Trip


def place_page(page: Page, key: str) -> dict[str, Any]:
    _read(page, key)
    row = page.extract.require_subject()
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": label(PlaceKind, row["kind"]),
        "facts": facts(
            (_("Lies in"), page.link(Place, row["parent_id"])),
            (_("Country"), page.link(Place, row["country_id"])),
        ),
        "note": marked(row["note"]),
        "sources": page.sources(Place, row),
        "parts": _parts(page, key),
    }


def _read(page: Page, key: str) -> None:
    in_country = Q(country=key) | Q(place=key)
    seated = Q(seat=key) | Q(place=key) | Q(country=key)
    page.extract.read(
        {
            Place: Q(key=key) | Q(parent=key) | Q(country=key),
            PlaceAlias: Q(place=key),
            Organization: seated,
            Official: in_country,
            Post: Q(official__country=key) | Q(official__place=key),
            Event: in_country | Q(venue=key),
            Figure: Q(subject_type__model="place", subject_key=key) | Q(places=key),
            Trip: Q(regions=key) | Q(itinerary_days__stops__place=key),
            Delegate: Q(trip__regions=key) | Q(trip__itinerary_days__stops__place=key),
        }
    )
    for kind in (Place, Organization, Official, Event, Trip):
        page.extract.mention(kind, page.extract.keys(kind))
    read_names_and_sources(page)


def _parts(page: Page, key: str) -> Any:
    rows = page.extract.rows
    people = (
        official_entry(page, row, page.extract.of(Post, official_id=row["key"]))
        for row in rows(Official)
    )
    places = (place_entry(page, row) for row in rows(Place) if row["key"] != key)
    return parts(
        ("names", _("Names and spellings"), alias_entries(page, PlaceAlias)),
        ("trips", _("Trips"), (trip_entry(page, row) for row in rows(Trip))),
        ("events", _("Events"), (event_entry(page, row) for row in rows(Event))),
        (
            "organizations",
            _("Organizations"),
            (organization_entry(page, r) for r in rows(Organization)),
        ),
        ("officials", _("Officials"), people),
        ("figures", _("Figures"), (figure_entry(page, row) for row in rows(Figure))),
        ("places", _("Places within"), places),
    )
