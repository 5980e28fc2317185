"""What was elected, decided, adopted and signed; memberships and figures."""

from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.utils.safestring import SafeString

from tripreports.browse.entries.decisions import (
    agreement_entry,
    appointment_entry,
    document_entry,
    resolution_entry,
)
from tripreports.browse.entries.directory import membership_entry
from tripreports.browse.entries.elections import election_view
from tripreports.browse.entries.events import figure_subject, figure_value
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, Shown, cited_key, shown
from tripreports.browse.pages.trip.report import reading_order
from tripreports.browse.wording import escaped, said_in
from tripreports.browse.wording import say as _
from tripreports.directory.models import Membership, Organization
from tripreports.elections.models import Election
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appointment,
    Event,
    Figure,
    Resolution,
)
from tripreports.trips.models import Trip


@dataclass(frozen=True, slots=True)
class FigureLine(Shown):
    """One row of the table of figures."""

    metric: str
    value: str
    words: str
    sources: str

    @property
    def cells(self) -> str:
        said = said_in(self.words)
        words = f"<span{said}>{escaped(self.words)}</span>" if said else escaped(self.words)
        return (
            f'<th scope="row">{self.metric}</th><td{said_in(self.value)}>{escaped(self.value)}</td>'
            f"<td>{words}{self.sources}</td></tr>"
        )


@dataclass(frozen=True, slots=True)
class FigureGroup(Shown):
    """What the report states in figures about one subject."""

    subject: str
    lines: list[FigureLine]

    @property
    def body(self) -> str:
        """Written here, as a report may state hundreds."""
        subject = f'<th scope="rowgroup" rowspan="{len(self.lines)}">{self.subject}</th>'
        rows = "<tr>".join(line.cells for line in self.lines)
        return SafeString(f"<tbody><tr>{subject}{rows}</tbody>")


@dataclass(frozen=True, slots=True)
class Decided(Shown):
    """What was decided of one kind, and where, if all of it in one place."""

    title: str
    at: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Memberships(Shown):
    """What one belongs to, or who belongs to one."""

    title: str
    entries: list[Entry]


def decisions(page: Page) -> dict[str, Any]:
    rows = page.extract.rows
    figures = _figures(page)
    return {
        "elections": [election_view(page, row) for row in rows(Election)],
        "decided": _decided(page),
        "memberships": _memberships(page),
        "figures": figures,
        "figures_count": sum(len(group.lines) for group in figures),
    }


def _decided(page: Page) -> list[Decided]:
    rows, of = page.extract.rows, page.extract.of
    found = [
        *_resolutions(page),
        Decided(_("Documents"), "", [document_entry(page, row) for row in rows(AdoptedDocument)]),
        Decided(
            _("Agreements"),
            "",
            [
                agreement_entry(page, row, of(AgreementParty, agreement_id=row["key"]))
                for row in rows(Agreement)
            ],
        ),
        Decided(_("Appointments"), "", [appointment_entry(page, r) for r in rows(Appointment)]),
    ]
    return [one for one in found if shown(one.entries)]


def _resolutions(page: Page) -> list[Decided]:
    """By the event at which they were passed, which is named once."""
    return [
        Decided(
            title=_("Resolutions"),
            at=page.link(Event, event),
            entries=[resolution_entry(page, row | {"event_id": None}) for row in rows],
        )
        for event, rows in page.extract.by(Resolution, "event_id").items()
    ]


def _memberships(page: Page) -> list[Memberships]:
    """What our own government belongs to, then who belongs to each organization."""
    ours = {row["government_id"] for row in page.extract.rows(Trip)}
    rows = page.extract.rows(Membership)
    own = sorted((r for r in rows if r["member_id"] in ours), key=itemgetter("organization_id"))
    others = [row for row in rows if row["member_id"] not in ours]
    found = [
        Memberships(page.link(Organization, key), _of(page, own, of_member=True)) for key in ours
    ]
    for key in sorted({row["organization_id"] for row in others}):
        members = [row for row in others if row["organization_id"] == key]
        found.append(Memberships(page.link(Organization, key), _of(page, members, of_member=False)))
    return [one for one in found if one.title and one.entries]


def _of(page: Page, rows: list[Row], *, of_member: bool) -> list[Entry]:
    return shown(membership_entry(page, row, of_member=of_member) for row in rows)


def _figures(page: Page) -> list[FigureGroup]:
    """By subject, as the report comes to speak of them; a subject's figures stand together."""
    places = reading_order(page)
    groups: dict[str, list[FigureLine]] = {}
    for row in sorted(page.extract.rows(Figure), key=lambda row: _first_place(page, row, places)):
        groups.setdefault(figure_subject(page, row), []).append(_figure(page, row))
    return [FigureGroup(subject, lines) for subject, lines in groups.items() if subject]


def _first_place(page: Page, row: Row, places: dict[str, int]) -> int:
    cited = (places[cited_key(one)] for one in page.citations(Figure, row))
    return min(cited, default=len(places))


def _figure(page: Page, row: Row) -> FigureLine:
    return FigureLine(
        metric=page.text(row["metric_zh"], row["metric_en"]),
        value=figure_value(row),
        words=row["words"],
        sources=page.sources(Figure, row),
    )
