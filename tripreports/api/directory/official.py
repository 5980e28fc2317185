from tripreports.api.directory.organization import EncounterRow, HolderRow
from tripreports.api.fields import (
    AliasRow,
    Brief,
    PartialDateField,
    RecordSerializer,
    RowSerializer,
)
from tripreports.api.views import RecordViewSet
from tripreports.directory.filters import OfficialFilterSet
from tripreports.directory.models import Official
from tripreports.elections.models import Candidacy
from tripreports.events.models import Appearance
from tripreports.trips.models import Delegate


class _PostRow(HolderRow):
    organization = Brief()

    class Meta(HolderRow.Meta):
        fields = ["organization" if name == "official" else name for name in HolderRow.Meta.fields]


class OfficialSerializer(RecordSerializer[Official]):
    country = Brief()
    place = Brief()
    posts = _PostRow(many=True)

    class Meta:
        model = Official
        fields = [
            "key",
            "url",
            "html_url",
            "name_zh",
            "name_en",
            "honorific",
            "kind",
            "country",
            "place",
            "posts",
        ]


class _DelegationRow(RowSerializer[Delegate]):
    trip = Brief()

    class Meta:
        model = Delegate
        fields = ["key", "trip", "role", "agency", "unit", "title_zh", "title_en"]


class _MeetingRow(EncounterRow):
    organization = Brief()

    class Meta(EncounterRow.Meta):
        fields = [
            "organization" if name == "official" else name for name in EncounterRow.Meta.fields
        ]


class _AppearanceRow(RowSerializer[Appearance]):
    event = Brief()
    on_behalf_of = Brief()

    class Meta:
        model = Appearance
        fields = ["key", "event", "kind", "title_zh", "title_en", "topic", "on_behalf_of"]


class _CandidacyRow(RowSerializer[Candidacy]):
    election = Brief(source="contest.election")
    contest = Brief()
    represents = Brief()
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")

    class Meta:
        model = Candidacy
        fields = [
            "key",
            "election",
            "contest",
            "seat_basis",
            "represents",
            "outcome",
            "starts_on",
            "ends_on",
        ]


class OfficialDetailSerializer(OfficialSerializer):
    aliases = AliasRow(many=True)
    delegations = _DelegationRow(many=True)
    encounters = _MeetingRow(many=True)
    appearances = _AppearanceRow(many=True)
    candidacies = _CandidacyRow(many=True)

    class Meta(OfficialSerializer.Meta):
        fields = [
            *OfficialSerializer.Meta.fields,
            "aliases",
            "delegations",
            "encounters",
            "appearances",
            "candidacies",
            "note",
            "is_derived",
            "updated_at",
        ]


class OfficialViewSet(RecordViewSet[Official]):
    serializer_class = OfficialSerializer
    detail_serializer_class = OfficialDetailSerializer
    filterset_class = OfficialFilterSet
