"""The address of a record that was merged into another leads to that one."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from tripreports.api.answering import site_of
from tripreports.api.reading.resource import Resource
from tripreports.directory.models import Merge

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


def kept_key(resource: Resource, key: str, reader: "Reader | None") -> str:
    """The key under which the record is found now; empty if it is none that the reader may see."""
    kept = Merge.objects.kept_for(resource.model, key)
    records: Any = resource.model._default_manager
    return kept if kept and records.visible_to(reader).filter(key=kept).exists() else ""


def moved(
    resource: Resource, key: str, request: Request, reader: "Reader | None"
) -> HttpResponse | None:
    """301 for one who asks for a record that is no more, if another is kept in its place."""
    kept = kept_key(resource, key, reader)
    if not kept:
        return None
    asked = request.META.get("QUERY_STRING", "")
    address = f"{site_of(request)}{reverse(resource.view('detail'), args=[kept])}"
    headers = {
        "Location": f"{address}?{asked}" if asked else address,
        # A merge may be undone: clients ask again, where they would remember it for ever.
        "Cache-Control": "no-cache",
    }
    return HttpResponse(status=HTTPStatus.MOVED_PERMANENTLY, headers=headers)
