"""Which fields and parts of which records clients write, by the names of their addresses."""

from typing import Any

from tripreports.api.writing.shapes import Part, Shape
from tripreports.directory.models import (
    Membership,
    Official,
    OfficialAlias,
    Organization,
    OrganizationAlias,
    Place,
    PlaceAlias,
    Post,
)
from tripreports.elections.models import Candidacy, Contest, Election, SeatAllocation
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appearance,
    DocumentAlias,
    Event,
    EventAlias,
    EventRelation,
    EventSeries,
    EventSeriesAlias,
    EventTheme,
    Feature,
    Figure,
    Organizer,
    Outcome,
    Resolution,
    SeriesOrganizer,
)
from tripreports.followup.models import (
    Commitment,
    Invitation,
    Observation,
    ProgressNote,
    Recommendation,
)
from tripreports.followup.services import take_over
from tripreports.reports.models import Citation, Discrepancy, Paragraph, Photo, PhotoPerson, Section
from tripreports.trips.models import (
    Attendance,
    CategoryTick,
    Delegate,
    DelegateAct,
    Encounter,
    EncounterRoleTag,
    ItineraryActivity,
    ItineraryDay,
    ItineraryStop,
    Objective,
    Trip,
)

_NAMES = ("name_zh", "name_en")
_TITLES = ("title_zh", "title_en")
_PERIOD = ("starts_on", "ends_on")


def _rows(model: Any, owner: str, *fields: str) -> Part:
    return Part(Shape(model, fields), owner)


def _aliases(model: Any, owner: str) -> Part:
    return _rows(model, owner, "text", "kind")


def _by_level(sections: list[Any]) -> None:
    """In the order of reading, a section lies within the last one before it of a lower level."""
    above: list[Any] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        section.parent = above[-1] if above else None
        above.append(section)


def _of_its_trip(note: ProgressNote) -> None:
    if note.about:
        note.trip_id = note.about.trip_id


# The world

_PLACE = Shape(
    Place,
    (*_NAMES, "kind", "parent", "country", "latitude", "longitude"),
    {"aliases": _aliases(PlaceAlias, "place")},
)
_ORGANIZATION = Shape(
    Organization,
    (*_NAMES, "kind", "parent", "parent_relation", "seat", "country", "place", "founded_on"),
    {"aliases": _aliases(OrganizationAlias, "organization")},
)
_MEMBERSHIP = Shape(
    Membership,
    (
        *("member", "organization", "body", "capacity", "capacity_text", "status", "gained"),
        *("represents", *_PERIOD),
    ),
)
_OFFICIAL = Shape(
    Official,
    (*_NAMES, "kind", "honorific", "place", "country"),
    {"aliases": _aliases(OfficialAlias, "official")},
)
_POST = Shape(
    Post,
    (
        *("official", "organization", *_TITLES, "status", "is_elected", "is_ex_officio"),
        *("is_disputed", "represents", "represents_text", *_PERIOD),
    ),
)
_SERIES = Shape(
    EventSeries,
    (*_NAMES, "organization", "frequency_zh", "frequency_en", "months_between", *_PERIOD),
    {
        "aliases": _aliases(EventSeriesAlias, "series"),
        "organizers": _rows(SeriesOrganizer, "series", "organization", "role", *_PERIOD),
    },
)
_EVENT = Shape(
    Event,
    (
        *(*_NAMES, "abbreviation", "kind", "series", "edition", "parent", "parent_link", "order"),
        *("mode", "access", "body", "place", "country", "venue", "venue_text", *_PERIOD),
        *("date_note", "organizer_note"),
    ),
    {
        "aliases": _aliases(EventAlias, "event"),
        "themes": _rows(EventTheme, "event", "text_zh", "text_en", "other_reading_zh"),
        "organizers": _rows(Organizer, "event", "organization", "role"),
        "relations": _rows(EventRelation, "event", "tie", "event=other"),
        "features": _rows(Feature, "event", *_NAMES, "kind"),
        "outcomes": _rows(Outcome, "event", "kind", "text", "document"),
    },
)
_APPEARANCE = Shape(
    Appearance,
    (
        *("event", "kind", "official", "organization", "unnamed", "jointly_with", "on_behalf_of"),
        *("order", *_TITLES, "topic"),
    ),
)
_DOCUMENT = Shape(
    AdoptedDocument,
    (*_NAMES, "kind", "event", "act", "content", *_PERIOD),
    {"aliases": _aliases(DocumentAlias, "document")},
)
_RESOLUTION = Shape(
    Resolution,
    (
        *("event", "parent", "order", "number", "kind", "text", "organization", "hosted_event"),
        *("document", "memberships"),
    ),
)
_AGREEMENT = Shape(
    Agreement,
    (
        *(*_NAMES, "kind", "status", "event", "document", "purpose", "effect"),
        *("forms_considered", "fields_of_cooperation", "memberships", *_PERIOD),
    ),
    {"parties": _rows(AgreementParty, "agreement", "organization", "unnamed")},
)
_FIGURE = Shape(
    Figure,
    (
        *("subject", "subject_text", "places", "metric_zh", "metric_en", "value", "comparator"),
        *("unit", "words", "as_of"),
    ),
)
_ELECTION = Shape(Election, (*_NAMES, "body", "event", "held_on", *_PERIOD))
_CONTEST = Shape(
    Contest,
    (
        *("election", "parent", "order", "position_zh", "position_en", "body", "constituency"),
        *("seats_stated", "seats_moved_in", "nominees_stated", "is_contested", "decided_by"),
        *("decision_text", *_PERIOD),
    ),
    {"allocations": _rows(SeatAllocation, "contest", "place", "seats")},
)
_CANDIDACY = Shape(
    Candidacy,
    (
        *("contest", "order", "official", "organization", "seat_basis", "represents", "outcome"),
        *("post", "membership", *_PERIOD),
    ),
)

