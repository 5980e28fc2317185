"""An event: its tree, organizers, speeches and figures, what it decided, and whom we met there."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext, gettext_noop

from tripreports.browse.entries.events import editions, organizers, themes, where
from tripreports.browse.kinds import Row
from tripreports.browse.maps.place import PlaceMap, place_map
from tripreports.browse.page import Page, Part, alias_entries
from tripreports.browse.pages.event.decisions import decision_parts
from tripreports.browse.pages.event.ours import our_parts
from tripreports.browse.pages.event.programme import programme_parts
from tripreports.browse.pages.event.reading import read_event
from tripreports.browse.pages.event.surroundings import surroundings
from tripreports.browse.parts import arranged
from tripreports.browse.wording import bracketed, dates, facts, label, marked
from tripreports.browse.wording import say as _
from tripreports.directory.models import Organization, Place
from tripreports.events.enums import Access, EventKind, Mode
from tripreports.events.models import Event, EventAlias, EventSeries


def event_page(page: Page, key: str) -> dict[str, Any]:
    read_event(page)
    row = page.extract.row(Event, key)
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": label(EventKind, row["kind"]),
        "facts": event_facts(page, row),
        "note": marked(row["note"]),
        "sources": page.sources(Event, row),
        "related": _related(page, row),
        **arranged(page, *programme_parts(page, row), *decision_parts(page), *our_parts(page, row)),
        "map": _map(page, row),
    }


def event_facts(page: Page, row: Row) -> str:
    return facts(
        (gettext_noop("When"), dates(Event, row)),
        (gettext_noop("Note on the date"), row["date_note"]),
        (gettext_noop("Where"), where(page, row)),
        (gettext_noop("Theme"), themes(page, row)),
        *organizers(page, row),
        (gettext_noop("Note on the organizers"), row["organizer_note"]),
        (gettext_noop("Meeting of"), page.link(Organization, row["body_id"])),
        (gettext_noop("Series"), _series(page, row)),
        (gettext_noop("Mode"), label(Mode, row["mode"]) if row["mode"] != Mode.IN_PERSON else ""),
        (gettext_noop("Access"), label(Access, row["access"])),
        (gettext_noop("Abbreviation"), row["abbreviation"]),
    )


def _series(page: Page, row: Row) -> str:
    """The series, with its editions in a line; without others, only the number of this one."""
    series = page.link(EventSeries, row["series_id"])
    number = gettext("No. %(number)s") % {"number": row["edition"]} if row["edition"] else ""
    line = editions(page, row)
    if line:
        return format_html("{}{}", series, line)
    return bracketed(series, number) if series and number else series


def _map(page: Page, row: Row) -> PlaceMap | None:
    """Of the venue, else of the city, as far as the reader may see it."""
    key = next((key for key in (row["venue_id"], row["place_id"]) if page.link(Place, key)), None)
    return place_map(page, key) if key else None


def _related(page: Page, row: Row) -> list[Part]:
    names = Part("names", _("Names and spellings"), alias_entries(page, EventAlias))
    return [one for one in (*surroundings(page, row), names) if not one.is_empty]
