"""Elections, with their contests, who stood, and how seats were shared out."""

from tripreports.api.fields import Brief, PartialDateField, RecordSerializer, RowSerializer
from tripreports.api.views import RecordViewSet
from tripreports.elections.filters import ElectionFilterSet
from tripreports.elections.models import Candidacy, Contest, Election, SeatAllocation


class ElectionSerializer(RecordSerializer[Election]):
    body = Brief()
    event = Brief()
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")

    class Meta:
        model = Election
        fields = [
            "key",
            "url",
            "html_url",
            "name_zh",
            "name_en",
            "body",
            "event",
            "held_on",
            "starts_on",
            "ends_on",
        ]


class _CandidacyRow(RowSerializer[Candidacy]):
    official = Brief()
    organization = Brief()
    represents = Brief()
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")

    class Meta:
        model = Candidacy
        fields = [
            "key",
            "official",
            "organization",
            "represents",
            "seat_basis",
            "outcome",
            "starts_on",
            "ends_on",
            "note",
            "is_derived",
        ]


class _AllocationRow(RowSerializer[SeatAllocation]):
    place = Brief()

    class Meta:
        model = SeatAllocation
        fields = ["place", "seats"]


class _ContestRow(RowSerializer[Contest]):
    parent = Brief()  # type: ignore[assignment]  # of the record, not of the field
    body = Brief()
    constituency = Brief()
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")
    candidacies = _CandidacyRow(many=True)
    allocations = _AllocationRow(many=True)

    class Meta:
        model = Contest
        fields = [
            "key",
            "position_zh",
            "position_en",
            "parent",
            "body",
            "constituency",
            "starts_on",
            "ends_on",
            "seats_stated",
            "seats_moved_in",
            "seats_total",
            "nominees_stated",
            "is_contested",
            "decided_by",
            "decision_text",
            "candidacies",
            "allocations",
        ]


class ElectionDetailSerializer(ElectionSerializer):
    contests = _ContestRow(many=True)

    class Meta(ElectionSerializer.Meta):
        fields = [
            *ElectionSerializer.Meta.fields,
            "contests",
            "note",
            "is_derived",
            "updated_at",
        ]


class ElectionViewSet(RecordViewSet[Election]):
    serializer_class = ElectionSerializer
    detail_serializer_class = ElectionDetailSerializer
    filterset_class = ElectionFilterSet