# Trips

_DELEGATE = Shape(
    Delegate,
    ("trip", "official", "order", "role", "organization", "agency", "unit", *_TITLES),
    {"acts": _rows(DelegateAct, "delegate", "event", "kind", "contest")},
)
_DAY = Shape(
    ItineraryDay,
    ("trip", "order", "on", "route"),
    {
        "stops": _rows(ItineraryStop, "day", "place", "is_transit"),
        "activities": _rows(ItineraryActivity, "day", "text", "event"),
    },
)
_ENCOUNTER = Shape(
    Encounter,
    (
        *("trip", "event", "official", "post", "organization", "group", "group_members"),
        *("basis", "contact", "presence"),
    ),
    {"roles": Part(Shape(EncounterRoleTag, ("role",)), "encounter", value="role")},
)
_ATTENDANCE = Shape(
    Attendance,
    ("event", "status", *_PERIOD),
    {"encounters": Part(_ENCOUNTER, "", "encounters", shares=("trip", "event"))},
    makes={"event": _EVENT},
)
_SECTION = Shape(
    Section,
    ("trip", "parent", "order", "level", "kind", "heading", "label", "title", "events"),
    {"paragraphs": _rows(Paragraph, "section", "kind", "text")},
)
_PHOTO = Shape(
    Photo,
    (
        *("trip", "section", "position", "number=order", "event", "encounters", "caption"),
        *("alternative_text_zh", "alternative_text_en", "is_decorative"),
    ),
    {"people": _rows(PhotoPerson, "photo", "official", "position", "is_name_only")},
)
_CITATION = Shape(Citation, ("trip", "record", "section", "paragraph", "photo", "order", "quote"))
_DISCREPANCY = Shape(
    Discrepancy, ("trip", "order", "kind", "topic", "taken_as", "handling", "confidence")
)
_OBSERVATION = Shape(
    Observation,
    (
        *("trip", "order", "number", "title", "lesson", "applies_to", "organizations"),
        *("countries", "events", "award"),
    ),
)
_RECOMMENDATION = Shape(
    Recommendation,
    (
        *("trip", "order", "number", "title", "action", "responsible", "due_on", "progress"),
        *("officials", "organizations", "events"),
    ),
)
_COMMITMENT = Shape(
    Commitment,
    (
        *("trip", "order", "title", "text_zh", "text_en", "side", "made_by", "spoken_by"),
        *("event", "about_event", "document", "is_binding", "due_on", "progress"),
    ),
)
_INVITATION = Shape(
    Invitation,
    (
        *("trip", "order", "direction", "strength", "from_organization", "from_official"),
        *("to_official", "to_organizations", "to_text", "relayed_by", "event", "given_at"),
        "response",
    ),
)
_PROGRESS_NOTE = Shape(
    ProgressNote,
    ("recommendation", "commitment", "noted_on", "progress", "text"),
    complete=_of_its_trip,
    afterwards=take_over,
)
_TRIP = Shape(
    Trip,
    (
        *(*_TITLES, "form_title", "report_class", "has_attachments", "government", "agency"),
        *("contact", "phone", "phone_extension", "represented", *_PERIOD, "regions"),
        *("report_on", "submitted_on", "has_no_recommendations"),
    ),
    {
        "category_ticks": _rows(CategoryTick, "trip", "category", "text", "is_ticked"),
        "objectives": _rows(Objective, "trip", "text_zh", "text_en", "outcome_zh", "outcome_en"),
        "attendances": Part(_ATTENDANCE, "trip"),
        "delegates": Part(_DELEGATE, "trip", "delegates"),
        "itinerary_days": Part(_DAY, "trip", "itinerary-days"),
        "encounters": Part(_ENCOUNTER, "trip", "encounters"),
        "sections": Part(_SECTION, "trip", "sections", arrange=_by_level),
        "observations": Part(_OBSERVATION, "trip", "observations"),
        "recommendations": Part(_RECOMMENDATION, "trip", "recommendations"),
        "commitments": Part(_COMMITMENT, "trip", "commitments"),
        "invitations": Part(_INVITATION, "trip", "invitations"),
    },
)

SHAPES: dict[str, Shape] = {
    "trips": _TRIP,
    "delegates": _DELEGATE,
    "itinerary-days": _DAY,
    "encounters": _ENCOUNTER,
    "sections": _SECTION,
    "photos": _PHOTO,
    "citations": _CITATION,
    "discrepancies": _DISCREPANCY,
    "observations": _OBSERVATION,
    "recommendations": _RECOMMENDATION,
    "commitments": _COMMITMENT,
    "invitations": _INVITATION,
    "progress-notes": _PROGRESS_NOTE,
    "places": _PLACE,
    "organizations": _ORGANIZATION,
    "memberships": _MEMBERSHIP,
    "officials": _OFFICIAL,
    "posts": _POST,
    "event-series": _SERIES,
    "events": _EVENT,
    "appearances": _APPEARANCE,
    "adopted-documents": _DOCUMENT,
    "resolutions": _RESOLUTION,
    "agreements": _AGREEMENT,
    "figures": _FIGURE,
    "elections": _ELECTION,
    "contests": _CONTEST,
    "candidacies": _CANDIDACY,
}
