"""The countries that trips went to, on the map of the world."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tripreports.browse.maps.frame import Picture, Spot, World
from tripreports.browse.maps.labels import Label, Name, Named, labels
from tripreports.browse.page import Shown
from tripreports.directory.gazetteer import Point

# Pixels from the middle of a marker to its edge; twice as many trips are twice the area.
_SMALLEST, _LARGEST = 5.0, 20.0
# The most visited country of a young archive has no large marker yet.
_FEW = 4


@dataclass(frozen=True, slots=True)
class Visit:
    """A country, how many trips went there, and the page that the marker leads to."""

    name: Name
    trips: int
    address: str
    point: Point | None


@dataclass(frozen=True, slots=True)
class Visitors(Shown):
    """A marker: the larger, the more trips went there."""

    spot: Spot
    radius: str
    name: Name
    trips: int
    address: str


@dataclass(frozen=True, slots=True)
class WorldMap(Shown):
    """What `components/_world_map.html` shows. The smaller markers lie above the larger."""

    frame: World
    pictures: list[Picture]
    markers: list[Visitors]
    labels: list[Label]


def world_map(visits: Sequence[Visit]) -> WorldMap:
    """A country of which no list knows where it lies stands in the table, and not on the map."""
    frame = World()
    most = max((one.trips for one in visits), default=0)
    spots = [
        (one, frame.spot(one.point))
        for one in sorted(visits, key=lambda one: -one.trips)
        if one.point
    ]
    shown = [(one, spot) for one, spot in spots if spot.is_inside]
    return WorldMap(
        frame,
        frame.pictures(),
        [
            Visitors(spot, f"{_radius(one.trips, most):g}", one.name, one.trips, one.address)
            for one, spot in shown
        ],
        labels((Named(spot, one.name, _radius(one.trips, most)) for one, spot in shown), frame),
    )


def _radius(trips: int, most: int) -> float:
    return max(_SMALLEST, round(_LARGEST * math.sqrt(trips / max(most, _FEW)), 1))
