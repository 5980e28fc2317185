from rest_framework import serializers

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
from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision
from tripreports.directory.filters import OrganizationFilterSet
from tripreports.directory.models import Membership, Organization, Post
from tripreports.events.models import Organizer
from tripreports.trips.models import Encounter


class OrganizationSerializer(RecordSerializer[Organization]):
    country = Brief()
    seat = Brief()
    parent = Brief()  # type: ignore[assignment]  # of the record, not of the field

    class Meta:
        model = Organization
        fields = [
            "key",
            "url",
            "html_url",
            "name_zh",
            "name_en",
            "kind",
            "country",
            "seat",
            "parent",
            "parent_relation",
        ]


class _MembershipRow(RowSerializer[Membership]):
    organization = Brief()
    body = Brief()
    represents = Brief()
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")

    class Meta:
        model = Membership
        fields = [
            "key",
            "organization",
            "body",
            "capacity",
            "capacity_text",
            "status",
            "gained",
            "represents",
            "starts_on",
            "ends_on",
        ]


class _MemberRow(_MembershipRow):
    member = Brief()

    class Meta(_MembershipRow.Meta):
        fields = [
            "member" if name == "organization" else name for name in _MembershipRow.Meta.fields
        ]


class HolderRow(RowSerializer[Post]):
    official = Brief()
    represents = Brief()
    starts_on = PartialDateField(source="starts")
    ends_on = PartialDateField(source="ends")

    class Meta:
        model = Post
        fields = [
            "key",
            "official",
            "title_zh",
            "title_en",
            "status",
            "is_elected",
            "is_ex_officio",
            "is_disputed",
            "represents",
            "represents_text",
            "starts_on",
            "ends_on",
        ]


class _OrganizerRow(RowSerializer[Organizer]):
    event = Brief()

    class Meta:
        model = Organizer
        fields = ["event", "role"]


class EncounterRow(RowSerializer[Encounter]):
    trip = Brief()
    event = Brief()
    official = Brief()
    post = Brief()
    roles = Values("role")

    class Meta:
        model = Encounter
        fields = [
            "key",
            "trip",
            "event",
            "official",
            "post",
            "roles",
            "contact",
            "basis",
            "presence",
        ]


class OrganizationDetailSerializer(OrganizationSerializer):
    place = Brief()
    founded_on = serializers.SerializerMethodField()
    aliases = AliasRow(many=True)
    children = Briefs()
    memberships = _MembershipRow(many=True)
    members = _MemberRow(many=True)
    posts = HolderRow(many=True)
    events_organized = _OrganizerRow(many=True)
    encounters = EncounterRow(many=True)
    group_encounters = EncounterRow(many=True)

    class Meta(OrganizationSerializer.Meta):
        fields = [
            *OrganizationSerializer.Meta.fields,
            "place",
            "founded_on",
            "aliases",
            "children",
            "memberships",
            "members",
            "posts",
            "events_organized",
            "encounters",
            "group_encounters",
            "note",
            "is_derived",
            "updated_at",
        ]

    def get_founded_on(self, organization: Organization) -> str | None:
        if organization.founded_on is None:
            return None
        precision = Precision(organization.founded_precision)
        return PartialDate(organization.founded_on, precision).iso()


class OrganizationViewSet(RecordViewSet[Organization]):
    serializer_class = OrganizationSerializer
    detail_serializer_class = OrganizationDetailSerializer
    filterset_class = OrganizationFilterSet
