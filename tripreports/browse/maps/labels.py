"""Names on a map, each beside its marker, as far as they do not cover one another."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import get_language

from tripreports.browse.maps.frame import HEIGHT, WIDTH, Spot
from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import is_chinese
from tripreports.core.models import in_language
from tripreports.directory.models import Place

# Of letters and markers, as the stylesheet has them, on a map of usual width.
_WIDE, _NARROW, _LINE = 15.0, 8.0, 18.0
_RADIUS, _AWAY = 11.0, 15.0


class Name(NamedTuple):
    """A name without mark-up, with its language where that is not the reader's."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Label(Shown):
    """A name on the map; it begins, is centred or ends so many pixels from a spot."""

    spot: Spot
    name: Name
    dx: str = "0"
    dy: str = "0"
    anchor: str = "middle"


class _Room(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Room") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def name_of(page: Page, key: str) -> Name | None:
    """The name of a place, unless the reader may not see it."""
    names = page.extract.name(Place, key)
    if not names:
        return None
    zh, en = names
    return Name(in_language(zh, en), language_of(zh, en))


def language_of(zh: str, en: str) -> str:
    """The language of a name that there is only in the other one."""
    if zh and en:
        return ""
    code = "zh-Hant" if zh else "en"
    return "" if is_chinese(code) == is_chinese(get_language()) else code


def labels(named: Iterable[tuple[Spot, Name]]) -> list[Label]:
    """To the right, the left, above or below; a name for which there is no room is left out."""
    given = list(named)
    taken = [_marker(spot) for spot, _name in given]
    found: list[Label] = []
    for spot, name in given:
        for label, room in _places(spot, name):
            if not any(room.meets(other) for other in taken) and _is_inside(room):
                taken.append(room)
                found.append(label)
                break
    return found


def _places(spot: Spot, name: Name) -> Iterator[tuple[Label, _Room]]:
    x, y = spot.x * WIDTH, spot.y * HEIGHT
    long = sum(_WIDE if unicodedata.east_asian_width(c) in "WF" else _NARROW for c in name.text)
    half = _LINE / 2
    yield (
        Label(spot, name, f"{_AWAY:g}", "5", "start"),
        _Room(x + _AWAY, y - half, x + _AWAY + long, y + half),
    )
    yield (
        Label(spot, name, f"{-_AWAY:g}", "5", "end"),
        _Room(x - _AWAY - long, y - half, x - _AWAY, y + half),
    )
    for down, dy in ((-_AWAY - half, "-17"), (_AWAY + half, "28")):
        middle = y + down
        room = _Room(x - long / 2, middle - half, x + long / 2, middle + half)
        yield Label(spot, name, "0", dy), room


def _marker(spot: Spot) -> _Room:
    x, y = spot.x * WIDTH, spot.y * HEIGHT
    return _Room(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS)


def _is_inside(room: _Room) -> bool:
    return room.left >= 0 and room.right <= WIDTH and room.top >= 0 and room.bottom <= HEIGHT
