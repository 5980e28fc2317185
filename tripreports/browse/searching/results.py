"""What was found, as a page shows it: what each record is called, where it is, and the words in it.

The index says which records; what they are called is read anew of those that the reader may see,
so that nothing hidden has a name.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from tripreports.browse.entries.directory import place_of
from tripreports.browse.entries.events import where
from tripreports.browse.entries.trips import days_abroad, state_tag
from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, Row, kind_named, title_of
from tripreports.browse.page import Page, Shown, address
from tripreports.browse.searching.speaking import kind_in_words, marked_up, spoken
from tripreports.browse.wording import day, is_chinese, label, listing, marked, period
from tripreports.core.text import fold
from tripreports.directory.enums import OrganizationKind, PlaceKind
from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.models import Election
from tripreports.events.models import Event, EventSeries
from tripreports.search.excerpts import Excerpt, excerpts
from tripreports.search.query import Hit
from tripreports.search.snippets import extract
from tripreports.search.words import Words
from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_LONGEST_NAME = 300
_LONGEST_TITLE = 60
_IN_THE_REPORT = ("paragraph", "photo", "section")


@dataclass(frozen=True, slots=True)
class Result(Shown):
    """One record that was found."""

    kind: str
    tag: str
    address: str
    name: str
    other_name: str
    about: str
    words: str
    # Where in a report the words stand, if they do.
    place: str


def results(hits: Sequence[Hit], text: str, words: Words, reader: "Reader | None") -> list[Result]:
    """In the order of the hits, without those of which the reader may not see what they are."""
    if not hits:
        return []
    page = _read(hits, reader)
    found = excerpts(hits, text, reader)
    shown = (_result(page, hit, found.get(hit), words) for hit in hits)
    return [one for one in shown if one]


def _read(hits: Iterable[Hit], reader: "Reader | None") -> Page:
    """All rows in one statement, and all names in another."""
    keys: dict[Kind, list[str]] = {}
    for hit in hits:
        keys.setdefault(kind_named(hit.kind), []).append(hit.key)
    first = next(iter(keys))
    extract_ = Extract(reader, first, keys[first][0])
    extract_.read({kind: Q(key__in=some) for kind, some in keys.items()})
    for kind, some in keys.items():
        extract_.mention(kind, some)
    extract_.read_names()
    return Page(extract_)


def _result(page: Page, hit: Hit, found: Excerpt | None, words: Words) -> Result | None:
    kind = kind_named(hit.kind)
    row = page.extract.get(kind, hit.key)
    if row is None:
        return None
    name, other = _names(page, kind, row, words)
    return Result(
        kind=hit.kind,
        tag=kind_in_words(hit.kind),
        address=_address(page, kind, row),
        name=name,
        other_name=other,
        about=marked(_ABOUT.get(kind, _within)(page, row)),
        words=_words(found) if found else "",
        place=_place(row, found),
    )


def _words(found: Excerpt) -> str:
    """The passage in which the words stand, or the other spelling that has them."""
    words = spoken(marked_up(found.parts), "".join(part.text for part in found.parts))
    if found.kind.endswith("alias"):
        return format_html(gettext("Also written: %(name)s") % {"name": "{}"}, words)
    return words


def _names(page: Page, kind: Kind, row: Row, words: Words) -> tuple[str, str]:
    """What it is called in the reader's language, and in the other, with the hits marked."""
    names = page.extract.name(kind, row["key"]) if title_of(kind) else (_title(row), "")
    zh, en = names or (_title(row), "")
    wanted, other = (zh, en) if is_chinese(get_language()) else (en, zh)
    if not wanted or fold(wanted) == fold(other):
        wanted, other = wanted or other, ""
    return _with_hits(wanted, words), _with_hits(other, words)


def _with_hits(name: str, words: Words) -> str:
    return spoken(marked_up(extract(name, words, _LONGEST_NAME)), name) if name else ""


def _title(row: Row) -> str:
    """Of what has no name in two languages: the heading, the title, or how the text begins."""
    title = row.get("heading") or row.get("title") or row.get("text") or ""
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"


def _address(page: Page, kind: Kind, row: Row) -> str:
    """Its own page, or its place on that of the trip or the event to which it belongs."""
    if kind in _WITH_A_PAGE:
        return address(kind, row["key"])
    if kind is EventSeries:
        return f"{reverse('browse:event-list')}?{urlencode({'series': row['key']})}"
    if "trip_id" in row:
        return f"{address(Trip, row['trip_id'])}#{row['key']}"
    if page.extract.name(Event, row["event_id"]):
        return f"{address(Event, row['event_id'])}#{row['key']}"
    return ""


def _place(row: Row, found: Excerpt | None) -> str:
    if not found or found.kind not in _IN_THE_REPORT or "trip_id" not in row:
        return ""
    return f"{address(Trip, row['trip_id'])}#{found.key}"


def _within(page: Page, row: Row) -> str:
    """The trip or the event to which it belongs."""
    if "trip_id" in row:
        return page.link(Trip, row["trip_id"])
    return page.link(Event, row["event_id"]) if "event_id" in row else ""


def _of_event(page: Page, row: Row) -> str:
    return listing([period(Event, row), where(page, row)])


def _of_organization(page: Page, row: Row) -> str:
    kind = label(OrganizationKind, row["kind"])
    return listing([kind, page.link(Place, row["country_id"])])


def _of_place(page: Page, row: Row) -> str:
    return listing([label(PlaceKind, row["kind"]), page.link(Place, row["country_id"])])


def _of_series(page: Page, row: Row) -> str:
    return page.link(Organization, row["organization_id"])


_ABOUT: dict[Kind, Callable[[Page, Row], str]] = {
    Election: lambda _page, row: day(row["held_on"]),
    Event: _of_event,
    EventSeries: _of_series,
    Official: place_of,
    Organization: _of_organization,
    Place: _of_place,
    Trip: lambda _page, row: listing([state_tag(row), days_abroad(row)]),
}
_WITH_A_PAGE = (Election, Event, Official, Organization, Place, Trip)
