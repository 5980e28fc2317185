"""Where the places of a page lie: as entered, as lists of cities know, or as what they lie in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, Row
from tripreports.directory.enums import PlaceKind
from tripreports.directory.gazetteer import Country, Point, city_named, country_named
from tripreports.directory.models import Place, PlaceAlias

_TOWNS = (PlaceKind.CITY, PlaceKind.MUNICIPALITY)


@dataclass(frozen=True, slots=True)
class Located:
    """A point, and the place whose point it is: a hall lies where its city does."""

    point: Point
    key: str
    is_entered: bool = False


def rows_to_locate(keys: Iterable[str]) -> dict[Kind, tuple[Q, ...]]:
    """What must be read of places so that these can be found on the globe."""
    wanted = sorted(set(keys))
    within = ("key", "parts", "places_within", "places_within__parts")
    named = ("place", "place__parts", "place__places_within")
    return {
        Place: tuple(Q(**{f"{way}__in": wanted}) for way in within),
        PlaceAlias: tuple(Q(**{f"{way}__in": wanted}) for way in named),
    }


def locate(extract: Extract, key: str | None) -> Located | None:
    """Nothing where no list knows it, or knows two; countries are areas and not points."""
    row = extract.get(Place, key)
    if not row or row["kind"] in PlaceKind.countries():
        return None
    if row["latitude"] is not None:
        entered = Point(float(row["latitude"]), float(row["longitude"]))
        return Located(entered, row["key"], is_entered=True)
    country = country_of(extract, row["key"])
    if row["kind"] in _TOWNS and country:
        point = city_named(country.iso, _names(extract, row))
        if point:
            return Located(point, row["key"])
    return locate(extract, row["parent_id"])


def country_of(extract: Extract, key: str | None) -> Country | None:
    """The country that a place lies in, or is."""
    row = extract.get(Place, key)
    if not row:
        return None
    if row["kind"] in PlaceKind.countries():
        return country_named(_names(extract, row), row["key"])
    return country_of(extract, row["country_id"] or row["parent_id"])


def _names(extract: Extract, row: Row) -> list[str]:
    aliases = [alias["text"] for alias in extract.of(PlaceAlias, place_id=row["key"])]
    return [name for name in (row["name_en"], row["name_zh"], *aliases) if name]
