"""Points in the plane, as d3-geo gave them when it drew the pictures."""

import pytest

from tripreports.browse.maps.projection import At, equal_earth, mercator
from tripreports.directory.gazetteer import Point

TAICHUNG = Point(24.15, 120.68)
SEOUL = Point(37.57, 126.98)
BUENOS_AIRES = Point(-34.6, -58.4)
GREENWICH = Point(51.5, 0)
FUNAFUTI = Point(-8.5, 179.2)
CHATHAM = Point(-44, -176)
WELLINGTON = Point(-41.29, 174.78)


@pytest.mark.parametrize(
    ("point", "x", "y"),
    [
        (TAICHUNG, 405.103, 148.222),
        (SEOUL, 424.788, 103.871),
        (BUENOS_AIRES, 849.667, 353.871),
        (GREENWICH, 154.121, 62.490),
        (FUNAFUTI, 557.458, 264.103),
        (CHATHAM, 558.258, 383.200),
    ],
)
def test_world_is_drawn_in_equal_earth(point: Point, x: float, y: float) -> None:
    at = equal_earth(point)

    assert (round(at.x, 3), round(at.y, 3)) == (x, y)


@pytest.mark.parametrize(
    ("point", "x", "y"),
    [
        (TAICHUNG, 120.680, -24.899),
        (SEOUL, 126.980, -40.594),
        (BUENOS_AIRES, -58.400, 36.918),
        (WELLINGTON, 174.780, 45.412),
    ],
)
def test_close_ups_are_drawn_in_mercator(point: Point, x: float, y: float) -> None:
    at = mercator(point)

    assert (round(at.x, 3), round(at.y, 3)) == (x, y)


def test_pole_has_a_place_in_mercator() -> None:
    assert mercator(Point(90, 0)) == mercator(Point(84, 0))


def test_mercator_leaves_the_equator_where_it_is() -> None:
    assert mercator(Point(0, 12)) == At(12, 0)
