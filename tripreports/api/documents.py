"""The official documents of a trip, in the formats in which the site offers them."""

from typing import Any

from rest_framework.request import Request
from rest_framework.reverse import reverse

from tripreports.documents.enums import DocumentKind
from tripreports.documents.formats import FORMATS
from tripreports.documents.models import KeptDocument
from tripreports.documents.services import every
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip


def documents(trip: Trip, request: Request) -> list[dict[str, Any]]:
    """None of a trip that is not published. Hash and size are those of the file made last."""
    if trip.state != TripState.PUBLISHED:
        return []
    found = KeptDocument.objects.visible_to(request.user).filter(trip=trip)
    kept = {(one.kind, one.language, one.extension): one for one in found}
    return [
        {
            "kind": one.kind.value,
            "language": one.language.value,
            "media_type": FORMATS[one.extension].media_type,
            "url": reverse("browse:trip-document", args=[trip.key, one.path], request=request),
            **_particulars(kept.get((one.kind.value, one.language.value, one.extension))),
        }
        for one in every(DocumentKind.public())
    ]


def _particulars(kept: KeptDocument | None) -> dict[str, Any]:
    if kept is None:
        return {"sha256": None, "size": None, "made_at": None}
    return {"sha256": kept.sha256, "size": kept.size, "made_at": kept.made_at}
