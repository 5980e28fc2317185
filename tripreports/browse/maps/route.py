"""The way of a trip on a map: its stops in their order, and the same as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.safestring import SafeString

from tripreports.browse.kinds import Row
from tripreports.browse.maps.frame import Frame, Picture, Spot, World
from tripreports.browse.maps.labels import Label, Name, Named, labels, name_of
from tripreports.browse.maps.locating import country_of, locate
from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import listing
from tripreports.browse.wording import say as _
from tripreports.directory.gazetteer import Point
from tripreports.directory.models import Place
from tripreports.trips.models import ItineraryDay

# Of a marker with a number in it.
_RADIUS = 11.0


@dataclass(frozen=True, slots=True)
class Stop(Shown):
    """A place of the route: its number, its name as a link, and on which days we were there."""

    number: int
    name: str
    days: str
    remark: str


@dataclass(frozen=True, slots=True)
class Leg(Shown):
    """A straight line from one place to another; it may end at the edge of the map."""

    start: Spot
    end: Spot


@dataclass(frozen=True, slots=True)
class Marker(Shown):
    """A stop on the map, with its number in the list."""

    spot: Spot
    number: int


@dataclass(frozen=True, slots=True)
class RouteMap(Shown):
    """What `components/_route_map.html` shows."""

    way: str
    frame: Frame | World
    pictures: list[Picture]
    legs: list[Leg]
    markers: list[Marker]
    labels: list[Label]
    beyond: list[Label]
    stops: list[Stop]
    is_world: bool


def route_map(page: Page, stops: Iterable[Row]) -> RouteMap | None:
    """The map of a trip's itinerary; nothing where it is not known where any of its stops lies.

    The page has read the names of records, and what `rows_to_locate` names of the places.
    """
    way = _in_order(page, stops)
    names = {key: name for key in _once(way) if (name := name_of(page, key))}
    found = {key: locate(page.extract, key) for key in names}
    points = {key: one.point for key, one in found.items() if one}
    if not points:
        return None
    frame = Frame.around(_abroad(page, points))
    spots = {key: frame.spot(point) for key, point in points.items()}
    inside = {key: spot for key, spot in spots.items() if spot.is_inside}
    legs = _legs(way, spots)
    return RouteMap(
        way=_told(page, [key for key in _keys(way) if key in names]),
        frame=frame,
        pictures=frame.pictures(),
        legs=legs,
        markers=[Marker(inside[k], n) for n, k in enumerate(names, 1) if k in inside],
        labels=labels((Named(spot, names[key], _RADIUS) for key, spot in inside.items()), frame),
        beyond=_beyond(way, spots, names),
        stops=_stops(page, way, list(names), spots),
        is_world=isinstance(frame, World),
    )


def _told(page: Page, keys: list[str]) -> str:
    """The places one after the other; a stay of many days is one."""
    names = (page.extract.name(Place, key) for key, _same in groupby(keys))
    return SafeString(" → ".join(page.text(*name) for name in names if name))


def _in_order(page: Page, stops: Iterable[Row]) -> list[Row]:
    """By day and by order within it; the keys of days are no order."""
    return sorted(stops, key=lambda row: (_day(page, row), row["order"]))


def _day(page: Page, stop: Row) -> int:
    return int(page.extract.row(ItineraryDay, stop["day_id"])["order"])


def _keys(way: list[Row]) -> list[str]:
    return [row["place_id"] for row in way]


def _once(way: list[Row]) -> list[str]:
    return list(dict.fromkeys(_keys(way)))


def _abroad(page: Page, points: dict[str, Point]) -> list[Point]:
    """What the map must show: not the way there, which would make the stay abroad one dot."""
    countries = {key: country_of(page.extract, key) for key in points}
    home = countries[next(iter(points))]
    others = [points[key] for key, country in countries.items() if country != home]
    return others or list(points.values())


def _legs(way: list[Row], spots: dict[str, Spot]) -> list[Leg]:
    """Each once, whichever way it was travelled and however often."""
    pairs = {frozenset(pair): pair for pair in _pairs(way, spots)}
    cut = (_within(spots[one], spots[other]) for one, other in pairs.values())
    return [Leg(*leg) for leg in cut if leg]


def _pairs(way: list[Row], spots: dict[str, Spot]) -> list[tuple[str, str]]:
    known = [key for key in _keys(way) if key in spots]
    return [(one, other) for one, other in pairwise(known) if one != other]


def _within(one: Spot, other: Spot) -> tuple[Spot, Spot] | None:
    """What of a line is on the map, where one of its ends is."""
    if one.is_inside and other.is_inside:
        return one, other
    if one.is_inside:
        return one, _edge(one, other)
    return (_edge(other, one), other) if other.is_inside else None


def _edge(inside: Spot, outside: Spot) -> Spot:
    """Where the line from one to the other leaves the map."""
    dx, dy = outside.x - inside.x, outside.y - inside.y
    across = ((dx > 0) - inside.x) / dx if dx else 1.0
    down = ((dy > 0) - inside.y) / dy if dy else 1.0
    part = min(across, down)
    return Spot(inside.x + dx * part, inside.y + dy * part)


def _beyond(way: list[Row], spots: dict[str, Spot], names: dict[str, Name]) -> list[Label]:
    """Where a line leaves the map, the name of what it leads to."""
    ways = [pair for one, other in _pairs(way, spots) for pair in ((one, other), (other, one))]
    found = {
        outer: _edge(spots[inner], spots[outer])
        for inner, outer in ways
        if spots[inner].is_inside and not spots[outer].is_inside
    }
    return [_at_the_edge(spot, names[key]) for key, spot in found.items()]


def _at_the_edge(spot: Spot, name: Name) -> Label:
    """Inside the map, whichever edge it is."""
    dx = "10" if spot.x < 1 / 2 else "-10"
    dy = "-8" if spot.y > 1 / 2 else "20"
    return Label(spot, name, dx, dy, "start" if spot.x < 1 / 2 else "end")


def _stops(page: Page, way: list[Row], keys: list[str], spots: dict[str, Spot]) -> list[Stop]:
    days: dict[str, list[int]] = {key: [] for key in keys}
    for row in way:
        if row["place_id"] in days:
            days[row["place_id"]].append(_day(page, row))
    return [
        Stop(number, page.link(Place, key), _on_days(days[key]), _remark(spots.get(key)))
        for number, key in enumerate(keys, 1)
    ]


def _on_days(days: list[int]) -> str:
    return _("day %(days)s") % {"days": listing(str(day) for day in dict.fromkeys(days))}


def _remark(spot: Spot | None) -> str:
    if spot is None:
        return _("not on the map, as it is not known where it lies")
    return "" if spot.is_inside else _("beyond the edge of the map")
