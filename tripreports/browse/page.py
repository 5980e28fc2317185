"""How a page says what an extract holds: names as links, dates, and marks that lead to the words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias, cast

from django.db.models import Model, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, Row
from tripreports.browse.leafing import Leafing
from tripreports.browse.wording import (
    escaped,
    is_chinese,
    listing,
    marked,
    running,
    said_in,
    say,
    tag,
)
from tripreports.core.given import Given
from tripreports.core.models import Alias
from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.models import Election
from tripreports.events.models import Event, EventSeries
from tripreports.reports.models import Citation, Photo
from tripreports.trips.models import Trip

Words: TypeAlias = "str | Promise"

_ADDRESSES: dict[Kind, str] = {
    Election: "browse:election-detail",
    Event: "browse:event-detail",
    EventSeries: "browse:series-detail",
    Official: "browse:official-detail",
    Organization: "browse:organization-detail",
    Photo: "browse:photo-file",
    Place: "browse:place-detail",
    Trip: "browse:trip-detail",
}
_STAND_IN = "key"
_LONGEST_TITLE = 240
_QUOTE_START = 16


class Shown:
    """What a template shows: it asks with brackets first, which must not end in an error."""

    __slots__ = ()

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


@dataclass(frozen=True, slots=True)
class Entry(Shown):
    """One thing of a list: what it is, what the source says of it, and where."""

    lead: str
    tag: str = ""
    tone: str = ""
    words: str = ""
    facts: str = ""
    note: str = ""
    is_derived: bool = False
    sources: str = ""
    key: str = ""
    # What other pages lead to it by, where it has no page of its own.
    anchor: str = ""

    @property
    def marks(self) -> str:
        """What stands behind the name: its state, and where the source says so."""
        derived = tag(say("derived"), "derived") if self.is_derived else ""
        return SafeString(tag(self.tag, self.tone) + derived + self.sources)

    @property
    def item(self) -> str:
        """All of it as an item of a dense list, with the facts as running text."""
        words = f'<p class="words" lang="zh-Hant">{escaped(self.words)}</p>' if self.words else ""
        note = f"<p{said_in(self.note)}>{escaped(self.note)}</p>" if self.note else ""
        here = f' id="{escaped(self.anchor)}"' if self.anchor else ""
        told = f"{self.lead}{self.marks}{running(self.facts)}{words}{note}"
        return SafeString(f"<li{here}>{told}</li>")

    @property
    def more(self) -> str:
        """What stands below the name. Written here, as a page may have five hundred of these."""
        words = f'<p class="words" lang="zh-Hant">{escaped(self.words)}</p>' if self.words else ""
        terms = f'<dl class="facts">{escaped(self.facts)}</dl>' if self.facts else ""
        note = f'<p class="note"{said_in(self.note)}>{escaped(self.note)}</p>' if self.note else ""
        return SafeString(words + terms + note)


@dataclass(frozen=True, slots=True)
class Group(Shown):
    """Entries of a part that belong together, under a heading; ours may stand beside theirs."""

    title: str
    entries: list[Entry]
    ours: list[Entry] = field(default_factory=list)
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Part(Shown):
    """A headed part of a page, left out where it is empty; it shows whatever of these it has.

    Of a long one it shows the beginning, with how many there are in all and where the rest is.
    """

    key: str
    title: Words
    entries: list[Entry] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    photos: list[Any] = field(default_factory=list)
    nodes: list[Any] = field(default_factory=list)
    contests: list[Any] = field(default_factory=list)
    # Whether links lead to single entries.
    is_anchored: bool = False
    # A chart of browse/charts with its table.
    chart: Any = None
    note: str = ""
    total: int = 0
    # Where all of it is; and, of one leaf, which it is and where its neighbours are.
    more: str = ""
    also: str = ""
    leaf: str = ""
    before: str = ""
    after: str = ""

    @property
    def count(self) -> str:
        return f"{self.total:,}" if self.total else ""

    @property
    def is_empty(self) -> bool:
        shown = (self.entries, self.groups, self.photos, self.nodes, self.contests, self.chart)
        return not any(shown)


def shown(entries: Iterable[Entry]) -> list[Entry]:
    """Without those of which the reader may not see what they are about."""
    return [entry for entry in entries if entry.lead]


class Page:
    """What an extract holds, in the words and the language of the reader."""

    def __init__(self, extract: Extract, leafing: Leafing | None = None) -> None:
        self.extract = extract
        self.leafing = leafing or Leafing()
        # One day for all that is said of terms: what ends at midnight must not end half-way down.
        self.today = timezone.localdate()
        self._is_chinese = is_chinese(get_language())
        self._source = escaped(say("source"))
        self._links: dict[tuple[Kind, str], str] = {}
        self._citations: dict[tuple[str, str], list[Row]] = defaultdict(list)

    def read_sources(self, within: Q | None = None) -> None:
        """The citations of every record read so far, or those chosen."""
        keys = {str(kind._meta.model_name): self.extract.keys(kind) for kind in self._cited()}
        of_each = tuple(Q(record_type__model=n, record_key__in=Given(n)) for n in keys)
        self.extract.read({Citation: within or of_each}, **({} if within else keys))
        self.gather_sources()

    def _cited(self) -> list[Kind]:
        """The kinds of which marks are shown: what a trip is, only its own page proves."""
        kinds = self.extract.read_kinds()
        return sorted((kind for kind in kinds if kind not in (Trip, Citation)), key=str)

    def gather_sources(self) -> None:
        """Take note of the citations that are read already."""
        for row in self.extract.rows(Citation):
            self._citations[row["record_kind"], row["record_key"]].append(row)

    def link(self, kind: Kind, key: str | None) -> str:
        """The name of a record, as a link if it has a page; nothing if it is hidden."""
        if not key:
            return ""
        if (kind, key) not in self._links:
            self._links[kind, key] = self._link(kind, key)
        return self._links[kind, key]

    def links(self, kind: Kind, keys: Iterable[str]) -> str:
        return listing(self.link(kind, key) for key in keys)

    def text(self, zh: str, en: str) -> str:
        """The reader's language, or the other one, marked as such."""
        text, language = self.told(zh, en)
        return (
            format_html('<span lang="{}">{}</span>', language, text) if language else escaped(text)
        )

    def told(self, zh: str, en: str) -> tuple[str, str]:
        """The same words, and their language where it is not the reader's."""
        wanted, other, code = (zh, en, "en") if self._is_chinese else (en, zh, "zh-Hant")
        return (wanted, "") if wanted or not other else (other, code)

    def other_text(self, zh: str, en: str) -> str:
        """The language that is not the reader's, where there are both."""
        if not (zh and en) or zh == en:
            return ""
        other, code = (en, "en") if self._is_chinese else (zh, "zh-Hant")
        return format_html('<span lang="{}">{}</span>', code, other)

    def both(self, zh: str, en: str) -> str:
        """Both languages, the reader's first."""
        other = self.other_text(zh, en)
        first = self.text(zh, en)
        return format_html('{} <span class="other">{}</span>', first, other) if other else first

    def citations(self, kind: type[Model], row: Row) -> list[Row]:
        return self._citations.get((str(kind._meta.model_name), row["key"]), [])

    def sources(self, kind: type[Model], row: Row) -> str:
        """Marks that lead to the words that prove a record."""
        return self.marks(self.citations(kind, row))

    def marks(self, citations: list[Row]) -> str:
        """The first as a word, the others as small numbers: most words are proved often.

        On the page of the words one mark leads to a paragraph, however much of it is quoted.
        """
        citations = list({self._passage(one): one for one in reversed(citations)}.values())[::-1]
        marks = (self._mark(one, number) for number, one in enumerate(citations, 1))
        return SafeString("".join(marks))

    def _passage(self, citation: Row) -> str:
        is_here = self.extract.subject == (Trip, citation["trip_id"])
        return cited_key(citation) if is_here else str(citation["key"])

    def _mark(self, citation: Row, number: int) -> str:
        """Where the words stand on another page, the mark tells them; here they are a step away."""
        place, quote = self.place_of(citation), citation["quote"]
        link = f' <a class="source{" nth" if number > 1 else ""}" href="{place}"'
        if place.startswith("#"):
            return f"{link}>{self._source if number == 1 else number}</a>"
        link += f' title="「{escaped(_shortened(quote, _LONGEST_TITLE))}」"'
        if number == 1:
            return f"{link}>{self._source}</a>"
        start = escaped(_shortened(quote, _QUOTE_START))
        return f'{link} aria-label="{self._source} {number}「{start}」">{number}</a>'

    def place_of(self, citation: Row) -> str:
        """The address of the cited words, as short as it is on the page where they stand."""
        trip, key = citation["trip_id"], cited_key(citation)
        return f"#{key}" if self.extract.subject == (Trip, trip) else words_address(trip, key)

    def _link(self, kind: Kind, key: str) -> str:
        name = self.extract.name(kind, key)
        if not name:
            return ""
        where = self._where(kind, key)
        if not where:
            return self.text(*name)
        text, language = self.told(*name)
        said = f' lang="{language}"' if language else ""
        return SafeString(f'<a href="{where}"{said}>{escaped(text)}</a>')

    def _where(self, kind: Kind, key: str) -> str:
        """The page of a record; for what an event decided, its place on the page of the event."""
        if kind in _ADDRESSES:
            return address(kind, key)
        event = self.extract.event_of(kind, key)
        return f"{address(Event, event)}#{key}" if event else ""


