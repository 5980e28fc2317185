"""Where a place lies in its country; of a country, where the places in it lie."""

from dataclasses import dataclass

from django.utils.html import format_html

from tripreports.browse.kinds import Row
from tripreports.browse.maps.frame import Frame, Picture, Spot, World
from tripreports.browse.maps.labels import Label, Named, labels, name_of
from tripreports.browse.maps.locating import Located, country_of, locate
from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import bracketed
from tripreports.browse.wording import say as _
from tripreports.directory.enums import PlaceKind
from tripreports.directory.gazetteer import Box, Country, Point
from tripreports.directory.models import Place

_RADIUS = 6.0
# Of a wider country than this, a map around the place tells more; half of it lies on either side.
_WIDE, _AROUND = 45.0, 15.0


@dataclass(frozen=True, slots=True)
class PlaceMap(Shown):
    """What `components/_place_map.html` shows."""

    frame: Frame | World
    pictures: list[Picture]
    markers: list[Spot]
    labels: list[Label]
    coordinates: str
    remark: str
    is_world: bool


def place_map(page: Page, key: str) -> PlaceMap | None:
    """Nothing where neither the place nor its country is found."""
    row = page.extract.row(Place, key)
    country = country_of(page.extract, key)
    if row["kind"] in PlaceKind.countries():
        return _of_country(page, country) if country else None
    found = locate(page.extract, key)
    if not found and not country:
        return None
    return _of_place(page, row, found, country)


def _of_country(page: Page, country: Country) -> PlaceMap:
    rows = page.extract.chosen(Place, "within")
    located = ((row["key"], locate(page.extract, row["key"])) for row in rows)
    # A hall lies where its city does, which has a marker of its own.
    towns = {key: one.point for key, one in located if one and one.key == key}
    return _map(page, _whole(country), country, towns)


def _of_place(
    page: Page, row: Row, found: Located | None, country: Country | None
) -> PlaceMap | None:
    if found:
        frame = _near(found.point, country)
        towns = {found.key: found.point}
        return _map(page, frame, country, towns, _coordinates(found), _remark(page, row, found))
    if not country:
        return None
    remark = _("Where in the country it lies is not known to the archive.")
    return _map(page, _whole(country), country, {}, remark=remark)


def _whole(country: Country) -> Frame | World:
    return Frame.around([country.point], country.box)


def _near(point: Point, country: Country | None) -> Frame | World:
    """The country around the place, or of a wide one what lies about it."""
    box = country.box if country else None
    if box and box.east - box.west < _WIDE:
        return Frame.around([point], box)
    south, north = max(point.latitude - _AROUND, -80), min(point.latitude + _AROUND, 80)
    around = Box(point.longitude - _AROUND, south, point.longitude + _AROUND, north)
    return Frame.around([point], around)


def _map(
    page: Page,
    frame: Frame | World,
    country: Country | None,
    towns: dict[str, Point],
    coordinates: str = "",
    remark: str = "",
) -> PlaceMap:
    spots = {key: frame.spot(point) for key, point in towns.items()}
    names = {key: name_of(page, key) for key in spots}
    named = [Named(spots[key], name, _RADIUS) for key, name in names.items() if name]
    return PlaceMap(
        frame,
        frame.pictures(country.iso if country else ""),
        [one.spot for one in named if one.spot.is_inside],
        labels([one for one in named if one.spot.is_inside], frame),
        coordinates,
        remark,
        isinstance(frame, World),
    )


def _remark(page: Page, row: Row, found: Located) -> str:
    """Of what lies in a town, that the map shows the town."""
    if found.key == row["key"]:
        return ""
    return format_html(_("The map shows {}, in which it lies."), page.link(Place, found.key))


def _coordinates(found: Located) -> str:
    """Degrees as people write them, and who says so."""
    latitude, longitude = found.point
    degrees = _("%(latitude)s° %(north)s, %(longitude)s° %(east)s") % {
        "latitude": f"{abs(latitude):.2f}",
        "north": _("N") if latitude >= 0 else _("S"),
        "longitude": f"{abs(longitude):.2f}",
        "east": _("E") if longitude >= 0 else _("W"),
    }
    source = _("entered by the editors") if found.is_entered else _("from GeoNames")
    return bracketed(degrees, source)
