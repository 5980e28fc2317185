"""How often we met somebody and when last: the same on the page of a person and of a body."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import ngettext

from tripreports.browse.entries.trips import encounter_entry, trip_heading
from tripreports.browse.kinds import Row
from tripreports.browse.page import Page, Part
from tripreports.browse.parts import grouped, part
from tripreports.browse.wording import say as _
from tripreports.trips.models import Encounter


def times_met(page: Page) -> str:
    number = page.extract.total("encounters")
    if not number:
        return ""
    words = ngettext("%(number)s encounter", "%(number)s encounters", number)
    return format_html('<a href="#encounters">{}</a>', words % {"number": f"{number:,}"})


def last_met(page: Page) -> str:
    """The newest trip; the page reads encounters by it."""
    rows = page.extract.chosen(Encounter, "encounters")
    return trip_heading(page, rows[0]["trip_id"]) if rows and not page.leafing.part else ""


def encounter_part(page: Page, lead: Callable[[Row], str], by: str, *, with_event: bool) -> Part:
    """Encounters under their trips, the newest first; `by` is the filter of the list of trips."""
    groups = grouped(
        page.extract.chosen(Encounter, "encounters"),
        "trip_id",
        lambda key: trip_heading(page, key),
        lambda row: encounter_entry(page, row, lead(row), with_event=with_event),
    )
    asked = urlencode({by: page.extract.subject[1]})
    trips = f"{reverse('browse:trip-list')}?{asked}"
    also = format_html('<a href="{}">{}</a>', trips, _("All trips on which we met"))
    return part(page, "encounters", _("Met by us"), groups=groups, also=also if groups else "")
