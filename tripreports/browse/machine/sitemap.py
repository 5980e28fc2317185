"""The sitemap: an index of parts, each with up to five thousand addresses, read as it is sent.

A part begins behind a key, not at a number, so that the last of 250,000 people are found as fast
as the first. Only trips say when they changed: other pages change with the trips around them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from math import ceil
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Max, QuerySet, Window
from django.db.models.functions import Mod, RowNumber
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.http import urlencode

from tripreports.browse.frame import ABOUT, LISTS, STARTS, address_of
from tripreports.browse.kinds import Kind
from tripreports.browse.machine.asking import Refused, in_asked_language
from tripreports.browse.page import address
from tripreports.browse.statement import visible
from tripreports.core.keys import validate_key
from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.models import Election
from tripreports.events.models import Event
from tripreports.search.revision import remember
from tripreports.trips.models import Trip

_A_PART = 5_000
_TYPE = "application/xml; charset=utf-8"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<%s xmlns="{_NAMESPACE}">\n'
_FIRST = ""
KINDS: dict[str, Kind] = {
    "trips": Trip,
    "events": Event,
    "organizations": Organization,
    "officials": Official,
    "elections": Election,
    "places": Place,
}
_NOT_FOR_SEARCH = {"browse:search"}


@in_asked_language
def index(request: HttpRequest) -> HttpResponse:
    """Where each part begins, looked up once for each state of the archive."""
    if request.GET:
        raise Refused("The sitemap knows no parameters.")
    parts = [reverse("browse:sitemap-pages")]
    for name, starts in remember("sitemap", request.user, _starts).items():
        path = reverse("browse:sitemap-part", args=[name])
        parts += [path + (f"?{urlencode({'after': key})}" if key else "") for key in starts]
    lines = (f"<sitemap><loc>{_loc(request, path)}</loc></sitemap>\n" for path in parts)
    return HttpResponse("".join(_document("sitemapindex", lines)), content_type=_TYPE)


@in_asked_language
def pages(request: HttpRequest) -> HttpResponse:
    """The lists, and the pages about the site."""
    stops = (stop for stop in (*STARTS, *LISTS, *ABOUT) if stop.route not in _NOT_FOR_SEARCH)
    paths = [*filter(None, map(address_of, stops)), reverse("browse:open-data")]
    lines = (f"<url><loc>{_loc(request, path)}</loc></url>\n" for path in paths)
    return HttpResponse("".join(_document("urlset", lines)), content_type=_TYPE)


@in_asked_language
def part(request: HttpRequest, name: str) -> HttpResponse | StreamingHttpResponse:
    if name not in KINDS:
        raise Http404
    after = _after(request)
    rows = _rows(KINDS[name]).filter(key__gt=after)[:_A_PART]
    if after and not rows.exists():
        raise Http404
    lines = _urls(request, KINDS[name], rows)
    return StreamingHttpResponse(_document("urlset", lines), content_type=_TYPE)


def _after(request: HttpRequest) -> str:
    if set(request.GET) - {"after"}:
        raise Refused("Known here: after.")
    after = request.GET.get("after", _FIRST)
    if after != _FIRST:
        try:
            validate_key(after)
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
    return after


def _starts() -> dict[str, list[str]]:
    """For each kind, the keys behind which its parts begin; none for a kind without records."""
    number = Window(RowNumber(), order_by=F("key").asc())
    starts: dict[str, list[str]] = {}
    for name, kind in KINDS.items():
        rows = visible(kind, None).order_by()
        ends = rows.annotate(number=number).annotate(rest=Mod("number", _A_PART)).filter(rest=0)
        keys = sorted(ends.values_list("key", flat=True))
        # Behind the last one there may be nothing, as there is for a kind without records.
        starts[name] = [_FIRST, *keys][: ceil(rows.count() / _A_PART)]
    return starts


def _rows(kind: Kind) -> QuerySet[Any, Any]:
    rows = visible(kind, None).order_by("key")
    if kind is Trip:
        rows = rows.annotate(amended_at=Max("amendments__ended_at"))
        return rows.values_list("key", "updated_at", "published_at", "amended_at")
    return rows.values_list("key")


def _urls(request: HttpRequest, kind: Kind, rows: QuerySet[Any, Any]) -> Iterator[str]:
    base = request.build_absolute_uri("/")[:-1]
    for key, *moments in rows.iterator(chunk_size=2000):
        changed = max((moment for moment in moments if moment), default=None)
        yield _url(f"{base}{address(kind, key)}", changed)


def _url(location: str, changed: dt.datetime | None) -> str:
    when = f"<lastmod>{changed:%Y-%m-%dT%H:%M:%S+00:00}</lastmod>" if changed else ""
    return f"<url><loc>{escape(location)}</loc>{when}</url>\n"


def _loc(request: HttpRequest, path: str) -> str:
    return str(escape(request.build_absolute_uri(path)))


def _document(root: str, lines: Iterable[str]) -> Iterator[str]:
    yield _HEAD % root
    yield from lines
    yield f"</{root}>\n"
