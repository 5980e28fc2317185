"""The official documents of a trip, in the formats in which the site offers them."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tripreports.api.answering import site_of
from tripreports.api.parameters import refuse_unknown
from tripreports.api.reader import reader_of
from tripreports.api.schema.operation import (
    READING_ONE,
    Operation,
    Schema,
    key_in_address,
    object_of,
    or_null,
    ref,
)
from tripreports.documents.enums import DocumentKind
from tripreports.documents.formats import FORMATS
from tripreports.documents.models import KeptDocument
from tripreports.documents.services import every
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip

_TEXT: Schema = {"type": "string"}
_SHOWN: dict[str, Schema] = {
    "kind": {"type": "string", "enum": [kind.value for kind in DocumentKind.public()]},
    "language": _TEXT,
    "media_type": _TEXT,
    "url": {"type": "string", "format": "uri"},
    "sha256": or_null(_TEXT),
    "size": or_null({"type": "integer", "description": "In bytes."}),
    "made_at": or_null({"type": "string", "format": "date-time"}),
}


class TripDocuments(APIView):
    """None of a trip that is not published. Hash and size are those of the file made last."""

    operations = {
        "GET": Operation(
            name="trips_documents",
            summary="List the official documents of a trip",
            description="The report and its forms, in each language and format in which they can "
            "be had. Hash and size are those of the file made last, if any was.",
            tag="trips",
            answer={"type": "array", "items": ref("TripDocument")},
            asked="trips/{key}/documents/",
            parameters=(key_in_address("key", "The key of the trip."),),
            refusals=READING_ONE,
            schemas={"TripDocument": object_of(_SHOWN, required=tuple(_SHOWN))},
        )
    }

    def get(self, request: Request, key: str) -> Response:
        refuse_unknown(request, ())
        reader = reader_of(request)
        trip = Trip.objects.visible_to(reader).filter(pk=key).first()
        if trip is None:
            raise Http404
        if trip.state != TripState.PUBLISHED:
            return Response([])
        site = site_of(request)
        found = KeptDocument.objects.visible_to(reader).filter(trip=trip)
        kept = {(one.kind, one.language, one.extension): one for one in found}
        return Response(
            [
                {
                    "kind": one.kind.value,
                    "language": one.language.value,
                    "media_type": FORMATS[one.extension].media_type,
                    "url": f"{site}{reverse('browse:trip-document', args=[key, one.path])}",
                    **_particulars(kept.get((one.kind.value, one.language.value, one.extension))),
                }
                for one in every(DocumentKind.public())
            ]
        )


def _particulars(kept: KeptDocument | None) -> dict[str, Any]:
    if kept is None:
        return {"sha256": None, "size": None, "made_at": None}
    return {"sha256": kept.sha256, "size": kept.size, "made_at": kept.made_at}
