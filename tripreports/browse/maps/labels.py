"""Names on a map, each beside its marker, as far as they do not cover one another."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import get_language

from tripreports.browse.maps.frame import Frame, Spot, World
from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import is_chinese
from tripreports.core.models import in_language
from tripreports.directory.models import Place

# Of letters, as the stylesheet has them, and from the edge of a marker to its name.
_WIDE, _NARROW, _LINE = 15.0, 8.0, 18.0
_AWAY = 4.0


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


@dataclass(frozen=True, slots=True)
class Named:
    """A marker that would have its name beside it."""

    spot: Spot
    name: Name
    radius: float


def labels(named: Iterable[Named], frame: Frame | World) -> list[Label]:
    """To the right, the left, above or below; a name for which there is no room is left out.

    Reckoned for a map of usual width. Those that come first are placed first.
    """
    given = list(named)
    taken = [_marker(one, frame) for one in given]
    found: list[Label] = []
    for one in given:
        for label, room in _places(one, frame):
            if _is_inside(room, frame) and not any(room.meets(other) for other in taken):
                taken.append(room)
                found.append(label)
                break
    return found


def _places(one: Named, frame: Frame | World) -> Iterator[tuple[Label, _Room]]:
    x, y = one.spot.x * frame.across, one.spot.y * frame.down
    letters = (unicodedata.east_asian_width(letter) for letter in one.name.text)
    long = sum(_WIDE if width in "WF" else _NARROW for width in letters)
    away, half = one.radius + _AWAY, _LINE / 2
    yield (
        Label(one.spot, one.name, f"{away:g}", "5", "start"),
        _Room(x + away, y - half, x + away + long, y + half),
    )
    yield (
        Label(one.spot, one.name, f"{-away:g}", "5", "end"),
        _Room(x - away - long, y - half, x - away, y + half),
    )
    for down in (-away - half, away + half):
        middle = y + down
        room = _Room(x - long / 2, middle - half, x + long / 2, middle + half)
        yield Label(one.spot, one.name, "0", f"{down + 5:g}"), room


def _marker(one: Named, frame: Frame | World) -> _Room:
    x, y = one.spot.x * frame.across, one.spot.y * frame.down
    return _Room(x - one.radius, y - one.radius, x + one.radius, y + one.radius)


def _is_inside(room: _Room, frame: Frame | World) -> bool:
    fits_across = room.left >= 0 and room.right <= frame.across
    return fits_across and room.top >= 0 and room.bottom <= frame.down
