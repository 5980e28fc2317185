"""What was elected, decided, adopted and signed; memberships and figures."""

from dataclasses import dataclass
from typing import Any

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
from tripreports.browse.page import Page, Shown, cited_key
from tripreports.browse.pages.trip.report import reading_order
from tripreports.browse.wording import marked
from tripreports.directory.models import Membership
from tripreports.elections.models import Election
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appointment,
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


@dataclass(frozen=True, slots=True)
class FigureGroup(Shown):
    """What the report states in figures about one subject."""

    subject: str
    lines: list[FigureLine]

    @property
    def rows(self) -> str:
        return str(len(self.lines))


def decisions(page: Page) -> dict[str, Any]:
    rows = page.extract.rows
    parties = page.extract.of
    return {
        "elections": [election_view(page, row) for row in rows(Election)],
        "resolutions": [resolution_entry(page, row) for row in rows(Resolution)],
        "documents": [document_entry(page, row) for row in rows(AdoptedDocument)],
        "agreements": [
            agreement_entry(page, r, parties(AgreementParty, agreement_id=r["key"]))
            for r in rows(Agreement)
        ],
        "appointments": [appointment_entry(page, row) for row in rows(Appointment)],
        "memberships": [membership_entry(page, row) for row in _memberships(page)],
        "figures": _figures(page),
    }


def _memberships(page: Page) -> list[Row]:
    """Those of our own government before those of others."""
    ours = {row["government_id"] for row in page.extract.rows(Trip)}
    return sorted(
        page.extract.rows(Membership),
        key=lambda row: (row["member_id"] not in ours, row["organization_id"]),
    )


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
        value=marked(figure_value(row)),
        words=row["words"],
        sources=page.sources(Figure, row),
    )
