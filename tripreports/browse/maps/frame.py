"""The part of the world that a map shows, and the pictures that it is put together from."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.templatetags.static import static

from tripreports.browse.charts.shapes import percent
from tripreports.browse.maps.projection import (
    WORLD_HEIGHT,
    WORLD_WIDTH,
    At,
    equal_earth,
    mercator,
)
from tripreports.browse.page import Shown
from tripreports.directory.gazetteer import LISTS, Box, Point

# A close-up is as many units wide and high, of which a screen has about as many pixels.
WIDTH, HEIGHT = 640.0, 480.0
_TILE, _OVERLAP = 30, 0.3
# The least and the most of the plane that a close-up shows, and what is left free around it.
_NARROWEST, _WIDEST = 2.4, 110.0
_AIR = 1.36
# South of the inhabited world the picture is empty.
_WORLD_SHOWN = 424.0


@dataclass(frozen=True, slots=True)
class Picture(Shown):
    """A drawn piece of the world, and where it stands on the map."""

    href: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Spot(Shown):
    """A place on a map, in parts of its width and height; outside, these are not within 0 and 1."""

    x: float
    y: float

    @property
    def left(self) -> str:
        return percent(self.x, 1)

    @property
    def top(self) -> str:
        return percent(self.y, 1)

    @property
    def is_inside(self) -> bool:
        return 0 <= self.x <= 1 and 0 <= self.y <= 1


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of Mercator's plane, which bends no coast where it is near."""

    west: float
    top: float
    width: float

    @classmethod
    def around(cls, points: Sequence[Point], box: Box | None = None) -> "Frame | World":
        """As near as shows them all; the whole world where they lie too far apart."""
        places = _side_by_side([*points, *_corners(box)])
        left, right = min(at.x for at in places), max(at.x for at in places)
        top, bottom = min(at.y for at in places), max(at.y for at in places)
        width = max((right - left) * _AIR, (bottom - top) * _AIR * WIDTH / HEIGHT, _NARROWEST)
        if width > _WIDEST:
            return World()
        middle = At((left + right) / 2, (top + bottom) / 2)
        return cls(middle.x - width / 2, middle.y - width * HEIGHT / WIDTH / 2, width)

    @property
    def across(self) -> float:
        return WIDTH

    @property
    def down(self) -> float:
        return HEIGHT

    def spot(self, point: Point) -> Spot:
        at = mercator(point)
        x = at.x + 360 * round((self.west + self.width / 2 - at.x) / 360)
        return Spot((x - self.west) / self.width, (at.y - self.top) * WIDTH / HEIGHT / self.width)

    def pictures(self, country: str = "") -> list[Picture]:
        """The squares of which anything is seen; a country may stand out."""
        scale = WIDTH / self.width
        size = _number((_TILE + 2 * _OVERLAP) * scale)
        return [
            Picture(
                _address(f"{(column + 6) % 12 - 6}_{row}", country),
                _number((column * _TILE - _OVERLAP - self.west) * scale),
                _number((row * _TILE - _OVERLAP - self.top) * scale),
                size,
                size,
            )
            for column in _squares(self.west, self.width)
            for row in _squares(self.top, self.width * HEIGHT / WIDTH)
            if f"{(column + 6) % 12 - 6}_{row}" in _drawn()
        ]


@dataclass(frozen=True, slots=True)
class World:
    """The whole world on one picture, with the Pacific in the middle."""

    @property
    def across(self) -> float:
        return WORLD_WIDTH

    @property
    def down(self) -> float:
        return _WORLD_SHOWN

    def spot(self, point: Point) -> Spot:
        at = equal_earth(point)
        return Spot(at.x / WORLD_WIDTH, at.y / _WORLD_SHOWN)

    def pictures(self, country: str = "") -> list[Picture]:
        whole = (_number(WORLD_WIDTH), _number(WORLD_HEIGHT))
        return [Picture(_address("world", country), "0", "0", *whole)]


def _side_by_side(points: Iterable[Point]) -> list[At]:
    """Where they lie in the plane, none a world away from the first across the date line."""
    places = [mercator(point) for point in points]
    return [At(at.x + 360 * round((places[0].x - at.x) / 360), at.y) for at in places]


def _corners(box: Box | None) -> list[Point]:
    if not box:
        return []
    middle = Point((box.south + box.north) / 2, (box.west + box.east) / 2)
    return [middle, Point(box.north, box.west), Point(box.south, box.east)]


def _squares(start: float, length: float) -> range:
    return range(math.floor(start / _TILE), math.floor((start + length) / _TILE) + 1)


def _address(name: str, country: str) -> str:
    return static(f"site/world/{name}.svg") + (f"#{country}" if country else "")


def _number(value: float) -> str:
    return f"{round(value, 1):g}"


@cache
def _drawn() -> frozenset[str]:
    """The squares that have land; the others are sea and have no picture."""
    return frozenset((LISTS / "tiles.txt").read_text("utf-8").split())
