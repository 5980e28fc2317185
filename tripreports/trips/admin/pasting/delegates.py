"""A pasted list of people becomes delegates."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tripreports.core.pasted import PastedRow, Shape
from tripreports.core.text import fold
from tripreports.directory.describing import describe_officials
from tripreports.directory.matching import records_called
from tripreports.directory.models import Official, Organization
from tripreports.trips.admin.pasting.page import PastePage, Shown, refuse_long_cells
from tripreports.trips.models import Trip
from tripreports.trips.proposals import Proposal, proposals_for
from tripreports.trips.services import Traveller, add_delegates

if TYPE_CHECKING:
    from django.contrib.auth.models import User

NEW = "new"


class PasteDelegates(PastePage):
    tab = "delegates"
    title = gettext_lazy("Paste a list of delegates")
    hint = gettext_lazy(
        "One person to a line: name, agency, unit, title; or name, agency, title. The first line"
        " may name the columns in another order. Cells are parted by tabs, commas, 、, / or"
        " several spaces."
    )
    example = "王小明\t臺中市政府秘書處\t國際事務科\t科員"
    shape = Shape(
        by_width={3: ("name", "agency", "title"), 4: ("name", "agency", "unit", "title")},
        headers={
            "姓名": "name",
            "出國人員姓名": "name",
            "name": "name",
            "服務機關": "agency",
            "機關": "agency",
            "機關單位": "agency",
            "服務單位": "agency",
            "agency": "agency",
            "單位": "unit",
            "unit": "unit",
            "職稱": "title",
            "title": "title",
        },
        optional=("unit",),
    )
    labels = {
        "name": pgettext_lazy("person", "name"),
        "agency": gettext_lazy("agency"),
        "unit": gettext_lazy("unit"),
        "title": pgettext_lazy("person", "title"),
    }
    heads = tuple(labels.values())

    def read(
        self, trip: Trip, rows: Sequence[PastedRow], chosen: Mapping[str, str]
    ) -> tuple[list[Traveller], list[Shown]]:
        longest = {"name": 300, "agency": 120, "unit": 120, "title": 120}
        if complaints := refuse_long_cells(rows, longest):
            raise ValidationError(complaints)
        matches = _Matches(rows, chosen)
        travellers = [matches.traveller(trip, row) for row in rows]
        if complaints := list(_doubtful(trip, rows, travellers)):
            raise ValidationError(complaints)
        return travellers, [
            matches.shown(row, one) for row, one in zip(rows, travellers, strict=True)
        ]

    def enter(self, trip: Trip, entries: list[Any], by: "User") -> int:
        return len(add_delegates(trip, travellers=entries, by=by))


class _Matches:
    """Who and which agencies the archive knows by the names in a table, in a few queries."""

    def __init__(self, rows: Sequence[PastedRow], chosen: Mapping[str, str]) -> None:
        names = [_cell(row, "name") for row in rows]
        self.chosen = chosen
        self.people = records_called(Official, names)
        self.agencies = records_called(Organization, [_cell(row, "agency") for row in rows])
        known = [person for people in self.people.values() for person in people]
        self.proposals: dict[str, Proposal] = proposals_for(known)
        self.described = describe_officials(known)

    def traveller(self, trip: Trip, row: PastedRow) -> Traveller:
        official = self.person(row)
        proposal = self.proposals.get(official.pk) if official else None
        agency = _cell(row, "agency") or (proposal.agency if proposal else str(trip.agency))
        called = self.agencies.get(fold(agency), [])
        usual = proposal.organization if proposal else trip.agency
        return Traveller(
            name=_cell(row, "name"),
            official=official,
            organization=called[0] if called else usual,
            agency=agency,
            unit=_cell(row, "unit"),
            title=_cell(row, "title"),
        )

    def person(self, row: PastedRow) -> Official | None:
        """As chosen in the preview, else the first of those with the name."""
        called = self.people.get(fold(_cell(row, "name")), [])
        key = self.chosen.get(f"person-{row.number}", "")
        by_key = {person.pk: person for person in called}
        return None if key == NEW else by_key.get(key) or next(iter(called), None)

    def shown(self, row: PastedRow, traveller: Traveller) -> Shown:
        called = self.people.get(fold(traveller.name), [])
        choices = [(person.pk, self._label(person)) for person in called]
        return Shown(
            row.number,
            (traveller.name, traveller.agency, traveller.unit, traveller.title),
            (*choices, (NEW, _("a new person"))) if called else (),
            traveller.official.pk if traveller.official else NEW,
            "" if called else gettext_lazy("new person"),
        )

    def _label(self, person: Official) -> str:
        told = self.described[person.pk]
        return f"{person} ({told})" if told else str(person)


def _doubtful(
    trip: Trip, rows: Sequence[PastedRow], travellers: Sequence[Traveller]
) -> Iterator[str]:
    listed = set(trip.delegates.values_list("official_id", flat=True))
    seen: dict[str, int] = {}
    for row, one in zip(rows, travellers, strict=True):
        words = {"number": row.number, "name": one.name}
        lacks = [name for name in ("name", "title") if not _cell(row, name)]
        if lacks:
            told = _("Row %(number)d (%(name)s) is too short. It lacks: %(missing)s.")
            missing = ", ".join(str(PasteDelegates.labels[name]) for name in lacks)
            yield told % {**words, "missing": missing}
        if one.official and one.official.pk in listed:
            yield _("Row %(number)d: %(name)s is on the list already.") % words
        who = one.official.pk if one.official else fold(one.name)
        if who in seen:
            yield _("Row %(number)d: %(name)s stands in row %(other)d too.") % {
                **words,
                "other": seen[who],
            }
        seen.setdefault(who, row.number)


def _cell(row: PastedRow, name: str) -> str:
    return " ".join(row.cells.get(name, "").split())
