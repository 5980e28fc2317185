"""Where on the globe cities and countries lie, by their names, as public lists say it.

`world/cities.tsv` is from GeoNames (CC BY 4.0); `world/countries.tsv` has the places and extents of
Natural Earth (public domain) with the names and continents of Unicode CLDR. A source of a trip
seldom gives coordinates; what staff enter goes first, and a name that could be two places is none.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tripreports.core.text import fold

LISTS = Path(__file__).parent / "world"
# What a name says of the kind of place, in the lists or in a source.
_KIND_ZH = re.compile(r"(特別自治市|廣域市|特別市|直轄市|自治市|市)$")
_KIND_EN = re.compile(
    r"^city of |[ -](special city|metropolitan city|city|municipality|si|shi)$", re.IGNORECASE
)
_SAME_TOWN_KM = 50
_LARGER_BY_FAR = 10
_EARTH_KM = 6371


class Continent(TextChoices):
    """The regions of United Nations M49, by their numbers."""

    ASIA = "142", _("Asia")
    EUROPE = "150", _("Europe")
    AMERICAS = "019", _("Americas")
    AFRICA = "002", _("Africa")
    OCEANIA = "009", _("Oceania")


class Point(NamedTuple):
    """A place on the globe, in degrees."""

    latitude: float
    longitude: float


class Box(NamedTuple):
    """What a country covers; one that crosses the date line ends beyond 180 degrees."""

    west: float
    south: float
    east: float
    north: float


class Country(NamedTuple):
    """A country or territory of ISO 3166."""

    iso: str
    continent: Continent
    point: Point
    box: Box | None


class _City(NamedTuple):
    point: Point
    people: int


def country_named(names: Iterable[str], key: str = "") -> Country | None:
    """By one of its names, or by a key that is its code, as in the example archive."""
    found = (_codes().get(fold(name)) for name in names if name)
    iso = next((code for code in found if code), key)
    return _countries().get(iso)


def city_named(iso: str, names: Iterable[str]) -> Point | None:
    """By one of its names in a country; nothing where two that are far apart have the name."""
    cities = _cities(iso)
    for name in names:
        for form in _forms(name):
            found = _the_one(cities.get(form, []))
            if found:
                return found
    return None


def _the_one(cities: list[_City]) -> Point | None:
    """The largest, if the others are the same town or much smaller. The list is by size."""
    if not cities:
        return None
    first, *others = cities
    rivals = [one for one in others if one.people * _LARGER_BY_FAR > first.people]
    is_plain = all(distance(first.point, one.point) < _SAME_TOWN_KM for one in rivals)
    return first.point if is_plain else None


def distance(one: Point, other: Point) -> float:
    """In kilometres, along the globe."""
    south, north = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))


def _forms(name: str) -> Iterator[str]:
    """The name folded, and without what says that it is a city."""
    plain = name.replace("’", "").replace("'", "").strip()
    yield fold(plain)
    for bare in (_KIND_ZH.sub("", plain), _KIND_EN.sub("", plain)):
        if len(bare) > 1:
            yield fold(bare)


@cache
def _codes() -> dict[str, str]:
    """Codes of countries by their folded names."""
    return {fold(name): row[0] for row in _rows("countries.tsv") for name in row[-1].split("|")}


@cache
def _countries() -> dict[str, Country]:
    found = {}
    for iso, continent, latitude, longitude, *sides, _names in _rows("countries.tsv"):
        # The smallest countries are points on the maps.
        box = Box(*map(float, sides)) if sides[0] else None
        point = Point(float(latitude), float(longitude))
        found[iso] = Country(iso, Continent(continent), point, box)
    return found


@cache
def _cities(iso: str) -> dict[str, list[_City]]:
    """The cities of a country by each form of each of their names, the largest first."""
    found: dict[str, list[_City]] = {}
    for line in _lines_of_cities().get(iso, []):
        _iso, latitude, longitude, people, names = line.split("\t")
        city = _City(Point(float(latitude), float(longitude)), int(people))
        for form in {form for name in names.split("|") for form in _forms(name)}:
            found.setdefault(form, []).append(city)
    return found


@cache
def _lines_of_cities() -> dict[str, list[str]]:
    """By country; those of few countries are ever looked into."""
    found: dict[str, list[str]] = {}
    for line in _lines("cities.tsv"):
        found.setdefault(line[:2], []).append(line)
    return found


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _lines(name)]


def _lines(name: str) -> list[str]:
    return (LISTS / name).read_text("utf-8").splitlines()
