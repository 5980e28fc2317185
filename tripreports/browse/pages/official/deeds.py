"""What a person did: met us, travelled for us, spoke, stood for election, promised, invited."""

from dataclasses import replace

from tripreports.browse.entries.elections import standing_entry
from tripreports.browse.entries.events import appearance_entry, award_entry
from tripreports.browse.entries.followup import commitment_entry, invitation_entry
from tripreports.browse.entries.reports import photo_views
from tripreports.browse.entries.trips import act_entry, delegate_entry
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, Part
from tripreports.browse.pages.meetings import encounter_part
from tripreports.browse.parts import part
from tripreports.browse.wording import label
from tripreports.browse.wording import say as _
from tripreports.elections.models import Candidacy
from tripreports.events.models import Appearance, Award, Event
from tripreports.followup.models import Commitment, Invitation
from tripreports.trips.enums import DelegateActKind
from tripreports.trips.models import Delegate, DelegateAct, Trip


def deed_parts(page: Page) -> list[Part]:
    lists = (
        ("travelled", _("Travelled for us"), Delegate, _travelled),
        ("acts", _("What he or she did there"), DelegateAct, _act),
        ("appearances", _("Appearances"), Appearance, _appearance),
        ("candidacies", _("Candidacies"), Candidacy, standing_entry),
        ("awards", _("Awards"), Award, award_entry),
        ("promises", _("Promises"), Commitment, commitment_entry),
        ("invitations", _("Invitations"), Invitation, invitation_entry),
    )
    return [
        encounter_part(
            page, lambda row: page.link(Event, row["event_id"]), "met_official", with_event=False
        ),
        *(
            part(page, key, title, [entry(page, row) for row in page.extract.chosen(kind, key)])
            for key, title, kind, entry in lists
        ),
        part(page, "photos", _("Photos"), photos=photo_views(page, here=False)),
    ]


def _appearance(page: Page, row: Row) -> Entry:
    return appearance_entry(page, row, at_event=False)


def _travelled(page: Page, row: Row) -> Entry:
    """A journey of the one that the page is about: it is led by the trip."""
    told = delegate_entry(page, row, with_trip=False)
    return replace(told, lead=page.link(Trip, row["trip_id"]))


def _act(page: Page, row: Row) -> Entry:
    """The same of what was done at an event."""
    where = page.link(Event, row["event_id"])
    return replace(
        act_entry(page, row), lead=where, tag=label(DelegateActKind, row["kind"]), facts=""
    )
