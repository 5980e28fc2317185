"""What part of the world a map shows, and of which pictures."""

from tripreports.browse.maps.frame import Frame, World
from tripreports.directory.gazetteer import Box, Point
from tripreports.settings import BASE_DIR

SEOUL, BUSAN = Point(37.566, 126.978), Point(35.102, 129.03)
SUVA, APIA = Point(-18.1, 178.4), Point(-13.8, -171.8)


def spots(frame: Frame | World, *points: Point) -> list[tuple[float, float]]:
    found = (frame.spot(point) for point in points)
    return [(round(spot.x, 2), round(spot.y, 2)) for spot in found]


def test_frame_shows_all_points_with_air_around_them() -> None:
    frame = Frame.around([SEOUL, BUSAN])

    assert spots(frame, SEOUL, BUSAN) == [(0.32, 0.13), (0.68, 0.87)]


def test_frame_around_one_point_has_it_in_the_middle() -> None:
    frame = Frame.around([SEOUL])

    assert spots(frame, SEOUL) == [(0.5, 0.5)]


def test_frame_around_a_country_shows_all_of_it() -> None:
    frame = Frame.around([SEOUL], Box(126.16, 34.31, 129.57, 38.62))

    assert spots(frame, Point(38.62, 126.16), Point(34.31, 129.57)) == [(0.32, 0.13), (0.68, 0.87)]


def test_frame_across_the_date_line_is_narrow() -> None:
    frame = Frame.around([SUVA, APIA])

    assert spots(frame, SUVA, APIA) == [(0.13, 0.72), (0.87, 0.28)]


def test_places_far_apart_take_the_whole_world() -> None:
    frame = Frame.around([SEOUL, Point(48.85, 2.35)])

    assert frame == World()


def test_frame_is_put_together_from_squares() -> None:
    frame = Frame.around([Point(51.5, -0.1), Point(48.85, 2.35)])

    assert [picture.href for picture in frame.pictures("de")] == [
        "/static/site/world/-1_-3.svg#de",
        "/static/site/world/-1_-2.svg#de",
        "/static/site/world/0_-3.svg#de",
        "/static/site/world/0_-2.svg#de",
    ]


def test_squares_beyond_the_date_line_are_those_of_the_other_side() -> None:
    frame = Frame.around([SUVA, APIA])

    assert [picture.href for picture in frame.pictures()] == [
        "/static/site/world/5_0.svg",
        "/static/site/world/-6_0.svg",
    ]


def test_every_square_that_is_listed_is_drawn() -> None:
    listed = (BASE_DIR / "tripreports/directory/world/tiles.txt").read_text("utf-8").split()
    drawn = {path.stem for path in (BASE_DIR / "static/site/world").glob("*.svg")}

    assert set(listed) == drawn - {"world"}
