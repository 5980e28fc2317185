"""A place: where it lies, what was there, who sits there, and the trips that went there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tripreports.browse.entries.directory import official_entry, organization_entry
from tripreports.browse.entries.events import event_entry, figure_entry
from tripreports.browse.entries.trips import trip_entry
from tripreports.browse.kinds import Kind, Row
from tripreports.browse.maps.place import place_map
from tripreports.browse.page import Entry, Page, Shown, Words, alias_entries, shown
from tripreports.browse.pages.place.reading import read_place
from tripreports.browse.pages.place.tree import place_tree
from tripreports.browse.wording import facts, label, marked
from tripreports.browse.wording import say as _
from tripreports.directory.enums import PlaceKind
from tripreports.directory.models import Official, Organization, Place, PlaceAlias, Post
from tripreports.events.models import Event, Figure
from tripreports.trips.models import Trip


@dataclass(frozen=True, slots=True)
class PlacePart(Shown):
    """The first of what belongs to a place, and the list that has all of it."""

    key: str
    title: Words
    entries: list[Entry]
    total: int
    more: str = ""


def place_page(page: Page, key: str) -> dict[str, Any]:
    read_place(page)
    row = page.extract.require_subject()
    is_country = row["kind"] in PlaceKind.countries()
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": label(PlaceKind, row["kind"]),
        "facts": facts(
            (_("Lies in"), page.link(Place, row["parent_id"])),
            (_("Country"), page.link(Place, row["country_id"])),
            (_("Is also the organization"), _organizations(page)),
        ),
        "note": marked(row["note"]),
        "sources": page.sources(Place, row),
        "map": place_map(page, key),
        "within": place_tree(page, row),
        "names": shown(_aliases(page, key)),
        "found": _found(page, key, is_country=is_country),
    }


def _aliases(page: Page, key: str) -> list[Entry]:
    """Those of the place itself; the others are only read to find it on the globe."""
    own = {row["key"] for row in page.extract.of(PlaceAlias, place_id=key)}
    rows = page.extract.rows(PlaceAlias)
    entries = alias_entries(page, PlaceAlias)
    return [entry for row, entry in zip(rows, entries, strict=True) if row["key"] in own]


def _organizations(page: Page) -> str:
    rows = page.extract.chosen(Organization, "organizations-place")
    return page.links(Organization, (row["key"] for row in rows))


def _found(page: Page, key: str, *, is_country: bool) -> list[PlacePart]:
    at = "country" if is_country else "place"
    seated = "country" if is_country else "seat"
    parts = [
        _part(page, Trip, ("trips", at), _("Trips"), key, trip_entry),
        PlacePart(
            "trips-venue",
            _("Trips to events held here"),
            shown(trip_entry(page, row) for row in page.extract.chosen(Trip, "trips-venue")),
            page.extract.total("trips-venue"),
        ),
        _part(page, Event, ("events", at), _("Events"), key, event_entry),
        _part(page, Event, ("events", "venue"), _("Events held here"), key, event_entry),
        _part(
            page,
            Organization,
            ("organizations", seated),
            _("Organizations"),
            key,
            organization_entry,
        ),
        _part(page, Official, ("officials", at), _("People"), key, _person),
        PlacePart(
            "figures",
            _("Figures"),
            shown(figure_entry(page, row) for row in page.extract.chosen(Figure, "figures")),
            page.extract.total("figures"),
        ),
    ]
    return [part for part in parts if part.entries]


def _part(
    page: Page,
    kind: Kind,
    named: tuple[str, str],
    title: Words,
    key: str,
    entry: Callable[[Page, Row], Entry],
) -> PlacePart:
    """The first rows by what the list calls its filter, and all of them there."""
    name = "-".join(named)
    rows: Iterable[Row] = page.extract.chosen(kind, name)
    route = f"browse:{kind._meta.model_name}-list"
    more = f"{reverse(route)}?{urlencode({named[1]: key})}"
    return PlacePart(
        name, title, shown(entry(page, row) for row in rows), page.extract.total(name), more
    )


def _person(page: Page, row: Row) -> Entry:
    return official_entry(page, row, page.extract.of(Post, official_id=row["key"]))
