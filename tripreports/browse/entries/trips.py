from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from tripreports.browse.entries.directory import post_title
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page
from tripreports.browse.wording import facts, label, listing, partial, period, tag
from tripreports.directory.models import Official, Organization, Place, Post
from tripreports.events.models import Event
from tripreports.trips.enums import (
    AttendanceStatus,
    Basis,
    Contact,
    DelegateActKind,
    DelegateRole,
    EncounterRole,
    Presence,
    TripState,
)
from tripreports.trips.models import (
    Attendance,
    Delegate,
    DelegateAct,
    Encounter,
    EncounterRoleTag,
    Trip,
)

_CONTACT_TONES = {
    Contact.EXPLICIT: "good",
    Contact.AT_THE_CALL: "good",
    Contact.VISITED: "good",
    Contact.PROGRAMME: "past",
}
_STATUS_TONES = {AttendanceStatus.ATTENDED: "good", AttendanceStatus.FUTURE: "open"}


def trip_entry(page: Page, row: Row) -> Entry:
    delegates = page.extract.of(Delegate, trip_id=row["key"])
    return Entry(
        lead=page.link(Trip, row["key"]),
        tag=state_tag(row),
        tone="open",
        facts=facts(
            ("", page.other_text(row["title_zh"], row["title_en"])),
            (_("Dates"), days_abroad(row)),
            (_("Countries visited"), page.links(Place, row["regions"])),
            (_("Agency in charge"), page.link(Organization, row["agency_id"])),
            (_("Delegates"), listing(page.link(Official, one["official_id"]) for one in delegates)),
        ),
    )


def state_tag(row: Row) -> str:
    """What only staff come to see: that a trip is not published."""
    return label(TripState, row["state"]) if row["state"] != TripState.PUBLISHED else ""


def days_abroad(row: Row) -> str:
    """First and last day in both calendars."""
    first, last = partial(row["starts_on"]), partial(row["ends_on"])
    if not (first and last):
        return ""
    both = {
        "first": first.iso(),
        "last": last.iso(),
        "roc_first": first.roc(),
        "roc_last": last.roc(),
    }
    return gettext("%(first)s–%(last)s (ROC %(roc_first)s–%(roc_last)s)") % both


def delegate_entry(page: Page, row: Row, *, with_trip: bool = True) -> Entry:
    return Entry(
        lead=page.link(Official, row["official_id"]),
        tag=label(DelegateRole, row["role"]) if row["role"] == DelegateRole.HEAD else "",
        tone="good",
        facts=facts(
            (_("Title then"), page.both(row["title_zh"], row["title_en"])),
            (_("Agency"), page.link(Organization, row["organization_id"]) or row["agency"]),
            (_("Unit"), row["unit"]),
            (_("Trip"), page.link(Trip, row["trip_id"]) if with_trip else ""),
        ),
        note=row["note"],
        sources=page.sources(Delegate, row),
        key=row["key"],
    )


def member_entry(page: Page, row: Row) -> Entry:
    """One of ours in a few words, where the trip is told already."""
    agency = page.link(Organization, row["organization_id"]) or row["agency"]
    title = page.text(row["title_zh"], row["title_en"])
    return Entry(
        lead=page.link(Official, row["official_id"]),
        tag=label(DelegateRole, row["role"]) if row["role"] == DelegateRole.HEAD else "",
        facts=facts(("", format_html("{} {}", agency, title))),
        sources=page.sources(Delegate, row),
    )


def trip_heading(page: Page, key: str) -> str:
    """A trip with its days, over what happened on it."""
    row, link = page.extract.get(Trip, key), page.link(Trip, key)
    when = _days(row) if row else ""
    return format_html('{} <span class="when">{}</span>', link, when) if link and when else link


def _days(row: Row) -> str:
    first, last = partial(row["starts_on"]), partial(row["ends_on"])
    return f"{first.iso()}–{last.iso()}" if first and last else ""


def act_entry(page: Page, row: Row, *, at_event: bool = False) -> Entry:
    """What one of ours did at an event, told there or elsewhere."""
    delegate = page.extract.get(Delegate, row["delegate_id"])
    who = page.link(Official, delegate["official_id"]) if delegate else ""
    what = label(DelegateActKind, row["kind"])
    return Entry(
        lead=format_html("{} {}", who, what) if who else "",
        facts="" if at_event else facts((_("At"), page.link(Event, row["event_id"]))),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(DelegateAct, row),
    )


def attendance_entry(page: Page, row: Row) -> Entry:
    """A trip, on the page of an event."""
    return Entry(
        lead=page.link(Trip, row["trip_id"]),
        tag=label(AttendanceStatus, row["status"]),
        tone=status_tone(row["status"]),
        facts=facts((_("Attended on"), period(Attendance, row))),
        note=row["note"],
        sources=page.sources(Attendance, row),
    )


def status_tone(status: str) -> str:
    return _STATUS_TONES.get(AttendanceStatus(status), "past")


def met(page: Page, row: Row) -> str:
    """Whom an encounter was with: a person, else an organization, else a group in words."""
    return (
        page.link(Official, row["official_id"])
        or page.link(Organization, row["organization_id"])
        or format_html('<span lang="zh-Hant">{}</span>', row["group"])
    )


def encounter_entry(page: Page, row: Row, lead: str, *, with_event: bool = True) -> Entry:
    """How close a contact was, as far as the source says, is never rounded up."""
    roles = page.extract.of(EncounterRoleTag, encounter_id=row["key"])
    post = page.extract.get(Post, row["post_id"])
    return Entry(
        lead=lead,
        tag=label(Contact, row["contact"]),
        tone=_CONTACT_TONES.get(row["contact"], "open"),
        facts=facts(
            (_("Title then"), post_title(page, post) if post else ""),
            (_("Event"), page.link(Event, row["event_id"]) if with_event else ""),
            (_("Roles"), listing(label(EncounterRole, role["role"]) for role in roles)),
            (_("In the group"), page.links(Organization, row["group_members"])),
            (_("Presence"), _presence(row)),
            (_("Stated in"), label(Basis, row["basis"])),
        ),
        note=row["note"],
        is_derived=row["is_derived"],
        sources=page.sources(Encounter, row),
        key=row["key"],
    )


def contact_tag(row: Row) -> str:
    """How close a contact was, as far as the source says."""
    return tag(label(Contact, row["contact"]), _CONTACT_TONES.get(row["contact"], "open"))


def circumstances(page: Page, row: Row) -> str:
    """The rest that is known of an encounter, in a row: roles, presence, where it is stated."""
    roles = page.extract.of(EncounterRoleTag, encounter_id=row["key"])
    members = page.links(Organization, row["group_members"])
    said = [label(EncounterRole, role["role"]) for role in roles]
    return listing([*said, _presence(row), members, label(Basis, row["basis"])])


def _presence(row: Row) -> str:
    return "" if row["presence"] == Presence.NOT_STATED else label(Presence, row["presence"])
