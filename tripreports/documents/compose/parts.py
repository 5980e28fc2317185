"""Parts of a report that are written from the records, where its text has none of them."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.core.models import in_language
from tripreports.documents.compose.material import Material
from tripreports.documents.compose.wording import (
    both,
    both_names,
    day,
    listed,
    sentence,
    table,
)
from tripreports.documents.outline import Block, Heading, Paragraph, Style
from tripreports.events.models import Event
from tripreports.reports.services.outline import label_for
from tripreports.trips.enums import AttendanceStatus
from tripreports.trips.models import ItineraryDay


def delegates(material: Material) -> Iterator[Block]:
    """The list of those who travelled, as the form has it."""
    heads = (_("No."), _("Agency"), _("Unit"), pgettext("person", "Title"), _("Name"))
    rows = [
        (
            number,
            one.agency,
            one.unit,
            both(one.title_zh, one.title_en),
            both_names(one.official),
        )
        for number, one in enumerate(material.delegates, 1)
    ]
    if rows:
        yield table(heads, rows, (8, 28, 20, 20, 24))


def purpose(material: Material) -> Iterator[Block]:
    for one in material.objectives:
        yield Paragraph(in_language(one.text_zh, one.text_en))


def course(material: Material) -> Iterator[Block]:
    """The itinerary, then what was attended, numbered as reports are."""
    if material.days:
        yield Heading(2, label_for(2, 1) + _("Itinerary"))
        yield from itinerary(material)
    attended = [
        one.event for one in material.attendances if one.status == AttendanceStatus.ATTENDED
    ]
    if attended:
        yield Heading(2, label_for(2, 2 if material.days else 1) + _("Events attended"))
        yield from _events(material, attended)


def itinerary(material: Material) -> Iterator[Block]:
    heads = (_("Date"), _("Place"), _("Programme"))
    rows = [(day(one.on), _route(one), _programme(one)) for one in material.days]
    if rows:
        yield table(heads, rows, (22, 26, 52))


def lessons(material: Material) -> Iterator[Block]:
    for number, one in enumerate(material.observations, 1):
        yield Heading(2, label_for(2, number) + one.title)
        if one.lesson:
            yield Paragraph(one.lesson)


def advice(material: Material) -> Iterator[Block]:
    if material.trip.has_no_recommendations and not material.recommendations:
        yield Paragraph(_("None."))
    for number, one in enumerate(material.recommendations, 1):
        yield Heading(2, label_for(2, number) + one.title)
        if one.action:
            yield Paragraph(one.action)
        if one.responsible:
            yield Paragraph(sentence(_("By whom"), str(one.responsible)), Style.PLAIN)
        if one.due_on:
            yield Paragraph(sentence(_("By when"), day(one.due_on)), Style.PLAIN)


# By the codes of the parts that every report has; the list of delegates stands beside them.
FROM_RECORDS: dict[str, Callable[[Material], Iterator[Block]]] = {
    "purpose": purpose,
    "course": course,
    "lessons": lessons,
    "advice": advice,
}


def _route(one: ItineraryDay) -> str:
    places = [str(stop.place) for stop in one.stops.all()]
    return "－".join(places) or one.route


def _programme(one: ItineraryDay) -> str:
    return "\n".join(each.text for each in one.activities.all())


def _events(material: Material, events: list[Event]) -> Iterator[Block]:
    """As the tree that they are; one whose whole was not attended stands at the top."""
    below: dict[str | None, list[Event]] = defaultdict(list)
    keys = {event.key for event in events}
    for event in events:
        below[event.parent_id if event.parent_id in keys else None].append(event)
    yield from _branch(material, below, None, level=3)


def _branch(
    material: Material, below: dict[str | None, list[Event]], parent: str | None, *, level: int
) -> Iterator[Block]:
    for number, event in enumerate(below[parent], 1):
        yield Heading(min(level, 6), label_for(level, number) + both_names(event))
        yield from _facts(material, event)
        yield from _branch(material, below, event.key, level=level + 1)


def _facts(material: Material, event: Event) -> Iterator[Block]:
    venue = str(event.venue) if event.venue else event.venue_text
    met = listed(
        dict.fromkeys(
            str(one.official or one.organization or one.group)
            for one in material.encounters
            if one.event_id == event.key
        )
    )
    told = ((_("When"), event.period), (_("Venue"), venue), (_("People met"), met))
    for what, text in told:
        if text:
            yield Paragraph(sentence(what, text), Style.PLAIN)
