"""What an event was to us: who of us met whom, what we did there, and what stays to be done."""

from tripreports.browse.entries.followup import commitment_entry, invitation_entry
from tripreports.browse.entries.reports import photo_views
from tripreports.browse.entries.trips import (
    act_entry,
    attendance_entry,
    encounter_entry,
    member_entry,
    met,
    trip_heading,
)
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Group, Page, Part, shown
from tripreports.browse.parts import grouped, part
from tripreports.browse.wording import say as _
from tripreports.followup.models import Commitment, Invitation
from tripreports.trips.models import Attendance, Delegate, DelegateAct, Encounter


def our_parts(page: Page, row: Row) -> list[Part]:
    chosen = page.extract.chosen
    lists = (
        ("acts", _("What our delegates did"), DelegateAct, act_entry),
        ("promises", _("Promises"), Commitment, commitment_entry),
        ("invitations", _("Invitations"), Invitation, invitation_entry),
        ("trips", _("Trips that came"), Attendance, attendance_entry),
    )
    rest = [
        part(page, key, title, [entry(page, one) for one in chosen(kind, key)])
        for key, title, kind, entry in lists
    ]
    return [
        part(page, "encounters", _("Who of us met whom"), groups=_encounters(page, row)),
        *rest,
        part(page, "photos", _("Photos"), photos=photo_views(page, here=False)),
    ]


def _encounters(page: Page, event: Row) -> list[Group]:
    """By trip: the delegation as it was then beside those that it met, each with the title then."""
    groups = grouped(
        page.extract.chosen(Encounter, "encounters"),
        "trip_id",
        lambda key: key,
        lambda row: encounter_entry(
            page, row, met(page, row), with_event=row["event_id"] != event["key"]
        ),
    )
    return [
        Group(trip_heading(page, group.title), group.entries, ours=_delegation(page, group.title))
        for group in groups
    ]


def _delegation(page: Page, trip: str) -> list[Entry]:
    return shown(member_entry(page, row) for row in page.extract.of(Delegate, trip_id=trip))
