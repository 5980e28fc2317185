"""The parts of a trip and of a person, nested as a tutorial nests them."""

from rest_framework import serializers

from tripreports.directory.models import Official, OfficialAlias, Organization, Place, Post
from tripreports.elections.models import Candidacy
from tripreports.events.models import Appearance, Event
from tripreports.trips.models import (
    Amendment,
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

_NAMED = ["key", "name_zh", "name_en"]
_TITLED = ["key", "title_zh", "title_en"]
_TAIL = ["note", "is_derived", "version", "updated_at"]


class PlaceBrief(serializers.ModelSerializer[Place]):
    class Meta:
        model = Place
        fields = _NAMED


class OrganizationBrief(serializers.ModelSerializer[Organization]):
    class Meta:
        model = Organization
        fields = _NAMED


class OfficialBrief(serializers.ModelSerializer[Official]):
    class Meta:
        model = Official
        fields = _NAMED


class EventBrief(serializers.ModelSerializer[Event]):
    class Meta:
        model = Event
        fields = _NAMED


class PostBrief(serializers.ModelSerializer[Post]):
    class Meta:
        model = Post
        fields = _TITLED


class TripBrief(serializers.ModelSerializer[Trip]):
    class Meta:
        model = Trip
        fields = _TITLED


class TripSerializer(serializers.ModelSerializer[Trip]):
    regions = PlaceBrief(many=True)
    government = OrganizationBrief()
    agency = OrganizationBrief()

    class Meta:
        model = Trip
        fields = [
            *_TITLED,
            *("state", "starts_on", "ends_on", "regions", "government", "agency", "report_on"),
            *_TAIL,
        ]


class TickSerializer(serializers.ModelSerializer[CategoryTick]):
    class Meta:
        model = CategoryTick
        fields = ["category", "text", "is_ticked"]


class ObjectiveSerializer(serializers.ModelSerializer[Objective]):
    class Meta:
        model = Objective
        fields = ["key", "text_zh", "text_en", "outcome_zh", "outcome_en"]


class AmendmentSerializer(serializers.ModelSerializer[Amendment]):
    class Meta:
        model = Amendment
        fields = ["text", "began_at", "ended_at"]


class ActSerializer(serializers.ModelSerializer[DelegateAct]):
    class Meta:
        model = DelegateAct
        fields = ["kind", "event", "contest"]


class DelegateSerializer(serializers.ModelSerializer[Delegate]):
    official = OfficialBrief()
    acts = ActSerializer(many=True)

    class Meta:
        model = Delegate
        fields = [*_TITLED, "official", "role", "agency", "unit", "acts"]


class StopSerializer(serializers.ModelSerializer[ItineraryStop]):
    place = PlaceBrief()

    class Meta:
        model = ItineraryStop
        fields = ["place", "is_transit"]


class ActivitySerializer(serializers.ModelSerializer[ItineraryActivity]):
    event = EventBrief()

    class Meta:
        model = ItineraryActivity
        fields = ["text", "event"]


class DaySerializer(serializers.ModelSerializer[ItineraryDay]):
    stops = StopSerializer(many=True)
    activities = ActivitySerializer(many=True)

    class Meta:
        model = ItineraryDay
        fields = ["key", "on", "route", "stops", "activities"]


class AttendanceSerializer(serializers.ModelSerializer[Attendance]):
    event = EventBrief()

    class Meta:
        model = Attendance
        fields = ["event", "status", "starts_on", "ends_on"]


class RoleSerializer(serializers.ModelSerializer[EncounterRoleTag]):
    class Meta:
        model = EncounterRoleTag
        fields = ["role"]


class EncounterSerializer(serializers.ModelSerializer[Encounter]):
    event = EventBrief()
    official = OfficialBrief()
    post = PostBrief()
    organization = OrganizationBrief()
    group_members = OrganizationBrief(many=True)
    roles = RoleSerializer(many=True)

    class Meta:
        model = Encounter
        fields = [
            *("key", "event", "official", "post", "organization", "group", "group_members"),
            *("roles", "contact", "basis", "presence"),
        ]


class TripDetailSerializer(TripSerializer):
    contact = OfficialBrief()
    represented = OfficialBrief()
    category_ticks = TickSerializer(many=True)
    objectives = ObjectiveSerializer(many=True)
    amendments = AmendmentSerializer(many=True)
    delegates = DelegateSerializer(many=True)
    itinerary_days = DaySerializer(many=True)
    attendances = AttendanceSerializer(many=True)
    encounters = EncounterSerializer(many=True)

    class Meta(TripSerializer.Meta):
        fields = [
            *TripSerializer.Meta.fields,
            *("form_title", "report_class", "has_attachments", "contact", "represented"),
            *("phone", "phone_extension", "submitted_on", "published_at", "amendments"),
            *("category_ticks", "objectives", "delegates", "itinerary_days", "attendances"),
            "encounters",
        ]


class HeldPostSerializer(serializers.ModelSerializer[Post]):
    organization = OrganizationBrief()

    class Meta:
        model = Post
        fields = [*_TITLED, "organization", "status", "starts_on", "ends_on"]


class AliasSerializer(serializers.ModelSerializer[OfficialAlias]):
    class Meta:
        model = OfficialAlias
        fields = ["text", "kind"]


class DelegationSerializer(serializers.ModelSerializer[Delegate]):
    trip = TripBrief()

    class Meta:
        model = Delegate
        fields = [*_TITLED, "trip", "role", "agency", "unit"]


class MeetingSerializer(EncounterSerializer):
    trip = TripBrief()

    class Meta(EncounterSerializer.Meta):
        fields = [*EncounterSerializer.Meta.fields, "trip"]


class AppearanceSerializer(serializers.ModelSerializer[Appearance]):
    event = EventBrief()

    class Meta:
        model = Appearance
        fields = [*_TITLED, "event", "kind", "topic"]


class CandidacySerializer(serializers.ModelSerializer[Candidacy]):
    class Meta:
        model = Candidacy
        fields = ["key", "contest", "outcome", "starts_on", "ends_on"]


class OfficialSerializer(serializers.ModelSerializer[Official]):
    country = PlaceBrief()
    place = PlaceBrief()
    posts = HeldPostSerializer(many=True)
    aliases = AliasSerializer(many=True)
    delegations = DelegationSerializer(many=True)
    encounters = MeetingSerializer(many=True)
    appearances = AppearanceSerializer(many=True)
    candidacies = CandidacySerializer(many=True)

    class Meta:
        model = Official
        fields = [
            *_NAMED,
            *("honorific", "kind", "country", "place", "posts", "aliases", "delegations"),
            *("encounters", "appearances", "candidacies"),
            *_TAIL,
        ]
