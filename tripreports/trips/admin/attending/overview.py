"""The events of a trip as a tree, each with whom we met there and what ours did."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from tripreports.core.models import Named
from tripreports.core.text import fold
from tripreports.events.models import Event
from tripreports.trips.enums import AttendanceStatus
from tripreports.trips.models import Attendance, DelegateAct, Encounter, Trip


@dataclass
class Entry:
    """An event as a trip tells of it."""

    event: Event
    attendance: Attendance | None = None
    encounters: list[Encounter] = field(default_factory=list)
    acts: list[DelegateAct] = field(default_factory=list)
    parts: list["Entry"] = field(default_factory=list)

    # More people than this are folded away.
    few = 6

    @property
    def is_short(self) -> bool:
        return len(self.encounters) <= self.few

    def holds(self, text: str) -> bool:
        """Whether the event, its place or somebody met there goes by a name with this text."""
        named: list[Named | None] = [self.event, self.event.place, self.event.venue]
        for encounter in self.encounters:
            named += [encounter.official, encounter.organization]
        names = [name for one in named if one for name in (one.name_zh, one.name_en)]
        names += [alias.text for alias in self.event.aliases.all()]
        names += [encounter.group for encounter in self.encounters]
        return any(text in fold(name) for name in names)


def overview(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    entries = entries_of(trip)
    text, status = request.GET.get("q", "").strip(), request.GET.get("status", "")
    is_filtered = bool(text or status)
    shown = [one for one in entries if fits(one, fold(text), status)] if is_filtered else entries
    context = admin.context_of_view(request, trip) | {
        "tree": shown if is_filtered else list(roots(shown)),
        "is_filtered": is_filtered,
        "counted": {
            "events": len(entries),
            "shown": len(shown),
            "people": len({e.official_id for one in entries for e in one.encounters} - {None}),
        },
        "text": text,
        "status": status,
        "statuses": AttendanceStatus.choices,
    }
    return TemplateResponse(request, "admin/trips/trip/events/overview.html", context)


def fits(entry: Entry, text: str, status: str) -> bool:
    if status and (entry.attendance is None or entry.attendance.status != status):
        return False
    return not text or entry.holds(text)


def entries_of(trip: Trip) -> list[Entry]:
    """All events of the trip, the earliest first, in as many queries however many they are."""
    attendances = {one.event_id: one for one in trip.attendances.all()}
    encounters = trip.encounters.select_related("official", "organization", "post__organization")
    met = list(encounters.prefetch_related("roles", "group_members").order_by("created_at", "key"))
    acts = list(
        DelegateAct.objects.filter(delegate__trip=trip)
        .select_related("delegate__official", "contest")
        .order_by("delegate__order", "kind", "key")
    )
    keys = attendances.keys() | {row.event_id for row in met} | {row.event_id for row in acts}
    events = Event.objects.filter(key__in=keys).select_related("place", "venue", "parent")
    entries = {
        event.key: Entry(event, attendances.get(event.key))
        for event in events.prefetch_related("aliases")
    }
    for encounter in met:
        entries[encounter.event_id].encounters.append(encounter)
    for act in acts:
        entries[act.event_id].acts.append(act)
    return list(entries.values())


def roots(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The events with those of their programme below them; where the one above is not in the
    trip, an event stands by itself.
    """
    by_key = {entry.event.key: entry for entry in entries}
    for entry in by_key.values():
        above = by_key.get(entry.event.parent_id or "")
        if above is None:
            yield entry
        else:
            above.parts.append(entry)
