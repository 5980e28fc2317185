"""Events and elections as linked data."""

from tripreports.browse.kinds import Row
from tripreports.browse.machine.linked.node import Node, Writer, node, period
from tripreports.core.models import in_language
from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.models import Election
from tripreports.events.enums import Mode
from tripreports.events.models import (
    Appearance,
    Event,
    EventAlias,
    EventSeries,
    EventSeriesAlias,
    EventTheme,
    Organizer,
    SeriesOrganizer,
)

_MISPRINT = "typo"
# In person is what stands where a source says nothing of it.
_MODES = {
    Mode.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Mode.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def event_node(writer: Writer, row: Row) -> Node:
    extract, key = writer.extract, row["key"]
    first, last = period(row)
    organizers = [one["organization_id"] for one in extract.of(Organizer, event_id=key)]
    speakers = (one["official_id"] for one in extract.of(Appearance, event_id=key))
    below = (one["key"] for one in extract.of(Event, parent_id=key))
    aliases = extract.of(EventAlias, event_id=key)
    themes = (
        in_language(one["text_zh"], one["text_en"]) for one in extract.of(EventTheme, event_id=key)
    )
    return writer.subject(
        "Event",
        Event,
        row,
        alternateName=[one["text"] for one in aliases if one["kind"] != _MISPRINT],
        startDate=first,
        endDate=last,
        eventAttendanceMode=_MODES.get(Mode(row["mode"])),
        about=[theme for theme in themes if theme],
        location=_location(writer, row),
        organizer=writer.briefs("Organization", Organization, [*organizers, row["body_id"]]),
        performer=writer.briefs("Person", Official, speakers),
        superEvent=writer.brief("Event", Event, row["parent_id"]),
        subEvent=writer.briefs("Event", Event, below),
    )


def series_node(writer: Writer, row: Row) -> Node:
    extract, key = writer.extract, row["key"]
    aliases = extract.of(EventSeriesAlias, series_id=key)
    runners = [one["organization_id"] for one in extract.of(SeriesOrganizer, series_id=key)]
    editions = (one["key"] for one in extract.of(Event, series_id=key))
    return writer.subject(
        "EventSeries",
        EventSeries,
        row,
        alternateName=[one["text"] for one in aliases if one["kind"] != _MISPRINT],
        startDate=period(row)[0],
        organizer=writer.briefs("Organization", Organization, [row["organization_id"], *runners]),
        subEvent=writer.briefs("Event", Event, editions),
    )


def election_node(writer: Writer, row: Row) -> Node:
    """A round of elections: to schema.org, an event that a body holds."""
    return writer.subject(
        "Event",
        Election,
        row,
        additionalType="https://www.wikidata.org/wiki/Q40231",
        startDate=row["held_on"],
        endDate=row["held_on"],
        organizer=writer.brief("Organization", Organization, row["body_id"]),
        superEvent=writer.brief("Event", Event, row["event_id"]),
    )


def _location(writer: Writer, row: Row) -> list[Node]:
    """The venue, the city and the country, as far as they are known."""
    known = writer.briefs("Place", Place, (row["venue_id"], row["place_id"], row["country_id"]))
    words = row["venue_text"]
    return [node("Place", name=words), *known] if words and not row["venue_id"] else known
