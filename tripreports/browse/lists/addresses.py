"""Addresses of one page that differ in what they ask for."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from django.utils.http import urlencode

from tripreports.browse.page import Shown


class Chip(NamedTuple):
    """A filter in force, and the address without it."""

    title: str
    value: str
    address: str


class Addressed(Shown):
    """A page with filters in its address, cut into pages."""

    path: str
    given: Mapping[str, str]

    @property
    def size(self) -> int:
        """Of its pages."""
        raise NotImplementedError

    def without(self, *names: str) -> str:
        """The address without some filters, on its first page."""
        left = {n: v for n, v in self.given.items() if n != "page" and n not in names}
        return f"{self.path}?{urlencode(left)}" if left else self.path

    def with_value(self, name: str) -> str:
        """The beginning of an address that gives a filter another value, which comes behind it."""
        start = self.without(name)
        return f"{start}{'&' if '?' in start else '?'}{quote(name)}="

    def page(self, number: int) -> str:
        """The address of one of the pages, all else being the same."""
        return self.without() if number == 1 else f"{self.with_value('page')}{number}"
