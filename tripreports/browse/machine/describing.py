"""What a page is about, in one plain line made of the record's own words."""

from collections.abc import Callable, Iterable

from django.utils.translation import pgettext

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, Row
from tripreports.browse.machine.excerpt import excerpt
from tripreports.browse.wording import label, period
from tripreports.core.models import in_language
from tripreports.directory.enums import OfficialKind, OrganizationKind, PlaceKind, PostStatus
from tripreports.directory.models import Official, Organization, Place, Post
from tripreports.elections.models import Contest, Election
from tripreports.events.enums import EventKind
from tripreports.events.models import Event, EventSeries, EventTheme, Outcome
from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Paragraph, Section
from tripreports.trips.models import Trip

_BETWEEN = " · "


def described(extract: Extract, kind: Kind, row: Row) -> str:
    """As long as search engines show it; empty where nothing but the name is known."""
    known = dict.fromkeys(part for part in _WORDS[kind](extract, row) if part)
    return excerpt(_BETWEEN.join(known))


def _trip(extract: Extract, row: Row) -> Iterable[str]:
    yield f"{row['starts_on']}–{row['ends_on']}"
    yield _names(extract, Place, row["regions"])
    yield _summary(extract)


def _summary(extract: Extract) -> str:
    """The first words of the report's own summary."""
    for section in extract.by(Section, "kind").get(SectionKind.SUMMARY, []):
        for paragraph in extract.of(Paragraph, section_id=section["key"]):
            return str(paragraph["text"])
    return ""


def _event(extract: Extract, row: Row) -> Iterable[str]:
    yield label(EventKind, row["kind"])
    yield period(Event, row)
    yield _names(extract, Place, (row["venue_id"], row["place_id"], row["country_id"]))
    for one in extract.of(EventTheme, event_id=row["key"]):
        yield in_language(one["text_zh"], one["text_en"])
    for one in extract.of(Outcome, event_id=row["key"]):
        yield one["text"]


def _series(extract: Extract, row: Row) -> Iterable[str]:
    yield period(EventSeries, row)
    yield in_language(row["frequency_zh"], row["frequency_en"])
    yield _names(extract, Event, (one["key"] for one in extract.of(Event, series_id=row["key"])))


def _official(extract: Extract, row: Row) -> Iterable[str]:
    yield label(OfficialKind, row["kind"])
    posts = extract.of(Post, official_id=row["key"])
    for post in sorted(posts, key=lambda one: one["status"] != PostStatus.CURRENT):
        title = in_language(post["title_zh"], post["title_en"])
        yield " ".join(filter(None, (_name(extract, Organization, post["organization_id"]), title)))
    yield _names(extract, Place, (row["place_id"], row["country_id"]))


def _organization(extract: Extract, row: Row) -> Iterable[str]:
    yield label(OrganizationKind, row["kind"])
    yield _name(extract, Organization, row["parent_id"])
    yield _names(extract, Place, (row["seat_id"], row["country_id"]))
    yield row["note"]


def _election(extract: Extract, row: Row) -> Iterable[str]:
    yield row["held_on"] or ""
    yield _name(extract, Organization, row["body_id"])
    for contest in extract.of(Contest, election_id=row["key"]):
        yield in_language(contest["position_zh"], contest["position_en"])


def _place(extract: Extract, row: Row) -> Iterable[str]:
    yield label(PlaceKind, row["kind"])
    yield _names(extract, Place, (row["parent_id"], row["country_id"]))
    yield _names(extract, Event, (one["key"] for one in extract.rows(Event)))


_WORDS: dict[Kind, Callable[[Extract, Row], Iterable[str]]] = {
    Election: _election,
    Event: _event,
    EventSeries: _series,
    Official: _official,
    Organization: _organization,
    Place: _place,
    Trip: _trip,
}


def _name(extract: Extract, kind: Kind, key: str | None) -> str:
    name = extract.name(kind, key)
    return in_language(*name) if name else ""


def _names(extract: Extract, kind: Kind, keys: Iterable[str | None]) -> str:
    names = (_name(extract, kind, key) for key in dict.fromkeys(keys))
    return pgettext("list", ", ").join(name for name in names if name)
