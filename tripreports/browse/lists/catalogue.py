"""A list of records held in memory: their order, and the values by which they are narrowed down.

To count nine facets in the database takes a hundred times as long as here, and every link of a
list leads to other counts. A catalogue is as old as the archive's revision: whatever changes, the
next reader gets a new one. There is one for the public and one for those who see drafts.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain, compress
from operator import and_
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tripreports.browse.kinds import Kind
from tripreports.browse.page import Words
from tripreports.browse.statement import visible
from tripreports.core.facets import values_of_rows
from tripreports.core.filters import RecordFilterSet
from tripreports.core.visibility import sees_drafts
from tripreports.search.revision import current

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

# Of each row, whether it is meant.
Mask: TypeAlias = bytes
Values: TypeAlias = tuple[str, ...]


class Subject(NamedTuple):
    """What a list is about, what it can be narrowed down by, and how it can be sorted."""

    kind: Kind
    filters: type[RecordFilterSet]
    facets: tuple[str, ...]
    # The first is the one in which the list comes; each with what it is called.
    orders: tuple[tuple[str, Words], ...]


class Catalogue:
    """The keys of what a reader may see of one kind, with the values of each."""

    def __init__(self, filters: RecordFilterSet, facets: Iterable[str]) -> None:
        """From a bound set of filters that asks for nothing."""
        self._filters = filters
        self.keys: list[str] = list(filters.queryset.order_by("pk").values_list("pk", flat=True))
        self._places = {key: place for place, key in enumerate(self.keys)}
        self._columns = {name: self._column(name) for name in facets}
        self._orders: dict[str, list[int]] = {}
        # What was counted for filters that were asked for before, by whoever counts.
        self.counted: dict[Any, Any] = {}

    def everything(self) -> Mask:
        return b"\x01" * len(self.keys)

    def nothing(self) -> Mask:
        return b"\x00" * len(self.keys)

    def among(self, keys: Iterable[str]) -> Mask:
        """The rows with one of these keys."""
        mask = bytearray(len(self.keys))
        for key in keys:
            if key in self._places:
                mask[self._places[key]] = 1
        return bytes(mask)

    def having(self, facet: str, value: str) -> Mask:
        return bytes([value in values for values in self._columns[facet]])

    def count(self, facet: str, mask: Mask | None = None) -> "Counter[str]":
        """How many of the rows meant, or of all, have each value."""
        rows = self._columns[facet]
        return Counter(chain.from_iterable(rows if mask is None else compress(rows, mask)))

    def in_order(self, ordering: str, mask: Mask) -> Iterable[str]:
        """The keys of the rows meant, in one of the orders that the filters know."""
        if ordering not in self._orders:
            self._orders[ordering] = self._sorted(ordering)
        places = self._orders[ordering]
        return (self.keys[place] for place in places if mask[place])

    def _column(self, name: str) -> list[Values]:
        column: list[Values] = [()] * len(self.keys)
        # Many rows have the same one value: they share it.
        alone: dict[str, Values] = {}
        places = self._places
        for key, value in values_of_rows(self._filters.filters[name], self._filters.queryset):
            place = places.get(key)
            if place is None:  # it came since the keys were read
                continue
            known = column[place]
            if not known:
                column[place] = alone.get(value) or alone.setdefault(value, (value,))
            elif value not in known:
                column[place] = (*known, value)
        return column

    def _sorted(self, ordering: str) -> list[int]:
        asked = self._filters.filters["ordering"]
        rows = asked.filter(self._filters.queryset, [ordering])
        keys = rows.values_list("pk", flat=True)
        return [self._places[key] for key in keys if key in self._places]


# The newest of each kind, for the public and for those who see drafts, with its revision.
_held: dict[tuple[Kind, bool], tuple[str, Catalogue]] = {}


def catalogue(subject: Subject, reader: "Reader | None") -> Catalogue:
    """What the reader may see of a subject, as of now."""
    standing = (subject.kind, sees_drafts(reader))
    token = current().seen_by(reader).token
    if standing not in _held or _held[standing][0] != token:
        _held[standing] = token, Catalogue(bound(subject, reader, {}), subject.facets)
    return _held[standing][1]


def bound(subject: Subject, reader: "Reader | None", asked: Mapping[str, Any]) -> RecordFilterSet:
    """The filters of a subject, asked by somebody."""
    asker = SimpleNamespace(user=reader)
    filters = subject.filters.asked({*asked, *subject.facets, "ordering"})
    return filters(asked, queryset=visible(subject.kind, reader), request=asker)


def all_of(masks: Collection[Mask]) -> Mask | None:
    """The rows that every mask means; without masks, no mask."""
    found: Mask | None = None
    for mask in masks:
        found = mask if found is None else bytes(map(and_, found, mask))
    return found
