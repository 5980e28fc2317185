"""The address of the feed."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError as Invalid
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tripreports.api.answering import site_of
from tripreports.api.changes.cursor import BEGINNING, Cursor, Place, read, since
from tripreports.api.changes.described import OPERATIONS
from tripreports.api.changes.entries import Entry, entries_after
from tripreports.api.conditional import marked, state_of, unchanged
from tripreports.api.merged import kept_key
from tripreports.api.parameters import BadParameter, refuse_unknown, whole_number
from tripreports.api.reader import reader_of
from tripreports.api.reading.resource import Resource
from tripreports.api.resources import RESOURCES
from tripreports.core.lists import MomentField
from tripreports.directory.models import Merge

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_LIMIT = 200
# More than of a list, as an entry is a line: a copy of a million records is told of in an hour.
_MOST = 1000


class ChangeList(APIView):
    """What changed, was published, hidden or deleted, in this order; `next` may be asked for ever."""

    operations = OPERATIONS

    def get(self, request: Request) -> HttpResponseBase:
        refuse_unknown(request, ("since", "resource", "limit"))
        start, resources = _start(request), _resources(request)
        limit = whole_number(request, "limit", default=_LIMIT, low=1, high=_MOST)
        reader = reader_of(request)
        state = state_of(request, reader)
        if known := unchanged(request, state):
            return known
        now = timezone.now()
        found = entries_after(start.place, resources, reader, limit + 1)
        has_more, shown = len(found) > limit, found[:limit]
        following = start.after(shown[-1].place if has_more else None, now=now)
        root = f"{site_of(request)}{reverse('api:api-root')}"
        body = {
            "next": _address(request, following),
            "has_more": has_more,
            "results": _told(shown, root, reader),
        }
        return marked(Response(body), request, state)


def _start(request: Request) -> Cursor:
    """A moment, or where the last answer ended; without either, the beginning."""
    text = request.query_params.get("since", "")
    if not text:
        return Cursor(Place(BEGINNING), BEGINNING)
    if cursor := read(text):
        return cursor
    try:
        moment = MomentField().clean(text)
    except Invalid:
        moment = None
    if moment is None:
        message = _("Give a moment, as 2025-09-23T00:00:00Z, or follow “next”.")
        raise BadParameter({"since": [ErrorDetail(message, "no_such_place")]})
    return since(moment)


def _resources(request: Request) -> list[Resource]:
    names = request.query_params.get("resource", "")
    asked = names.split(",") if names else list(RESOURCES)
    unknown = [name for name in asked if name not in RESOURCES]
    if unknown:
        message = _("Unknown: %(unknown)s. Known here: %(names)s.")
        told = {"unknown": ", ".join(unknown), "names": ", ".join(sorted(RESOURCES))}
        raise BadParameter({"resource": [message % told]})
    return [RESOURCES[name] for name in dict.fromkeys(asked)]


def _address(request: Request, cursor: Cursor) -> str:
    parameters = request.query_params.copy()
    parameters["since"] = cursor.written()
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")


def _told(entries: list[Entry], root: str, reader: "Reader | None") -> list[dict[str, Any]]:
    gone = [entry.key for entry in entries if entry.is_gone]
    merged = set(
        Merge.objects.standing().filter(gone_key__in=gone).values_list("gone_key", flat=True)
    )
    told = []
    for entry in entries:
        address = f"{root}{entry.resource.name}/"
        one = {
            "resource": entry.resource.name,
            "key": entry.key,
            "url": f"{address}{entry.key}/",
            "at": entry.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "op": "delete" if entry.is_gone else "upsert",
        }
        if entry.is_gone and entry.key in merged:
            kept = kept_key(entry.resource, entry.key, reader)
            one |= {"merged_into": f"{address}{kept}/"} if kept else {}
        told.append(one)
    return told
