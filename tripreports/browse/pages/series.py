"""An event series: since when and how often it is held, who runs it, and its editions."""

from typing import Any

from django.db.models import F, Q
from django.utils.translation import pgettext

from tripreports.browse.asking import SUBJECT
from tripreports.browse.entries.events import edition_entry, organizer
from tripreports.browse.page import Page, Part, alias_entries, read_names_and_sources
from tripreports.browse.parts import arranged, part
from tripreports.browse.wording import dates, facts, listing, marked
from tripreports.browse.wording import say as _
from tripreports.directory.models import Organization
from tripreports.events.models import Event, EventSeries, EventSeriesAlias, SeriesOrganizer


def series_page(page: Page, key: str) -> dict[str, Any]:
    newest = (F("starts_on").desc(nulls_last=True), "order", "key")
    page.extract.read(
        {
            EventSeries: Q(key=SUBJECT),
            EventSeriesAlias: Q(series=SUBJECT),
            SeriesOrganizer: Q(series=SUBJECT),
            Event: page.leafing.first("editions", Q(series=SUBJECT), by=newest),
        }
    )
    page.extract.require_subject()
    row = page.extract.row(EventSeries, key)
    page.extract.mention(Event, page.extract.keys(Event))
    read_names_and_sources(page)
    runners = page.extract.rows(SeriesOrganizer)
    editions = [edition_entry(page, one) for one in page.extract.chosen(Event, "editions")]
    names = Part("names", _("Names and spellings"), alias_entries(page, EventSeriesAlias))
    return {
        "name": page.text(row["name_zh"], row["name_en"]),
        "other_name": page.other_text(row["name_zh"], row["name_en"]),
        "tag": _("Event series"),
        "facts": facts(
            (pgettext("event series", "Held"), dates(EventSeries, row)),
            (_("How often"), page.text(row["frequency_zh"], row["frequency_en"])),
            (_("Of"), page.link(Organization, row["organization_id"])),
            (_("Run by"), listing(organizer(page, one, SeriesOrganizer) for one in runners)),
        ),
        "note": marked(row["note"]),
        "sources": page.sources(EventSeries, row),
        "related": [] if names.is_empty else [names],
        **arranged(page, part(page, "editions", pgettext("event series", "Editions"), editions)),
    }
