"""The head of the page of a record."""

from dataclasses import replace
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tripreports.browse.kinds import Kind, Row, title_of
from tripreports.browse.machine.describing import described
from tripreports.browse.machine.excerpt import plain
from tripreports.browse.machine.head import (
    JSON,
    Alternate,
    Head,
    calendar,
    page_head,
    trip_feed,
)
from tripreports.browse.machine.linked.directory import (
    official_node,
    organization_node,
    place_node,
)
from tripreports.browse.machine.linked.events import election_node, event_node, series_node
from tripreports.browse.machine.linked.node import Writer
from tripreports.browse.machine.linked.trips import trip_node
from tripreports.browse.machine.negotiation import api_address
from tripreports.browse.page import Page, address
from tripreports.core.models import in_language
from tripreports.directory.enums import PlaceKind
from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.models import Election
from tripreports.events.models import Event, EventSeries
from tripreports.reports.models import Photo
from tripreports.trips.models import Trip


class _Way(NamedTuple):
    """How a kind of record is told, and the list from which it is reached."""

    node: Any
    shared_as: str
    list_name: str
    list_title: str


_WAYS: dict[Kind, _Way] = {
    Trip: _Way(trip_node, "article", "browse:trip-list", gettext_noop("Trips")),
    Event: _Way(event_node, "website", "browse:event-list", gettext_noop("Events")),
    EventSeries: _Way(series_node, "website", "browse:event-list", gettext_noop("Events")),
    Official: _Way(official_node, "profile", "browse:official-list", gettext_noop("Officials")),
    Organization: _Way(
        organization_node, "website", "browse:organization-list", gettext_noop("Organizations")
    ),
    Election: _Way(election_node, "website", "browse:election-list", gettext_noop("Elections")),
    Place: _Way(place_node, "website", "", ""),
}


def record_head(request: HttpRequest, page: Page, kind: Kind, row: Row) -> Head:
    """Made of what the page has read for itself."""
    start, way = title_of(kind), _WAYS[kind]
    title = plain(in_language(row[f"{start}_zh"], row[f"{start}_en"]))
    here = address(kind, row["key"])
    lists = [(_(way.list_title), reverse(way.list_name))] if way.list_name else []
    node = way.node(Writer(request, page.extract), row)
    return replace(
        page_head(
            request,
            title,
            described(page.extract, kind, row),
            way=[*lists, (title, here)],
            graph=[node],
        ),
        kind=way.shared_as,
        image=_image(request, page),
        alternates=(*_feeds(kind, row), *_as_json(kind, row["key"])),
    )


def _as_json(kind: Kind, key: str) -> list[Alternate]:
    """Where the API has the record; a series it tells with its events."""
    if kind is EventSeries:
        return []
    address_there = api_address(str(kind._meta.model_name), key)
    return [Alternate(JSON, address_there, _("This record as JSON"))]


def _feeds(kind: Kind, row: Row) -> list[Alternate]:
    """A country and an organization can be followed: their trips, and what is to come."""
    if kind is Organization:
        asked = urlencode({"met_organization": row["key"]})
        return [
            trip_feed(asked, _("Trips that met this organization")),
            calendar(urlencode({"organization": row["key"]})),
        ]
    if kind is Place and row["kind"] in PlaceKind.countries():
        asked = urlencode({"country": row["key"]})
        return [trip_feed(asked, _("Trips to this country")), calendar(asked)]
    return [trip_feed()]


def _image(request: HttpRequest, page: Page) -> str:
    """The first picture of the page whose file is there."""
    for photo in page.extract.rows(Photo):
        if photo["image"]:
            return request.build_absolute_uri(address(Photo, photo["key"]))
    return ""
