"""What a trip did at an event, entered as one: the event, our days there, and whom we met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tripreports.core.numbering import Numbering, next_number
from tripreports.directory.models import Official, Organization
from tripreports.events.models import Event, Organizer
from tripreports.history.context import recording
from tripreports.trips.enums import TripState
from tripreports.trips.models import (
    Attendance,
    DelegateAct,
    Encounter,
    EncounterRoleTag,
    Trip,
    TripRecord,
)
from tripreports.trips.services.moving import Refused
from tripreports.trips.services.publication import refresh_publication

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_IN_ORDER = Numbering("event", "order")


@dataclass(frozen=True)
class Meeting:
    """Somebody met at an event: the encounter with its roles, and the members of a group.

    The person may be new, and is then saved with it. Lists that are `None` stay as they are.
    """

    encounter: Encounter
    roles: Sequence[str] | None = None
    group_members: Sequence[Organization] | None = None


@transaction.atomic
def record_event(
    attendance: Attendance,
    *,
    by: "User",
    organizers: Sequence[Organizer] = (),
    meetings: Sequence[Meeting] = (),
    acts: Sequence[DelegateAct] = (),
    gone: Sequence[Organizer | Encounter | DelegateAct] = (),
) -> Attendance:
    """Save all that was entered about one event of a trip, or nothing.

    The records are new, or were read and changed; a new event and new people are saved too, and
    what is `gone` is deleted. A report that is public shows the changes at once. Refused while
    the trip is closed to changes, and to whoever overwrites what another person saved meanwhile.
    """
    trip, event = _open_trip(attendance.trip), attendance.event
    _refuse_strangers(trip, event, [*gone, *acts], [m.encounter for m in meetings])
    with recording(by=by):
        event.save()
        _step_aside(organizers, [m.encounter for m in meetings], acts)
        for record in gone:
            record.delete()
        attendance.save()
        _save_organizers(event, organizers)
        for meeting in meetings:
            _save_meeting(trip, event, meeting)
        for act in acts:
            act.event = event
            act.save()
        _show(trip)
    return attendance


@transaction.atomic
def leave_out_event(trip: Trip, event: Event, *, by: "User") -> list[TripRecord]:
    """Take an event out of a trip: our attendance, encounters and acts there are deleted.

    The event stays, for it took place whether or not we tell of it. Returns what was deleted.
    """
    trip = _open_trip(trip)
    records = records_at(trip, event)
    with recording(by=by):
        for record in records:
            record.delete()
        _show(trip)
    return records


def records_at(trip: Trip, event: Event) -> list[TripRecord]:
    """What a trip tells of an event in rows of its own."""
    acts = DelegateAct.objects.filter(delegate__trip=trip, event=event)
    encounters = Encounter.objects.filter(trip=trip, event=event)
    return [
        *acts.select_related("delegate__official"),
        *encounters.select_related("official", "organization"),
        *Attendance.objects.filter(trip=trip, event=event),
    ]


def _open_trip(trip: Trip) -> Trip:
    """The trip as it is now, held until the end, so that nobody submits it in between."""
    trip = Trip.objects.select_for_update().get(key=trip.key)
    if not trip.is_open_to_changes():
        raise Refused(_("The report of this trip is closed to changes."))
    return trip


def _refuse_strangers(
    trip: Trip,
    event: Event,
    entered: Iterable[Organizer | Encounter | DelegateAct],
    met: Iterable[Encounter],
) -> None:
    """Rows of another trip or of another event are no business of this one."""
    for record in [*entered, *met]:
        of_trip = isinstance(record, Organizer) or record.trip_key() == trip.key
        if not of_trip or record.event_id != event.key:
            raise Refused(_("“%s” belongs to another trip or event.") % record)


def _step_aside(
    organizers: Sequence[Organizer],
    encounters: Sequence[Encounter],
    acts: Sequence[DelegateAct],
) -> None:
    """Takes rows that change out of their lists, so that two may trade what must be unique.

    Each is put below a parent of its own that does not exist; foreign keys are checked at the
    end of the transaction, and by then all rows are back.
    """
    for records in (organizers, encounters, acts):
        moving = [r.pk for r in records if not r._state.adding and r.has_changes()]
        if moving:
            type(records[0])._base_manager.filter(pk__in=moving).update(event=F("key"))


def _save_organizers(event: Event, organizers: Sequence[Organizer]) -> None:
    for organizer in organizers:
        organizer.event = event
        if organizer._state.adding:
            organizer.order = next_number(Organizer, _IN_ORDER, event)
        organizer.save()


def _save_meeting(trip: Trip, event: Event, meeting: Meeting) -> None:
    encounter = meeting.encounter
    if encounter.official and encounter.official._state.adding:
        _save_person(encounter.official)
    encounter.trip, encounter.event = trip, event
    # Named again: their keys were not there when they were put in.
    encounter.official = encounter.official
    if encounter.post and encounter.post._state.adding:
        encounter.post.official = encounter.official or encounter.post.official
        encounter.post.full_clean()
        encounter.post.save()
        encounter.post = encounter.post
    encounter.save()
    if meeting.group_members is not None:
        encounter.group_members.set(meeting.group_members)
    if meeting.roles is not None:
        _set_roles(encounter, meeting.roles)


def _save_person(person: Official) -> None:
    person.full_clean()
    person.save()


def _set_roles(encounter: Encounter, roles: Sequence[str]) -> None:
    """Roles that stay keep their place and their evidence; new ones come after them."""
    there = list(encounter.roles.all())
    for tag in there:
        if tag.role not in roles:
            tag.delete()
    last = max((tag.order for tag in there if tag.role in roles), default=0)
    known = {tag.role for tag in there}
    new = [role for role in roles if role not in known]
    for order, role in enumerate(new, start=last + 1):
        EncounterRoleTag.objects.create(encounter=encounter, role=role, order=order)


def _show(trip: Trip) -> None:
    if trip.state == TripState.PUBLISHED:
        refresh_publication(trip)
