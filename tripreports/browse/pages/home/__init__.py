"""The home page: what can be searched for, the newest trips, and what the archive holds."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html

from tripreports.browse.charts.bars import Amount, Bars, bars
from tripreports.browse.charts.columns import Columns, Series, columns
from tripreports.browse.entries.trips import trip_entry
from tripreports.browse.extract import Extract
from tripreports.browse.kinds import natural_order
from tripreports.browse.maps.labels import Name, language_of
from tripreports.browse.maps.world import Visit, WorldMap, world_map
from tripreports.browse.page import Entry, Page, address
from tripreports.browse.pages.home.holdings import Holdings, Visited, holdings
from tripreports.browse.statement import visible
from tripreports.browse.wording import label
from tripreports.browse.wording import say as _
from tripreports.core.models import in_language
from tripreports.directory.gazetteer import Continent
from tripreports.directory.models import Place
from tripreports.followup.enums import Progress
from tripreports.trips.models import Delegate, Trip

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_NEWEST = 5


def home_page(reader: "Reader | None") -> dict[str, Any]:
    held = holdings(reader)
    return {
        "held": held,
        "examples": examples_of(held),
        "newest": _newest(reader),
        "world": _world(held),
        "countries": [_row(one, "country") for one in held.countries],
        "cities": [_row(one, "city") for one in held.cities],
        "years": _years(held),
        "advice": _advice(held),
    }


def _newest(reader: "Reader | None") -> list[Entry]:
    newest = visible(Trip, reader).order_by(*natural_order(Trip))
    keys = list(newest.values_list("key", flat=True)[:_NEWEST])
    if not keys:
        return []
    extract = Extract(reader, Trip, keys[0])
    extract.read({Trip: Q(key__in=keys), Delegate: Q(trip__in=keys)})
    extract.mention(Trip, keys)
    extract.read_names()
    page = Page(extract)
    return [trip_entry(page, extract.row(Trip, key)) for key in keys]


def examples_of(held: Holdings) -> list[Name]:
    """Words that are found for certain, as they are names of what the archive holds."""
    names = [_name(one.zh, one.en) for one in (*held.countries[:1], *held.cities[:1])]
    met = [_name(*held.met_lately)] if held.met_lately else []
    years = [Name(str(max(held.years)))] if held.years else []
    return [*names, *met, *years]


def _name(zh: str, en: str) -> Name:
    return Name(in_language(zh, en), language_of(zh, en))


def _world(held: Holdings) -> WorldMap | None:
    visits = [
        Visit(_name(one.zh, one.en), one.trips, address(Place, one.key), one.point)
        for one in held.countries
    ]
    return world_map(visits) if visits else None


def _row(one: Visited, filter_name: str) -> dict[str, Any]:
    """A place with its page, and its trips with the list of them."""
    return {
        "name": _name(one.zh, one.en),
        "address": address(Place, one.key),
        "trips": one.trips,
        "list": _trips(**{filter_name: one.key}),
        "continent": label(Continent, one.continent),
        "is_shown": bool(one.point),
    }


def _trips(**filters: str) -> str:
    return f"{reverse('browse:trip-list')}?{urlencode(filters)}"


def _years(held: Holdings) -> Columns | None:
    named = [
        Series(label(Continent, continent), held.continents[continent])
        for continent in Continent.values
        if continent in held.continents
    ]
    nowhere = held.continents.get("")
    unknown = [Series(_("No country stated"), nowhere)] if nowhere else []
    return columns(
        "years",
        _("Trips by year and continent"),
        [*named, *unknown],
        held.years,
        reverse("browse:trip-list") + "?year={year}",
    )


def _advice(held: Holdings) -> Bars | None:
    if not held.progress:
        return None
    link = reverse("browse:recommendation-list")
    amounts = (
        Amount(
            format_html('<a href="{}?progress={}">{}</a>', link, state, label(Progress, state)),
            held.progress[state],
        )
        for state in Progress.values
        if state in held.progress
    )
    heads = (_("State of the recommendation"), _("Number"))
    return bars("advice", _("What became of the recommendations"), heads, amounts)
