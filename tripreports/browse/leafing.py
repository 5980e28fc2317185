"""A long part of a page shows its beginning; the rest is leafed through at an address of its own.

`/organizations/busan-city/?part=encounters&page=2` is the page of Busan with nothing but the second
hundred of its encounters. So what the first page leaves out is read there, without scripts, and no
address makes the database hand over more than a hundred rows of anything.
"""

from dataclasses import dataclass

from django.db.models import OrderBy, Q
from django.http import Http404
from django.utils.translation import gettext as _

from tripreports.browse.asking import FIRST, First

LEAF = 100


@dataclass(frozen=True, slots=True)
class Leafing:
    """Which part of a page a reader leafs through, and at which leaf; both as they were asked."""

    part: str = ""
    page: str = "1"

    def first(
        self,
        name: str,
        *ways: Q,
        by: tuple[str | OrderBy, ...],
        number: int = FIRST,
        is_vast: bool = False,
    ) -> First:
        """The beginning of a part, or the leaf that is asked for."""
        offset = 0
        if name == self.part:
            number, offset = LEAF, (self.leaf - 1) * LEAF
        return First(name, *ways, by=by, number=number, offset=offset, is_vast=is_vast)

    @property
    def leaf(self) -> int:
        # No archive has more leaves, and no database larger numbers.
        if not (self.page.isascii() and self.page.isdecimal() and 0 < len(self.page) < 8):  # noqa: PLR2004 (digits)
            raise Http404(_("There is no such page of this list."))
        return max(int(self.page), 1)

    def address(self, part: str, leaf: int = 1) -> str:
        return f"?part={part}" if leaf == 1 else f"?part={part}&page={leaf}"
