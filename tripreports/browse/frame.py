"""What has a fixed address: the lists of the archive, and the pages about the site."""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stop(NamedTuple):
    """A page that others lead to; `about` says what is there."""

    route: str
    name: Promise
    about: "Promise | str" = ""


# In the order in which the header names them.
LISTS = (
    Stop(
        "browse:trip-list",
        _("Trips"),
        _("Official journeys abroad, each with its whole report."),
    ),
    Stop(
        "browse:delegate-list",
        _("Delegates"),
        _("Who travelled, with agency, unit and title as they were then."),
    ),
    Stop(
        "browse:event-list",
        _("Events"),
        _("Congresses, meetings, forums, visits and courtesy calls that the reports tell of."),
    ),
    Stop(
        "browse:organization-list",
        _("Organizations"),
        _("Governments, associations, networks, committees, institutes and companies."),
    ),
    Stop(
        "browse:official-list",
        _("Officials"),
        _("People whom the reports name, ours and others', with the posts that they hold or held."),
    ),
    Stop(
        "browse:election-list",
        _("Elections"),
        _("Rounds of elections with their contests, candidates and seats."),
    ),
    Stop(
        "browse:recommendation-list",
        _("Recommendations"),
        _("What the reports advise, and what became of it."),
    ),
    Stop(
        "browse:place-list", _("Places"), _("Countries, cities and venues that the reports name.")
    ),
)
STARTS = (
    Stop("browse:home", _("Home"), _("What the archive holds, and its newest trips.")),
    Stop("browse:search", _("Search"), _("All records and the texts of the reports at once.")),
)
DATA = (
    Stop(
        "browse:open-data",
        _("Open data and licence"),
        _("In which forms the records can be had, and under which terms."),
    ),
    Stop("browse:trip-feed", _("Feed of trips"), _("Newest trips for feed readers (Atom).")),
    Stop("browse:calendar", _("Calendar"), _("Coming events and ends of terms (iCalendar).")),
    Stop("api:api-root", _("API"), _("The same records for programs, with the same filters.")),
)
ABOUT = (
    Stop("browse:about", _("About this site"), _("What it holds, and how a statement is proved.")),
    Stop(
        "browse:accessibility",
        _("Accessibility"),
        _("What was done for it, what is missing, and the access keys."),
    ),
    Stop("browse:privacy", _("Privacy"), _("Which cookies there are, and what is not collected.")),
    Stop("browse:site-map", pgettext_lazy("page", "Site map")),
    Stop("browse:contact", _("Contact"), _("Whom to write to about a mistake or a barrier.")),
)


def address_of(stop: Stop) -> str:
    """Its address, or nothing where this site does not have the page."""
    try:
        return reverse(stop.route)
    except NoReverseMatch:
        return ""


def reachable(stops: Iterable[Stop]) -> list[tuple[Stop, str]]:
    """Those that this site has, each with its address."""
    found = ((stop, address_of(stop)) for stop in stops)
    return [(stop, address) for stop, address in found if address]
