"""Facets: by what a list can be narrowed down, and how many records each value leaves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django_filters import ModelChoiceFilter

from tripreports.browse.kinds import Kind
from tripreports.browse.lists.addresses import Chip
from tripreports.browse.lists.asked import Asked
from tripreports.browse.lists.catalogue import Catalogue, Mask, all_of
from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import escaped, marked
from tripreports.core.dates import in_roc
from tripreports.core.periods import YearFilter
from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.models import Election
from tripreports.events.models import Event
from tripreports.trips.models import Trip

IN_SIGHT = 10
_AT_MOST = 40
_LONGEST = 60
# So many combinations of filters are counted once for a state of the archive.
_MOST_KEPT = 300
_LISTS: dict[Kind, str] = {
    Election: "browse:election-list",
    Event: "browse:event-list",
    Official: "browse:official-list",
    Organization: "browse:organization-list",
    Place: "browse:place-list",
    Trip: "browse:trip-list",
}


class Counted(NamedTuple):
    """The values of one facet that a page shows, and how many others there are."""

    name: str
    values: list[tuple[str, int]]
    beyond: int


@dataclass(frozen=True, slots=True)
class Facet(Shown):
    """One of the ways to narrow a list down: rows for its values, some of them out of sight."""

    name: str
    title: str
    rows: str
    more: str
    more_count: int
    beyond: str
    # The one value there is, where it narrows nothing down.
    only: str


def counted(held: Catalogue, asked: Asked, also: Mask | None) -> list[Counted]:
    """The values of each facet under all other filters; `also` is what those besides leave."""
    combination = frozenset((asked.chosen | asked.others).items())
    if combination not in held.counted:
        if len(held.counted) > _MOST_KEPT:
            held.counted.clear()
        held.counted[combination] = _count(held, asked, also)
    kept: list[Counted] = held.counted[combination]
    return kept


def _count(held: Catalogue, asked: Asked, also: Mask | None) -> list[Counted]:
    masks = {name: held.having(name, value) for name, value in asked.chosen.items()}
    found = []
    for name in asked.subject.facets:
        others = [mask for chosen, mask in masks.items() if chosen != name]
        others += [also] if also is not None else []
        found.append(_most(asked, name, held.count(name, all_of(others))))
    return found


def _most(asked: Asked, name: str, counts: "Counter[str]") -> Counted:
    """The most frequent values, or the newest years; the chosen one is always among them."""
    if isinstance(asked.filters.filters[name], YearFilter):
        shown = sorted(counts.items(), reverse=True)[:_AT_MOST]
    else:
        shown = counts.most_common(_AT_MOST)
    beyond, chosen = len(counts) - len(shown), asked.chosen.get(name)
    if chosen and chosen not in dict(shown):
        shown.append((chosen, counts[chosen]))
    return Counted(name, shown, beyond)


class Facets:
    """The facets of a list in the reader's words; names come from the page, which reads them."""

    def __init__(self, asked: Asked, found: Sequence[Counted], total: int) -> None:
        self.asked = asked
        self.found = found
        self.total = total
        self._labels: dict[str, dict[str, Any]] = {}
        self._kinds: dict[str, Kind | None] = {}

    def mention(self, page: Page) -> None:
        """Have the names of values read with those of the rows."""
        for one in self.found:
            if kind := self._kind(one.name):
                page.extract.mention(kind, [value for value, _count in one.values])

    def shown(self, page: Page) -> list[Facet]:
        return [self._facet(page, one) for one in self.found if one.values]

    def chips(self, page: Page) -> list[Chip]:
        """Every filter in force, facet or not."""
        asked = self.asked
        values = {name: self._word(page, name, value) for name, value in asked.chosen.items()}
        values |= {name: marked(_start(value)) for name, value in asked.others.items()}
        return [
            Chip(self._title(name), value, asked.without(name)) for name, value in values.items()
        ]

    def _facet(self, page: Page, one: Counted) -> Facet:
        start = escaped(self.asked.with_value(one.name))
        chosen = self.asked.chosen.get(one.name)
        rows: list[str] = []
        words: list[str] = []
        for value, count in one.values:
            word = self._word(page, one.name, value)
            if value == chosen:
                rows.insert(
                    0, facet_row(escaped(self.asked.without(one.name)), word, count, is_chosen=True)
                )
            elif word:
                rows.append(facet_row(f"{start}{quote(value)}", word, count))
                words.append(word)
        narrows = chosen or len(rows) > 1 or one.values[0][1] != self.total
        return Facet(
            name=one.name,
            title=self._title(one.name),
            rows=SafeString("".join(rows[:IN_SIGHT])),
            more=SafeString("".join(rows[IN_SIGHT:])),
            more_count=len(rows[IN_SIGHT:]),
            beyond=self._beyond(one),
            only="" if narrows else SafeString("".join(words)),
        )

    def _beyond(self, one: Counted) -> str:
        """That there are others still, and where to look for them."""
        kind = self._kind(one.name)
        if not (one.beyond and kind in _LISTS):
            return ""
        words = gettext("%(count)s others: choose them in their list.")
        text = escaped(words % {"count": f"{one.beyond:,}"})
        return SafeString(f'<a href="{reverse(_LISTS[kind])}">{text}</a>')

    def _title(self, name: str) -> str:
        return str(self.asked.filters.filters[name].label)

    def _kind(self, name: str) -> Kind | None:
        """Of which records the values are keys."""
        if name not in self._kinds:
            asked = self.asked.filters.filters[name]
            refers = isinstance(asked, ModelChoiceFilter)
            self._kinds[name] = asked.get_queryset(asked.get_request()).model if refers else None
        return self._kinds[name]

    def _word(self, page: Page, name: str, value: str) -> str:
        """A value as readers say it; nothing for a record that is hidden from them."""
        if kind := self._kind(name):
            names = page.extract.name(kind, value)
            return page.text(*names) if names else ""
        if isinstance(self.asked.filters.filters[name], YearFilter):
            return year_in_words(int(value))
        return escaped(self._label(name, value))

    def _label(self, name: str, value: str) -> str:
        if name not in self._labels:
            self._labels[name] = dict(self.asked.filters.form.fields[name].choices)
        return str(self._labels[name].get(value, ""))


def facet_row(address: str, word: str, count: int | None, *, is_chosen: bool = False) -> str:
    """A value with how many it leaves, if that is known; word and address are fit for a page."""
    current = ' aria-current="true"' if is_chosen else ""
    number = "" if count is None else f' <span class="count">{count:,}</span>'
    return f'<li><a rel="nofollow"{current} href="{address}"><span>{word}</span>{number}</a></li>'


def _start(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def year_in_words(year: int) -> str:
    """In both calendars, where both know it."""
    if in_roc(year) < 1:
        return str(year)
    return escaped(gettext("%(year)d (ROC %(roc)d)") % {"year": year, "roc": in_roc(year)})
