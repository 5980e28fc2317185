"""Trips, with the sheet of their report, and those who travelled."""

from typing import Any

from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from tripreports.api.documents import documents
from tripreports.api.fields import (
    Brief,
    Briefs,
    PartialDateField,
    RecordSerializer,
    RowSerializer,
    Values,
)
from tripreports.api.views import RecordViewSet
from tripreports.trips.filters import DelegateFilterSet, TripFilterSet
from tripreports.trips.models import (
    Amendment,
    Attendance,
    CategoryTick,
    Delegate,
    DelegateAct,
    Encounter,
    ItineraryActivity,
    ItineraryDay,
    ItineraryStop,
    Objective,
    Trip,
)


class TripSerializer(RecordSerializer[Trip]):
    government = Brief()
    agency = Brief()
    regions = Briefs()

    class Meta:
        model = Trip
        fields = [
            "key",
            "url",
            "html_url",
            "title_zh",
            "title_en",
            "state",
            "starts_on",
            "ends_on",
            "regions",
            "government",
            "agency",
            "report_on",
        ]


class _TickRow(RowSerializer[CategoryTick]):
    class Meta:
        model = CategoryTick
        fields = ["category", "text", "is_ticked"]


class _ObjectiveRow(RowSerializer[Objective]):
    class Meta:
        model = Objective
        fields = ["key", "text_zh", "text_en", "outcome_zh", "outcome_en"]


class _ActRow(RowSerializer[DelegateAct]):
    event = Brief()
    contest = Brief()

    class Meta:
        model = DelegateAct
        fields = ["kind", "event", "contest"]


class _DelegateRow(RecordSerializer[Delegate]):
    official = Brief()
    acts = _ActRow(many=True)

    class Meta:
        model = Delegate
        fields = [
            "key",
            "url",
            "html_url",
            "official",
            "role",
            "agency",
            "unit",
            "title_zh",
            "title_en",
            "acts",
        ]


class _StopRow(RowSerializer[ItineraryStop]):
    place = Brief()

    class Meta:
        model = ItineraryStop
        fields = ["place", "is_transit"]


class _ActivityRow(RowSerializer[ItineraryActivity]):
    event = Brief()

    class Meta:
        model = ItineraryActivity
        fields = ["text", "event"]


class _DayRow(RowSerializer[ItineraryDay]):
    stops = _StopRow(many=True)
    activities = _ActivityRow(many=True)

    class Meta:
        model = ItineraryDay
        fields = ["key", "on", "route", "stops", "activities"]


class _AttendanceRow(RowSerializer[Attendance]):
    event = Brief()
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")

    class Meta:
        model = Attendance
        fields = ["event", "status", "starts_on", "ends_on"]


class _EncounterRow(RowSerializer[Encounter]):
    event = Brief()
    official = Brief()
    post = Brief()
    organization = Brief()
    group_members = Briefs()
    roles = Values("role")

    class Meta:
        model = Encounter
        fields = [
            "key",
            "event",
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


class _AmendmentRow(RowSerializer[Amendment]):
    class Meta:
        model = Amendment
        fields = ["text", "began_at", "ended_at"]


class TripDetailSerializer(TripSerializer):
    contact = Brief()
    represented = Brief()
    category_ticks = _TickRow(many=True)
    objectives = _ObjectiveRow(many=True)
    delegates = _DelegateRow(many=True)
    itinerary_days = _DayRow(many=True)
    attendances = _AttendanceRow(many=True)
    encounters = _EncounterRow(many=True)
    amendments = _AmendmentRow(many=True)

    class Meta(TripSerializer.Meta):
        fields = [
            *TripSerializer.Meta.fields,
            "form_title",
            "report_class",
            "has_attachments",
            "contact",
            "phone",
            "phone_extension",
            "represented",
            "submitted_on",
            "published_at",
            "amendments",
            "category_ticks",
            "objectives",
            "delegates",
            "itinerary_days",
            "attendances",
            "encounters",
            "note",
            "is_derived",
            "updated_at",
        ]


class TripViewSet(RecordViewSet[Trip]):
    serializer_class = TripSerializer
    detail_serializer_class = TripDetailSerializer
    filterset_class = TripFilterSet

    @action(detail=True)
    def documents(self, request: Request, **_kwargs: Any) -> Response:
        return Response(documents(self.get_object(), request))


class DelegateSerializer(RecordSerializer[Delegate]):
    trip = Brief()
    official = Brief()
    organization = Brief()

    class Meta:
        model = Delegate
        fields = [
            "key",
            "url",
            "html_url",
            "trip",
            "official",
            "role",
            "organization",
            "agency",
            "unit",
            "title_zh",
            "title_en",
        ]


class DelegateDetailSerializer(DelegateSerializer):
    acts = _ActRow(many=True)

    class Meta(DelegateSerializer.Meta):
        fields = [*DelegateSerializer.Meta.fields, "acts", "note", "is_derived", "updated_at"]


class DelegateViewSet(RecordViewSet[Delegate]):
    serializer_class = DelegateSerializer
    detail_serializer_class = DelegateDetailSerializer
    filterset_class = DelegateFilterSet
