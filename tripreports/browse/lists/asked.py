"""What the address of a list asks for, and the addresses that ask for a little more or less."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import get_language

from tripreports.browse.lists.addresses import Addressed, Chip
from tripreports.browse.lists.catalogue import Subject, bound
from tripreports.browse.page import Words
from tripreports.browse.wording import is_chinese
from tripreports.core.facets import written

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

SIZES = (25, 50)
_OF_THE_LIST = ("ordering", "size", "page")
_LONGEST_NAME = 40
_MOST_NAMES = 5


@dataclass(frozen=True)
class Asked(Addressed):
    """The filters in force, the order and the size of the pages."""

    subject: Subject
    reader: "Reader | None"
    path: str
    given: Mapping[str, str]
    passed_over: tuple[str, ...]

    @classmethod
    def read(cls, subject: Subject, request: HttpRequest) -> "Asked":
        """What the list does not know is passed over, and said."""
        query = request.GET
        known = {*subject.filters.base_filters, *_OF_THE_LIST}
        given = {name: str(query[name]) for name in query if name in known and query[name]}
        unknown = [name for name in query if name not in known]
        if given.get("size", str(SIZES[0])) not in map(str, SIZES):
            unknown.append("size")
            del given["size"]
        told = tuple(name[:_LONGEST_NAME] for name in unknown[:_MOST_NAMES])
        return cls(subject, request.user, request.path, given, told)

    @cached_property
    def filters(self) -> Any:
        return bound(self.subject, self.reader, self.given)

    @cached_property
    def errors(self) -> dict[str, list[str]]:
        """What is wrong with values, by the name of the filter."""
        return {name: [str(one) for one in found] for name, found in self.filters.errors.items()}

    @cached_property
    def chosen(self) -> dict[str, str]:
        """The values chosen in facets, as the facets have them."""
        self.filters.is_valid()
        valid = self.filters.form.cleaned_data
        return {
            name: written(self.filters.filters[name], valid[name])
            for name in self.subject.facets
            if name in self.given and name in valid
        }

    @cached_property
    def others(self) -> dict[str, str]:
        """Filters that are no facets: a search text, a range of dates."""
        apart = {*self.subject.facets, *_OF_THE_LIST}
        return {name: value for name, value in self.given.items() if name not in apart}

    @property
    def problems(self) -> list[Chip]:
        """The filters whose values are not understood, with what is wrong."""
        return [
            Chip(str(self.filters.filters[name].label), " ".join(found), self.without(name))
            for name, found in self.errors.items()
        ]

    @property
    def words(self) -> str:
        return self.given.get("q", "")

    @property
    def is_narrowed(self) -> bool:
        return bool(set(self.given) - set(_OF_THE_LIST))

    @property
    def ordering(self) -> str:
        """One order: the filters know several at once, which nobody needs here."""
        if "ordering" in self.given and "ordering" not in self.errors:
            return self.given["ordering"].partition(",")[0]
        first = self.subject.orders[0][0]
        # Names come in the reader's language.
        return "name_en" if first == "name_zh" and not is_chinese(get_language()) else first

    @property
    def orders(self) -> list[tuple[str, Words]]:
        """Those that the page offers, and the one in force if it is another."""
        offered = list(self.subject.orders)
        if self.ordering not in dict(offered):
            offered.append((self.ordering, dict(self._known_orders)[self.ordering]))
        return offered

    @property
    def _known_orders(self) -> Any:
        return self.filters.form.fields["ordering"].choices

    @property
    def size(self) -> int:
        return int(self.given.get("size", SIZES[0]))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form of the list hands on without showing it."""
        shown = {"q", *_OF_THE_LIST}
        return [(name, value) for name, value in self.given.items() if name not in shown]
