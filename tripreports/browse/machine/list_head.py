"""The head of a list: the same records as a feed and as JSON, filtered in the same way."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tripreports.browse.frame import LISTS
from tripreports.browse.kinds import Kind
from tripreports.browse.machine.head import (
    JSON,
    Alternate,
    Head,
    calendar,
    page_head,
    trip_feed,
)
from tripreports.events.models import Event
from tripreports.trips.models import Trip

_OF_PAGES = {"page", "size"}


def list_head(
    request: HttpRequest, kind: Kind, given: Mapping[str, str], *, is_narrowed: bool
) -> Head:
    """`given` are the filters in force; a narrowed list is nothing for search engines."""
    path = request.path
    title, about = next(
        ((str(stop.name), str(stop.about)) for stop in LISTS if reverse(stop.route) == path),
        (str(kind._meta.verbose_name_plural), ""),
    )
    plain = page_head(request, title, about, way=[(title, path)], kind="CollectionPage")
    page = {"page": given["page"]} if given.get("page", "1") != "1" else {}
    asked = {name: value for name, value in given.items() if name not in _OF_PAGES}
    return replace(
        plain,
        address=request.build_absolute_uri(path + _query(page)),
        alternates=tuple(_alternates(kind, asked)),
        is_indexed=not is_narrowed,
    )


def _alternates(kind: Kind, asked: Mapping[str, str]) -> list[Alternate]:
    found = [calendar()] if kind is Event else []
    if kind is Trip:
        followed = {name: value for name, value in asked.items() if name != "ordering"}
        found.append(trip_feed(urlencode(followed), _("These trips as a feed")))
    try:
        address = reverse(f"api:{kind._meta.model_name}-list")
    except NoReverseMatch:
        return found
    return [*found, Alternate(JSON, address + _query(asked), _("This list as JSON"))]


def _query(asked: Mapping[str, str]) -> str:
    return f"?{urlencode(asked)}" if asked else ""
