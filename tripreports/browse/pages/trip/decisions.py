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
from tripreports.browse.page import Page, Shown
from tripreports.directory.models import Membership
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


@dataclass(frozen=True, slots=True)
class FigureLine(Shown):
    """One row of the table of figures."""

    subject: str
    metric: str
    value: str
    words: str
    as_of: str
    sources: str


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
        "memberships": [membership_entry(page, row) for row in rows(Membership)],
        "figures": [_figure(page, row) for row in rows(Figure)],
    }


def _figure(page: Page, row: Row) -> FigureLine:
    return FigureLine(
        subject=figure_subject(page, row),
        metric=page.text(row["metric_zh"], row["metric_en"]),
        value=figure_value(row),
        words=row["words"],
        as_of=page.link(Event, row["as_of_id"]),
        sources=page.sources(Figure, row),
    )