def cited_key(citation: Row) -> str:
    """The paragraph, caption or heading in which the cited words stand."""
    return str(citation["paragraph_id"] or citation["photo_id"] or citation["section_id"])


def has_page(kind: Kind) -> bool:
    return kind in _ADDRESSES


@cache
def _address(kind: Kind) -> str:
    return reverse(_ADDRESSES[kind], args=[_STAND_IN])


def address(kind: Kind, key: str) -> str:
    """The address of a record's page; resolving it anew for every link would be slow."""
    return _address(kind).replace(f"/{_STAND_IN}/", f"/{key}/")


def words_address(trip: str, key: str) -> str:
    """Where a reader finds a paragraph, a caption or a heading: on the page of its trip."""
    return f"{address(Trip, trip)}#{key}"


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length] + "…"


def alias_entries(page: Page, kind: Kind) -> list[Entry]:
    """Other spellings of a name, each with where it stands."""
    kinds = dict(cast("Any", Alias._meta.get_field("kind")).flatchoices)
    return [
        Entry(
            lead=marked(row["text"]), tag=str(kinds[row["kind"]]), sources=page.sources(kind, row)
        )
        for row in page.extract.rows(kind)
    ]


def read_names_and_sources(page: Page) -> None:
    """The last two queries of a page: citations mention trips, so they come first."""
    page.read_sources()
    page.extract.read_names()
