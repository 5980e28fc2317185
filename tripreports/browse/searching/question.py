"""What the address of the search asks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from tripreports.browse.lists.addresses import Addressed
from tripreports.core.dates import PartialDate
from tripreports.search.kinds import kind_called
from tripreports.search.query import CAP
from tripreports.search.words import Words, parse

_SIZE = 20
_A_FEW_OF_MANY_KINDS = 100
_LONGEST = 400
# No page has a number of so many digits.
_FAR = 9
_KNOWN = ("q", "kind", "year", "grouped", "page")
_MOST_NAMES, _LONGEST_NAME = 5, 40
_YEAR = re.compile(r"\d{1,4}", re.ASCII)
# What no page can show.
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Question(Addressed):
    """The words, and what the results are narrowed down to."""

    path: str
    given: Mapping[str, str]
    passed_over: tuple[str, ...]

    @classmethod
    def read(cls, path: str, query: QueryDict) -> "Question":
        """What the search does not know is passed over, and said."""
        given = {name: str(query[name]) for name in _KNOWN if query.get(name)}
        unknown = [_CONTROL.sub("", name) for name in query if name not in _KNOWN]
        if "q" in given:
            given["q"] = _CONTROL.sub(" ", given["q"])[:_LONGEST].strip()
        if "kind" in given and not kind_called(given["kind"]):
            unknown.append("kind")
            del given["kind"]
        if "year" in given and not _YEAR.fullmatch(given["year"]):
            unknown.append("year")
            del given["year"]
        told = tuple(name[:_LONGEST_NAME] for name in unknown[:_MOST_NAMES])
        return cls(path, {name: value for name, value in given.items() if value}, told)

    @property
    def text(self) -> str:
        return self.given.get("q", "")

    @cached_property
    def words(self) -> Words:
        return parse(self.text)

    @property
    def kind(self) -> str:
        return self.given.get("kind", "")

    @cached_property
    def year(self) -> int | None:
        """In the western calendar, in whichever it was given."""
        if "year" not in self.given:
            return None
        try:
            return PartialDate.parse(f"{self.given['year']}年").on.year
        except ValueError:
            return None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.kind or self.year is not None)

    @property
    def is_grouped(self) -> bool:
        """By kind: of one kind alone there is nothing to group."""
        return "grouped" in self.given and not self.kind

    @property
    def number(self) -> int:
        """Of the page; Pages refuse what is none."""
        page = self.given.get("page", "1")
        return int(page) if page.isascii() and page.isdecimal() and len(page) < _FAR else 1

    @property
    def size(self) -> int:
        """The most that can be found is one page of groups."""
        return CAP if self.is_grouped else _SIZE

    @property
    def fetched(self) -> int:
        return _A_FEW_OF_MANY_KINDS if self.is_grouped else _SIZE

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form hands on when other words are typed: the way to look at them."""
        return [(name, self.given[name]) for name in ("grouped",) if name in self.given]

    @property
    def grouped(self) -> str:
        """The address of the same, grouped by kind."""
        return f"{self.without('grouped')}&grouped=1"

    @property
    def mixed(self) -> str:
        return self.without("grouped")


def address_of(text: str) -> str:
    """The address of a search for some words and nothing else."""
    return f"{reverse('browse:search')}?{urlencode({'q': text})}"
