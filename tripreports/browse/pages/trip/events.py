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
from tripreports.browse.entries.trips import status_tone
from tripreports.browse.kinds import Row
from tripreports.browse.page import Entry, Page, Shown, shown
from tripreports.browse.pages.event import event_facts
from tripreports.browse.tree import in_programme_order
from tripreports.browse.wording import label, tag
from tripreports.events.enums import EventKind
from tripreports.events.models import Appearance, Event, EventRelation, Feature, Outcome
from tripreports.trips.enums import AttendanceStatus
from tripreports.trips.models import Attendance


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


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events that were the same to the trip: attended, past, to come."""

    status: str
    nodes: list[EventNode]


def events(page: Page) -> dict[str, Any]:
    attendances = {row["event_id"]: row for row in page.extract.rows(Attendance)}
    rows = in_programme_order(page.extract.rows(Event))
    nodes = {row["key"]: _node(page, row, attendances[row["key"]]) for row in rows}
    tops: dict[str, list[EventNode]] = {}
    for row in rows:
        node, above = nodes[row["key"]], nodes.get(row["parent_id"] or "")
        if above:
            above.children.append(node)
        else:
            tops.setdefault(attendances[row["key"]]["status"], []).append(node)
    order = [status for status in AttendanceStatus if status in tops]
    return {"event_groups": [EventGroup(str(status.label), tops[status]) for status in order]}


def _node(page: Page, row: Row, attendance: Row) -> EventNode:
    key = row["key"]
    kind = tag(label(EventKind, row["kind"]))
    status = attendance["status"]
    status = tag(label(AttendanceStatus, status), status_tone(status))
    return EventNode(
        key=key,
        name=page.link(Event, key),
        other_name=page.other_text(row["name_zh"], row["name_en"]),
        marks=SafeString(kind + status + page.sources(Event, row)),
        facts=event_facts(page, row),
        entries=_entries(page, key),
        children=[],
    )


def _entries(page: Page, key: str) -> list[Entry]:
    extract = page.extract
    speeches = extract.of(Appearance, event_id=key)
    return shown(
        [
            *(appearance_entry(page, row, at_event=True) for row in speeches),
            *(feature_entry(page, row) for row in extract.of(Feature, event_id=key)),
            *(outcome_entry(page, row) for row in extract.of(Outcome, event_id=key)),
            *(relation_entry(page, row) for row in extract.of(EventRelation, event_id=key)),
        ]
    )
