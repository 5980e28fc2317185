"""Evidence: the words of a report that prove a record."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from rest_framework.request import Request

from tripreports.api.addresses import page_url
from tripreports.api.fields import brief
from tripreports.reports.models import Citation


def citations(record: Model, request: Request) -> list[dict[str, Any]]:
    found = (
        Citation.objects.visible_to(request.user)
        .filter(record_type=ContentType.objects.get_for_model(record), record_key=record.pk)
        .select_related("trip")
    )
    return [
        {
            "key": citation.key,
            "quote": citation.quote,
            "trip": brief(citation.trip, request),
            "section": citation.section_id,
            "paragraph": citation.paragraph_id,
            "photo": citation.photo_id,
            "html_url": f"{page_url(citation.trip, request)}{citation.anchor}",
        }
        for citation in found
    ]
