"""What an event came to: outcomes, elections, resolutions, documents and agreements."""

from tripreports.browse.entries.decisions import (
    agreement_entry,
    appointment_entry,
    document_entry,
    resolution_entry,
)
from tripreports.browse.entries.elections import election_entry
from tripreports.browse.entries.events import outcome_entry
from tripreports.browse.page import Entry, Page, Part
from tripreports.browse.parts import part
from tripreports.browse.wording import say as _
from tripreports.elections.models import Election
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appointment,
    Outcome,
    Resolution,
)


def decision_parts(page: Page) -> list[Part]:
    chosen = page.extract.chosen
    lists = (
        ("outcomes", _("Outcomes"), Outcome, outcome_entry),
        ("elections", _("Elections"), Election, election_entry),
        ("resolutions", _("Resolutions"), Resolution, resolution_entry),
        ("documents", _("Documents"), AdoptedDocument, document_entry),
        ("agreements", _("Agreements"), Agreement, _agreement),
        ("appointments", _("Appointments"), Appointment, appointment_entry),
    )
    return [
        part(page, key, title, [entry(page, row) for row in chosen(kind, key)], is_anchored=True)
        for key, title, kind, entry in lists
    ]


def _agreement(page: Page, row: dict[str, object]) -> Entry:
    parties = page.extract.of(AgreementParty, agreement_id=str(row["key"]))
    return agreement_entry(page, row, parties)
