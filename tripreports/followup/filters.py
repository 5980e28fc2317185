"""What lists of observations, advice, promises and invitations may be asked."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.filters import (
    CodeFilter,
    KeyFilter,
    Ordering,
    PickFilter,
    RecordFilterSet,
    TextFilter,
    YesNoFilter,
)
from tripreports.core.periods import DateFilter, YearFilter
from tripreports.directory.enums import PlaceKind
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import AdoptedDocument, Award, Event
from tripreports.followup.enums import CommitmentSide, Direction, Progress, Response, Strength
from tripreports.followup.models import (
    Commitment,
    Invitation,
    Observation,
    ProgressNote,
    Recommendation,
)
from tripreports.search.filters import SearchFilter
from tripreports.trips.models import Trip

_COUNTRIES = Q(kind__in=PlaceKind.countries())
_ORDERS = {
    "trip__starts_on": _("first day of the trip"),
    "order": _("order"),
    "updated_at": _("last change"),
}


class ObservationFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    title = TextFilter("title", label=_("title"))
    lesson = TextFilter("lesson", label=_("lesson"))
    number = TextFilter("number", label=_("number as printed"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    applies_to = KeyFilter(Organization, "applies_to", label=_("applies to"))
    organization = KeyFilter(Organization, "organizations", label=_("organization concerned"))
    country = PickFilter(Place, "countries", among=_COUNTRIES, label=_("country"))
    event = KeyFilter(Event, "events", label=_("event concerned"))
    award = KeyFilter(Award, "award", label=_("award"))
    ordering = Ordering(_ORDERS)

    class Meta:
        model = Observation
        fields: list[str] = []


class RecommendationFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    title = TextFilter("title", label=_("title"))
    action = TextFilter("action", label=_("action"))
    number = TextFilter("number", label=_("number as printed"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    year = YearFilter("trip", label=pgettext_lazy("calendar", "year"))
    country = PickFilter(
        Place,
        "trip__regions",
        among=_COUNTRIES,
        label=_("country visited"),
    )
    agency = KeyFilter(Organization, "trip__agency", label=_("agency in charge"))
    responsible = KeyFilter(Organization, "responsible", label=_("by whom"))
    due_on = DateFilter("due_on", label=_("by when"))
    due_on__gte = DateFilter("due_on", "gte", label=_("due on or after"))
    due_on__lte = DateFilter("due_on", "lte", label=_("due on or before"))
    progress = CodeFilter("progress", choices=Progress, label=_("progress"))
    official = KeyFilter(Official, "officials", label=_("person concerned"))
    organization = KeyFilter(Organization, "organizations", label=_("organization concerned"))
    event = KeyFilter(Event, "events", label=_("event concerned"))
    ordering = Ordering(
        {
            "trip__starts_on": _("first day of the trip"),
            "due_on": _("by when"),
            "progress": _("progress"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Recommendation
        fields: list[str] = []


class CommitmentFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    title = TextFilter("title", label=_("title"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    side = CodeFilter("side", choices=CommitmentSide, label=_("whose"))
    made_by = KeyFilter(Organization, "made_by", label=_("made by"))
    spoken_by = KeyFilter(Official, "spoken_by", label=_("spoken by"))
    event = KeyFilter(Event, "event", label=_("made at"))
    about_event = KeyFilter(Event, "about_event", label=_("about the event"))
    document = KeyFilter(AdoptedDocument, "document", label=_("document"))
    is_binding = YesNoFilter("is_binding", label=_("binding"))
    due_on = DateFilter("due_on", label=_("by when"))
    due_on__gte = DateFilter("due_on", "gte", label=_("due on or after"))
    due_on__lte = DateFilter("due_on", "lte", label=_("due on or before"))
    progress = CodeFilter("progress", choices=Progress, label=_("progress"))
    ordering = Ordering(_ORDERS | {"due_on": _("by when"), "progress": _("progress")})

    class Meta:
        model = Commitment
        fields: list[str] = []


class InvitationFilterSet(RecordFilterSet):
    q = SearchFilter("event", also=("to_text",), label=_("search text"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    direction = CodeFilter("direction", choices=Direction, label=_("direction"))
    strength = CodeFilter("strength", choices=Strength, label=_("stated"))
    response = CodeFilter("response", choices=Response, label=_("response"))
    from_organization = KeyFilter(
        Organization, "from_organization", label=_("inviting organization")
    )
    from_official = KeyFilter(Official, "from_official", label=_("inviting person"))
    to_official = KeyFilter(Official, "to_official", label=_("invited person"))
    to_organization = KeyFilter(Organization, "to_organizations", label=_("invited organizations"))
    to_text = TextFilter("to_text", label=_("invited, in words"))
    relayed_by = KeyFilter(Official, "relayed_by", label=_("relayed by"))
    event = KeyFilter(Event, "event", label=_("to the event"))
    event__starts_on__gte = DateFilter(
        "starts_on", "gte", through="event", label=_("event starts on or after")
    )
    event__starts_on__lte = DateFilter(
        "starts_on", "lte", through="event", label=_("event starts on or before")
    )
    given_at = KeyFilter(Event, "given_at", label=_("given at"))
    ordering = Ordering(_ORDERS | {"event__starts_on": _("date of the event")})

    class Meta:
        model = Invitation
        fields: list[str] = []


class ProgressNoteFilterSet(RecordFilterSet):
    q = SearchFilter("recommendation", "commitment", label=_("search text"))
    text = TextFilter("text", label=_("text"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    recommendation = KeyFilter(Recommendation, "recommendation", label=_("recommendation"))
    commitment = KeyFilter(Commitment, "commitment", label=_("commitment"))
    progress = CodeFilter("progress", choices=Progress, label=_("progress"))
    noted_on = DateFilter("noted_on", label=_("noted on"))
    noted_on__gte = DateFilter("noted_on", "gte", label=_("noted on or after"))
    noted_on__lte = DateFilter("noted_on", "lte", label=_("noted on or before"))
    ordering = Ordering({"noted_on": _("noted on"), "updated_at": _("last change")})

    class Meta:
        model = ProgressNote
        fields: list[str] = []
