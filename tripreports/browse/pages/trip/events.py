"""The events of a trip as a tree, each with what was said there and what came of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from tripreports.browse.entries.events import (
    appearance_entry,
    feature_entry,
    outcome_entry,
    relation_entry,
)
from tripreports.browse.entries.trips import act_entry, status_tone
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, Shown, shown
from tripreports.browse.pages.event import event_facts
from tripreports.browse.tree import in_programme_order
from tripreports.browse.wording import escaped, label, running, tag
from tripreports.browse.wording import say as _
from tripreports.events.enums import EventKind
from tripreports.events.models import Appearance, Event, EventRelation, Feature, Outcome
from tripreports.trips.enums import AttendanceStatus
from tripreports.trips.models import Attendance, DelegateAct

_FOLDED_FROM = 4


@dataclass(frozen=True, slots=True)
class EventNode(Shown):
    """An event of the trip with those within it."""

    key: str
    name: str
    other_name: str
    marks: str
    facts: str
    entries: list[Entry]
    children: "list[EventNode]"

    @property
    def written(self) -> str:
        """With all below it. Written here, as a template would call itself sixty times."""
        other = f"<br>{self.other_name}" if self.other_name else ""
        below = written(self.children) if self.children else ""
        lead = f"<p>{self.name}{self.marks}{other}</p>{self.facts}"
        return f"<li>{lead}{self._entries}{below}</li>"

    @property
    def _entries(self) -> str:
        """Where many spoke, or much came of it, that is folded."""
        if not self.entries:
            return ""
        entries = f'<ul class="dense">{"".join(entry.item for entry in self.entries)}</ul>'
        if len(self.entries) < _FOLDED_FROM:
            return entries
        said = f"{escaped(_('Voices and outcomes'))} <small>{len(self.entries)}</small>"
        return f"<details><summary>{said}</summary>{entries}</details>"


def written(nodes: list[EventNode]) -> str:
    items = "\n".join(node.written for node in nodes)
    return SafeString(f'<ul class="event-tree">\n{items}</ul>')


@dataclass(frozen=True, slots=True)
class EventGroup(Shown):
    """Events that were the same to the trip: attended, past, to come."""

    status: str
    nodes: list[EventNode]

    @property
    def written(self) -> str:
        return written(self.nodes)


def events(page: Page) -> dict[str, Any]:
    attendances = {row["event_id"]: row for row in page.extract.rows(Attendance)}
    rows = in_programme_order(page.extract.rows(Event))
    events = {row["key"]: row for row in rows}
    nodes = {
        key: _node(page, row, events.get(row["parent_id"] or ""), attendances[key])
        for key, row in events.items()
    }
    tops: dict[str, list[EventNode]] = {}
    for row in rows:
        node, above = nodes[row["key"]], nodes.get(row["parent_id"] or "")
        if above:
            above.children.append(node)
        else:
            tops.setdefault(attendances[row["key"]]["status"], []).append(node)
    order = [status for status in AttendanceStatus if status in tops]
    acts = page.extract.rows(DelegateAct)
    return {
        "event_groups": [EventGroup(str(status.label), tops[status]) for status in order],
        "acts": shown(act_entry(page, row) for row in acts if row["event_id"] not in nodes),
        "events_count": len(nodes),
    }


def _node(page: Page, row: Row, above: Row | None, attendance: Row) -> EventNode:
    key = row["key"]
    kind = tag(label(EventKind, row["kind"]))
    return EventNode(
        key=key,
        name=page.link(Event, key),
        other_name=page.other_text(row["name_zh"], row["name_en"]),
        marks=SafeString(kind + _status(attendance) + page.sources(Event, row)),
        facts=running(event_facts(page, _without_what_stands_above(row, above))),
        entries=_entries(page, key),
        children=[],
    )


def _without_what_stands_above(row: Row, above: Row | None) -> Row:
    """Where an event is held in the same city as the one that it is a part of, once is enough."""
    if not above or row["place_id"] != above["place_id"]:
        return row
    where = {"place_id": None, "country_id": None}
    return row | where | ({"venue_id": None} if row["venue_id"] == above["venue_id"] else {})


def _status(attendance: Row) -> str:
    """What an event was to the trip, unless it was simply attended."""
    status = attendance["status"]
    if status == AttendanceStatus.ATTENDED:
        return ""
    return tag(label(AttendanceStatus, status), status_tone(status))


def _entries(page: Page, key: str) -> list[Entry]:
    extract = page.extract
    speeches = extract.of(Appearance, event_id=key)
    return shown(
        [
            *(act_entry(page, row, at_event=True) for row in extract.of(DelegateAct, event_id=key)),
            *(appearance_entry(page, row, at_event=True) for row in speeches),
            *(feature_entry(page, row) for row in extract.of(Feature, event_id=key)),
            *(outcome_entry(page, row) for row in extract.of(Outcome, event_id=key)),
            *(relation_entry(page, row) for row in extract.of(EventRelation, event_id=key)),
        ]
    )
