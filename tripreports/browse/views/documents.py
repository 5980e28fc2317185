"""The official documents of a published trip, as files that are kept."""

import logging
from http import HTTPStatus

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.generic import View

from tripreports.documents.enums import DocumentKind
from tripreports.documents.formats import FORMATS
from tripreports.documents.services import offered, wanted
from tripreports.trips.models import Trip

_log = logging.getLogger(__name__)


class TripDocument(View):
    """A file of the public record; of drafts, unknown trips and other forms there is none."""

    def get(self, request: HttpRequest, key: str, path: str) -> HttpResponseBase:
        one = wanted(path, DocumentKind.public())
        if one is None:
            raise Http404
        trip = get_object_or_404(Trip.objects.published(), key=key)
        try:
            kept = offered(trip, one, base=request.build_absolute_uri("/"))
        except Exception:  # noqa: BLE001 (whatever a writer fails at, the site goes on)
            _log.exception("The document %s of trip %s was not made.", path, key)
            status = HTTPStatus.SERVICE_UNAVAILABLE
            return render(request, "trips/document_failed.html", {"trip": trip}, status=status)
        etag, made = f'"{kept.sha256}"', int(kept.made_at.timestamp())
        unchanged = get_conditional_response(request, etag=etag, last_modified=made)
        if unchanged:
            return unchanged
        response = FileResponse(
            default_storage.open(kept.name),
            content_type=FORMATS[one.extension].media_type,
            as_attachment=one.extension != "pdf",  # browsers show a PDF themselves
            filename=f"{key}-{one.path}",
        )
        response["ETag"], response["Last-Modified"] = etag, http_date(made)
        # Each copy is asked for anew: the report may be withdrawn.
        response["Cache-Control"] = "public, no-cache"
        return response
