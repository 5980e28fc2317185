"""What an organization does: events, decisions, promises, and the trips that it sends."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html

from tripreports.browse.entries.decisions import agreement_entry, resolution_entry
from tripreports.browse.entries.events import (
    appearance_entry,
    award_entry,
    event_entry,
    figure_entry,
    organizer_entry,
    series_entry,
)
from tripreports.browse.entries.followup import commitment_entry, invitation_entry
from tripreports.browse.entries.trips import trip_entry
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, Part
from tripreports.browse.parts import part
from tripreports.browse.wording import say as _
from tripreports.events.models import (
    Agreement,
    AgreementParty,
    Appearance,
    Award,
    Event,
    EventSeries,
    Figure,
    Organizer,
    Resolution,
)
from tripreports.followup.models import Commitment, Invitation
from tripreports.trips.models import Trip


def work_parts(page: Page) -> list[Part]:
    chosen, key = page.extract.chosen, page.extract.subject[1]
    series = [series_entry(page, row) for row in page.extract.rows(EventSeries)]
    lists = (
        ("organized", _("Events organized"), Organizer, organizer_entry, "event", "organizer"),
        ("meetings", _("Meetings held"), Event, event_entry, "event", "body"),
        ("appearances", _("Appearances"), Appearance, _appearance, "", ""),
        ("resolutions", _("Resolutions"), Resolution, resolution_entry, "", ""),
        ("agreements", _("Agreements"), Agreement, _agreement, "", ""),
        ("promises", _("Promises"), Commitment, commitment_entry, "", ""),
        ("invitations", _("Invitations"), Invitation, invitation_entry, "", ""),
        ("figures", _("Figures"), Figure, figure_entry, "", ""),
        ("awards", _("Awards"), Award, award_entry, "", ""),
        ("trips", _("Trips sent"), Trip, trip_entry, "trip", "government"),
    )
    return [
        part(page, "series", _("Event series"), series),
        *(
            part(
                page,
                name,
                title,
                [entry(page, row) for row in chosen(kind, name)],
                also=_as_list(listed, by, key) if page.extract.keys_of(name) else "",
            )
            for name, title, kind, entry, listed, by in lists
        ),
    ]


def _as_list(kind: str, by: str, key: str) -> str:
    """The list that has the same rows, where it can be narrowed down and sorted."""
    if not kind:
        return ""
    address = f"{reverse(f'browse:{kind}-list')}?{urlencode({by: key})}"
    return format_html('<a href="{}">{}</a>', address, _("As a list to search"))


def _appearance(page: Page, row: Row) -> Entry:
    return appearance_entry(page, row, at_event=False)


def _agreement(page: Page, row: Row) -> Entry:
    return agreement_entry(page, row, page.extract.of(AgreementParty, agreement_id=row["key"]))
