"""The pages of a list, and the addresses of those that a reader may want next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from tripreports.browse.lists.addresses import Addressed
from tripreports.browse.page import Shown

_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Leaf(Shown):
    """One number among the pages, or a gap between two of them."""

    number: int
    address: str
    is_current: bool


@dataclass(frozen=True)
class Pages(Shown):
    """Where in a list a reader is."""

    total: int
    size: int
    number: int
    asked: Addressed

    @classmethod
    def of(cls, asked: Addressed, total: int) -> "Pages":
        try:
            number = int(asked.given.get("page", 1))
        except ValueError:  # as well of more digits than Python turns into a number
            number = 0
        pages = cls(total, asked.size, number, asked)
        if not 1 <= number <= pages.last:
            raise Http404(_("There is no such page of this list."))
        return pages

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size

    @property
    def stop(self) -> int:
        return min(self.start + self.size, self.total)

    @property
    def first_row(self) -> int:
        return self.start + 1

    @property
    def before(self) -> str:
        return self._address(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        return self._address(self.number + 1) if self.number < self.last else ""

    @property
    def leaves(self) -> list[Leaf]:
        """The first, the last, and those around the page that is shown; a gap has number 0."""
        return list(self._leaves())

    def _leaves(self) -> Iterator[Leaf]:
        around = range(self.number - _BESIDE, self.number + _BESIDE + 1)
        numbers = sorted({n for n in (1, *around, self.last) if 1 <= n <= self.last})
        known = 0
        for number in numbers:
            if number > known + 1:
                yield Leaf(0, "", is_current=False)
            yield Leaf(number, self._address(number), is_current=number == self.number)
            known = number

    def _address(self, number: int) -> str:
        return self.asked.page(number)
