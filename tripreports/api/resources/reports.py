"""The report: sections, photos, the words that prove a record, and where these disagree."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from tripreports.api.reading.fields import (
    Address,
    Column,
    Computed,
    Ref,
    Refs,
    Rows,
    Subject,
    columns,
)
from tripreports.api.reading.resource import Page, Resource
from tripreports.reports.filters import (
    CitationFilterSet,
    DiscrepancyFilterSet,
    PhotoFilterSet,
    SectionFilterSet,
)

_TRIP_PAGE = "browse:trip-detail"


def _has_picture() -> Any:
    return ExpressionWrapper(~Q(image=""), BooleanField())


_SECTIONS = Resource(
    name="sections",
    filterset=SectionFilterSet,
    page=Page(_TRIP_PAGE, "trip", "{key}"),
    fields=(
        *columns("label", "title", "heading", "kind", "level", "order"),
        Ref("trip"),
        Ref("parent"),
        Refs("events"),
    ),
    detail=(
        Refs("children"),
        Rows("paragraphs", columns("key", "position", "kind", "text")),
        Rows("photos", columns("key", "position", "caption")),
    ),
    order=("trip", "order", "key"),
    brief=("heading",),
)

_PHOTOS = Resource(
    name="photos",
    filterset=PhotoFilterSet,
    page=Page(_TRIP_PAGE, "trip", "{key}"),
    fields=(
        Column("number", "order"),
        *columns("caption", "alternative_text_zh", "alternative_text_en", "is_decorative"),
        Ref("trip"),
        Ref("section"),
        Column("position"),
        Ref("event"),
        Rows("people", (Ref("official"), *columns("position", "is_name_only"))),
        Computed(
            "has_picture",
            "boolean",
            _has_picture,
            "Whether there is a file, and not only the caption.",
        ),
        Address("picture", "browse:photo-file", "image"),
        Address("thumbnail", "browse:photo-thumbnail", "image"),
    ),
    detail=(Refs("encounters"),),
    order=("trip", "order", "key"),
    brief=("caption",),
)

_CITATIONS = Resource(
    name="citations",
    filterset=CitationFilterSet,
    page=Page(_TRIP_PAGE, "trip", "{key}", anchored_by=("paragraph", "photo", "section")),
    fields=(
        Subject("record"),
        Column("quote"),
        Ref("trip"),
        Ref("section"),
        Column("paragraph"),
        Ref("photo"),
    ),
    order=("trip", "key"),
    brief=("quote",),
)

_DISCREPANCIES = Resource(
    name="discrepancies",
    filterset=DiscrepancyFilterSet,
    page=Page(_TRIP_PAGE, "trip", "disagreements"),
    fields=(
        Ref("trip"),
        *columns("order", "kind", "topic", "taken_as", "handling", "confidence"),
    ),
    order=("trip", "order", "key"),
    brief=("topic",),
)

RESOURCES = (_SECTIONS, _PHOTOS, _CITATIONS, _DISCREPANCIES)
