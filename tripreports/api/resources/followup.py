"""What stays of a trip: what was learned, advised, promised, and who was invited."""

from tripreports.api.reading.fields import Column, Ref, Refs, Rows, columns
from tripreports.api.reading.resource import Page, Resource
from tripreports.followup.filters import (
    CommitmentFilterSet,
    InvitationFilterSet,
    ObservationFilterSet,
    ProgressNoteFilterSet,
    RecommendationFilterSet,
)

_TRIP_PAGE = "browse:trip-detail"
_ORDER = ("trip", "order", "key")
_PROGRESS_NOTES = Rows("progress_notes", columns("key", "noted_on", "progress", "text"))

_OBSERVATIONS = Resource(
    name="observations",
    filterset=ObservationFilterSet,
    page=Page(_TRIP_PAGE, "trip", "{key}"),
    fields=(
        Ref("trip"),
        *columns("order", "number", "title", "lesson"),
        Ref("applies_to"),
        Refs("organizations"),
        Refs("countries"),
        Refs("events"),
        Ref("award"),
    ),
    order=_ORDER,
    brief=("number", "title"),
)

_RECOMMENDATIONS = Resource(
    name="recommendations",
    filterset=RecommendationFilterSet,
    page=Page(_TRIP_PAGE, "trip", "{key}"),
    fields=(
        Ref("trip"),
        *columns("order", "number", "title", "action"),
        Ref("responsible"),
        *columns("due_on", "progress"),
        Refs("officials"),
        Refs("organizations"),
        Refs("events"),
    ),
    detail=(_PROGRESS_NOTES,),
    order=_ORDER,
    brief=("number", "title"),
)

_COMMITMENTS = Resource(
    name="commitments",
    filterset=CommitmentFilterSet,
    page=Page(_TRIP_PAGE, "trip", "{key}"),
    fields=(
        Ref("trip"),
        *columns("order", "title", "text_zh", "text_en", "side"),
        Refs("made_by"),
        Ref("spoken_by"),
        Ref("event"),
        Ref("about_event"),
        Ref("document"),
        *columns("is_binding", "due_on", "progress"),
    ),
    detail=(_PROGRESS_NOTES,),
    order=_ORDER,
    brief=("title",),
)

_INVITATIONS = Resource(
    name="invitations",
    filterset=InvitationFilterSet,
    page=Page(_TRIP_PAGE, "trip", "promises"),
    fields=(
        Ref("trip"),
        *columns("order", "direction", "strength"),
        Ref("from_organization"),
        Ref("from_official"),
        Ref("to_official"),
        Refs("to_organizations"),
        Column("to_text"),
        Ref("relayed_by"),
        Ref("event"),
        Ref("given_at"),
        Column("response"),
    ),
    order=_ORDER,
    brief=("direction",),
)

_NOTES = Resource(
    name="progress-notes",
    filterset=ProgressNoteFilterSet,
    page=Page(_TRIP_PAGE, "trip", "{key}", ("recommendation", "commitment")),
    fields=(
        Ref("trip"),
        Ref("recommendation"),
        Ref("commitment"),
        *columns("noted_on", "progress", "text"),
    ),
    order=("-noted_on", "key"),
    brief=("noted_on", "progress"),
)

RESOURCES = (_OBSERVATIONS, _RECOMMENDATIONS, _COMMITMENTS, _INVITATIONS, _NOTES)
