"""From the globe to the plane, by the formulas with which the pictures were drawn."""

import math
from typing import NamedTuple

from tripreports.directory.gazetteer import Point

# The picture of the world: its size, and the meridian in its middle.
WORLD_WIDTH, WORLD_HEIGHT = 960.0, 468.0
_MIDDLE = 150
_SCALE, _LEFT, _TOP = 177.34230496646222, 480.0, 233.6241481859541
# The coefficients of the Equal Earth projection (Šavrič, Patterson and Jenny, 2018).
_A = (1.340264, -0.081106, 0.000893, 0.003796)
# Beyond these, Mercator's map has no end.
_NORTHMOST = 84.0


class At(NamedTuple):
    """A place in the plane; y grows downward."""

    x: float
    y: float


def equal_earth(point: Point) -> At:
    """On the picture of the world."""
    across = math.radians((point.longitude - _MIDDLE + 180) % 360 - 180)
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(point.latitude)))
    square = angle * angle
    sixth = square**3
    slope = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = across * math.cos(angle) / (math.sqrt(3) / 2 * slope)
    y = angle * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return At(_LEFT + _SCALE * x, _TOP - _SCALE * y)


def mercator(point: Point) -> At:
    """In the plane of the squares: degrees, as long in both directions as at the equator."""
    latitude = max(-_NORTHMOST, min(_NORTHMOST, point.latitude))
    return At(point.longitude, -math.degrees(math.asinh(math.tan(math.radians(latitude)))))
