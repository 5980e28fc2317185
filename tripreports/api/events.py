"""Events, with what was said, decided and signed at them."""

from tripreports.api.fields import (
    AliasRow,
    Brief,
    Briefs,
    PartialDateField,
    RecordSerializer,
    RowSerializer,
    Values,
)
from tripreports.api.views import RecordViewSet
from tripreports.events.filters import EventFilterSet
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appearance,
    Event,
    EventRelation,
    EventTheme,
    Feature,
    Organizer,
    Outcome,
    Resolution,
)
from tripreports.trips.models import Attendance, Encounter


class EventSerializer(RecordSerializer[Event]):
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")
    series = Brief()
    parent = Brief()  # type: ignore[assignment]  # of the record, not of the field
    country = Brief()
    place = Brief()
    venue = Brief()

    class Meta:
        model = Event
        fields = [
            "key",
            "url",
            "html_url",
            "name_zh",
            "name_en",
            "abbreviation",
            "kind",
            "starts_on",
            "ends_on",
            "series",
            "edition",
            "parent",
            "parent_link",
            "mode",
            "country",
            "place",
            "venue",
        ]


class _ThemeRow(RowSerializer[EventTheme]):
    class Meta:
        model = EventTheme
        fields = ["text_zh", "text_en", "other_reading_zh"]


class _OrganizerRow(RowSerializer[Organizer]):
    organization = Brief()

    class Meta:
        model = Organizer
        fields = ["organization", "role"]


class _RelationRow(RowSerializer[EventRelation]):
    event = Brief(source="other")

    class Meta:
        model = EventRelation
        fields = ["tie", "event"]


class _AppearanceRow(RowSerializer[Appearance]):
    official = Brief()
    organization = Brief()
    on_behalf_of = Brief()
    jointly_with = Briefs()

    class Meta:
        model = Appearance
        fields = [
            "key",
            "kind",
            "official",
            "organization",
            "unnamed",
            "on_behalf_of",
            "jointly_with",
            "title_zh",
            "title_en",
            "topic",
        ]


class _FeatureRow(RowSerializer[Feature]):
    class Meta:
        model = Feature
        fields = ["key", "kind", "name_zh", "name_en"]


class _OutcomeRow(RowSerializer[Outcome]):
    document = Brief()

    class Meta:
        model = Outcome
        fields = ["key", "kind", "text", "document"]


class _ResolutionRow(RowSerializer[Resolution]):
    parent = Brief()  # type: ignore[assignment]  # of the record, not of the field
    organization = Brief()
    hosted_event = Brief()
    document = Brief()

    class Meta:
        model = Resolution
        fields = [
            "key",
            "parent",
            "number",
            "kind",
            "text",
            "organization",
            "hosted_event",
            "document",
        ]


class _DocumentRow(RowSerializer[AdoptedDocument]):
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")

    class Meta:
        model = AdoptedDocument
        fields = [
            "key",
            "kind",
            "act",
            "name_zh",
            "name_en",
            "content",
            "starts_on",
            "ends_on",
        ]


class _PartyRow(RowSerializer[AgreementParty]):
    organization = Brief()

    class Meta:
        model = AgreementParty
        fields = ["organization", "unnamed"]


class _AgreementRow(RowSerializer[Agreement]):
    document = Brief()
    parties = _PartyRow(many=True)

    class Meta:
        model = Agreement
        fields = [
            "key",
            "kind",
            "status",
            "name_zh",
            "name_en",
            "parties",
            "document",
            "purpose",
            "effect",
            "forms_considered",
            "fields_of_cooperation",
        ]


class _AttendanceRow(RowSerializer[Attendance]):
    trip = Brief()
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")

    class Meta:
        model = Attendance
        fields = ["trip", "status", "starts_on", "ends_on"]


class _EncounterRow(RowSerializer[Encounter]):
    trip = Brief()
    official = Brief()
    organization = Brief()
    post = Brief()
    group_members = Briefs()
    roles = Values("role")

    class Meta:
        model = Encounter
        fields = [
            "key",
            "trip",
            "official",
            "post",
            "organization",
            "group",
            "group_members",
            "roles",
            "contact",
            "basis",
            "presence",
        ]


class EventDetailSerializer(EventSerializer):
    body = Brief()
    aliases = AliasRow(many=True)
    themes = _ThemeRow(many=True)
    organizers = _OrganizerRow(many=True)
    children = Briefs()
    relations = _RelationRow(many=True)
    appearances = _AppearanceRow(many=True)
    features = _FeatureRow(many=True)
    resolutions = _ResolutionRow(many=True)
    documents = _DocumentRow(many=True)
    agreements = _AgreementRow(many=True)
    outcomes = _OutcomeRow(many=True)
    elections = Briefs()
    attendances = _AttendanceRow(many=True)
    encounters = _EncounterRow(many=True)

    class Meta(EventSerializer.Meta):
        fields = [
            *EventSerializer.Meta.fields,
            "access",
            "body",
            "venue_text",
            "date_note",
            "organizer_note",
            "aliases",
            "themes",
            "organizers",
            "children",
            "relations",
            "appearances",
            "features",
            "resolutions",
            "documents",
            "agreements",
            "outcomes",
            "elections",
            "attendances",
            "encounters",
            "note",
            "is_derived",
            "updated_at",
        ]


class EventViewSet(RecordViewSet[Event]):
    serializer_class = EventSerializer
    detail_serializer_class = EventDetailSerializer
    filterset_class = EventFilterSet
