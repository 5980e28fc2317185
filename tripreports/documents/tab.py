"""The tab of the trip form from which the official documents are downloaded, in any state."""

import logging
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tripreports.documents.enums import DocumentKind
from tripreports.documents.formats import FORMATS
from tripreports.documents.services import every, make, wanted
from tripreports.trips.admin import tabs
from tripreports.trips.admin.tabs import Tab
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

_log = logging.getLogger(__name__)


def overview(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    context = admin.context_of_view(request, trip) | {
        "documents": [_document(trip, kind) for kind in DocumentKind],
        "is_draft": trip.state not in {TripState.APPROVED, TripState.PUBLISHED},
        "is_public": trip.state == TripState.PUBLISHED,
    }
    return TemplateResponse(request, "admin/trips/trip/documents.html", context)


def download(_admin: Any, request: HttpRequest, trip: Trip, path: str) -> HttpResponse:
    """A fresh file. One that cannot be made leaves the page as it is, and says so."""
    one = wanted(path)
    if one is None:
        raise Http404
    try:
        content = make(trip, one, reader=request.user, base=request.build_absolute_uri("/"))
    except Exception:  # noqa: BLE001 (whatever a writer fails at, the page goes on)
        _log.exception("The document %s of trip %s was not made.", path, trip.key)
        messages.error(request, _("This document could not be made. The others are not affected."))
        return HttpResponseRedirect(DOCUMENTS.address(trip))
    response = HttpResponse(content, content_type=FORMATS[one.extension].media_type)
    response["Content-Disposition"] = f'attachment; filename="{trip.key}-{one.path}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _document(trip: Trip, kind: DocumentKind) -> dict[str, Any]:
    files = [
        {
            "format": one.extension.upper(),
            "language": one.language.label if len(kind.languages) > 1 else "",
            "url": reverse("admin:trips_trip_document", args=[trip.key, one.path]),
        }
        for one in every((kind,))
    ]
    return {"name": kind.label, "files": files}


DOCUMENTS = tabs.register(
    Tab(
        name="documents",
        title=gettext_lazy("Documents"),
        icon="description",
        order=85,
        view=overview,
        below=(("<str:path>", "document", download),),
    )
)
