"""What lists of places, organizations, people and their posts may be asked."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.filters import (
    CodeFilter,
    HasFilter,
    KeyFilter,
    Ordering,
    PickFilter,
    RecordFilterSet,
    TextFilter,
    YesNoFilter,
    choices_of,
    related,
)
from tripreports.core.periods import CoversFilter, DateFilter
from tripreports.directory.enums import (
    Capacity,
    Gained,
    MembershipStatus,
    OfficialKind,
    OrganizationKind,
    ParentRelation,
    PlaceKind,
    PostStatus,
)
from tripreports.directory.models import Membership, Official, Organization, Place, Post
from tripreports.search.filters import CalledFilter, SearchFilter

_COUNTRIES = Q(kind__in=PlaceKind.countries())
_IS_MEMBER = ~Q(status=MembershipStatus.NOT_MEMBER)
_ORDERS = {
    "name_zh": _("name in Chinese"),
    "name_en": _("name in English"),
    "kind": _("kind"),
    "updated_at": _("last change"),
}
_TERM_ORDERS = {
    "starts_on": _("start of the term"),
    "ends_on": _("end of the term"),
    "updated_at": _("last change"),
}
_PERSON_NAMES = {
    "name_zh": pgettext_lazy("person", "name in Chinese"),
    "name_en": pgettext_lazy("person", "name in English"),
}


class PlaceFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    alias = CalledFilter(label=_("name or other spelling"))
    kind = CodeFilter("kind", choices=PlaceKind, label=_("kind"))
    parent = KeyFilter(Place, "parent", label=_("lies in"))
    country = PickFilter(Place, "country", among=_COUNTRIES, label=_("country"))
    ordering = Ordering(_ORDERS)

    class Meta:
        model = Place
        fields: list[str] = []


class OrganizationFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    alias = CalledFilter(label=_("name or other spelling"))
    kind = CodeFilter("kind", choices=OrganizationKind, label=_("kind"))
    country = PickFilter(Place, "country", among=_COUNTRIES, label=_("country"))
    seat = KeyFilter(Place, "seat", label=_("seat"))
    place = KeyFilter(Place, "place", label=_("place that it governs or is"))
    parent = KeyFilter(Organization, "parent", label=_("belongs to"))
    parent_relation = CodeFilter(
        "parent_relation", choices=ParentRelation, label=_("relation to the parent")
    )
    founded_on = DateFilter("founded_on", label=_("founded on"))
    founded_on__gte = DateFilter("founded_on", "gte", label=_("founded on or after"))
    founded_on__lte = DateFilter("founded_on", "lte", label=_("founded on or before"))
    member_of = KeyFilter(
        Organization,
        ("memberships__organization", _IS_MEMBER),
        ("memberships__body", _IS_MEMBER),
        label=_("member of"),
    )
    not_member_of = KeyFilter(
        Organization,
        ("memberships__organization", ~_IS_MEMBER),
        label=_("stated not to be a member of"),
    )
    member = KeyFilter(
        Organization,
        ("members__member", _IS_MEMBER),
        ("seats__member", _IS_MEMBER),
        label=_("has member"),
    )
    capacity = CodeFilter("memberships__capacity", choices=Capacity, label=_("member as"))
    official = KeyFilter(
        Official, "posts__official", "representatives__official", label=_("post of the official")
    )
    organizer_of = KeyFilter(
        related(Organization, "events_organized__event"),
        "events_organized__event",
        label=_("organizer of the event"),
    )
    met = HasFilter("encounters", "group_encounters", common=True, label=_("met by us"))
    trip = KeyFilter(
        related(Organization, "encounters__trip"),
        "encounters__trip",
        "group_encounters__trip",
        label=_("met on the trip"),
    )
    ordering = Ordering(_ORDERS | {"founded_on": _("founding date")})

    class Meta:
        model = Organization
        fields: list[str] = []


class OfficialFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    alias = CalledFilter(label=_("name or other spelling"))
    kind = CodeFilter("kind", choices=OfficialKind, label=_("kind"))
    honorific = TextFilter("honorific", label=_("honorific"))
    country = PickFilter(Place, "country", among=_COUNTRIES, label=_("country"))
    place = KeyFilter(Place, "place", label=_("city or region of office"))
    organization = KeyFilter(Organization, "posts__organization", label=_("post at"))
    represents = KeyFilter(Organization, "posts__represents", label=_("represents"))
    title = TextFilter("posts__title_zh", "posts__title_en", label=_("title of a person"))
    post_status = CodeFilter("posts__status", choices=PostStatus, label=_("status of a post"))
    met = HasFilter("encounters", common=True, label=_("met by us"))
    contact = CodeFilter(
        "encounters__contact",
        choices=choices_of(Official, "encounters__contact"),
        label=_("contact"),
    )
    trip = KeyFilter(
        related(Official, "encounters__trip"),
        "encounters__trip",
        "delegations__trip",
        label=_("met or travelling on the trip"),
    )
    event = KeyFilter(
        related(Official, "encounters__event"),
        "encounters__event",
        "appearances__event",
        label=_("met or appearing at the event"),
    )
    election = KeyFilter(
        related(Official, "candidacies__contest__election"),
        "candidacies__contest__election",
        label=_("stood in the election"),
    )
    is_delegate = HasFilter("delegations", common=True, label=_("travelled for us"))
    ordering = Ordering(_ORDERS | _PERSON_NAMES)

    class Meta:
        model = Official
        fields: list[str] = []


class MembershipFilterSet(RecordFilterSet):
    q = SearchFilter(
        "member", "organization", "body", also=("capacity_text",), label=_("search text")
    )
    member = KeyFilter(Organization, "member", label=_("member"))
    organization = KeyFilter(Organization, "organization", label=_("organization"))
    body = KeyFilter(Organization, "body", label=_("in the body"))
    capacity = CodeFilter("capacity", choices=Capacity, label=_("capacity"))
    capacity_text = TextFilter("capacity_text", label=_("capacity in words"))
    status = CodeFilter("status", choices=MembershipStatus, label=_("status"))
    gained = CodeFilter("gained", choices=Gained, label=_("gained"))
    represents = KeyFilter(Place, "represents", label=_("represents"))
    country = PickFilter(
        Place, "member__country", among=_COUNTRIES, label=_("country of the member")
    )
    member__kind = CodeFilter(
        "member__kind", choices=OrganizationKind, label=_("kind of the member")
    )
    resolution = KeyFilter(
        related(Membership, "resolutions"), "resolutions", label=_("decided on by the resolution")
    )
    agreement = KeyFilter(
        related(Membership, "agreements"), "agreements", label=_("given by the agreement")
    )
    election = KeyFilter(
        related(Membership, "candidacies__contest__election"),
        "candidacies__contest__election",
        label=_("won in the election"),
    )
    term_covers = CoversFilter(label=_("term covers"))
    starts_on = DateFilter("starts_on", label=_("term starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("term starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("term starts on or before"))
    ends_on = DateFilter("ends_on", label=_("term ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("term ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("term ends on or before"))
    ordering = Ordering(_TERM_ORDERS | {"status": _("status"), "capacity": _("capacity")})

    class Meta:
        model = Membership
        fields: list[str] = []


class PostFilterSet(RecordFilterSet):
    q = SearchFilter(
        "official",
        "organization",
        also=("title_zh", "title_en", "represents_text"),
        label=_("search text"),
    )
    title = TextFilter("title_zh", "title_en", label=_("title of a person"))
    official = KeyFilter(Official, "official", label=_("person"))
    organization = KeyFilter(Organization, "organization", label=_("organization"))
    organization__parent = KeyFilter(
        Organization, "organization__parent", label=_("the organization belongs to")
    )
    status = CodeFilter("status", choices=PostStatus, label=_("status"))
    is_elected = YesNoFilter("is_elected", label=pgettext_lazy("post", "elected"))
    is_ex_officio = YesNoFilter("is_ex_officio", label=_("ex officio"))
    is_disputed = YesNoFilter("is_disputed", label=_("sources disagree"))
    represents = KeyFilter(Organization, "represents", label=_("represents"))
    represents_text = TextFilter("represents_text", label=_("represents, in words"))
    country = PickFilter(
        Place, "official__country", among=_COUNTRIES, label=_("country of the person")
    )
    place = KeyFilter(Place, "official__place", label=_("city or region of office"))
    resolution = KeyFilter(
        related(Post, "appointments__resolution"),
        "appointments__resolution",
        label=_("by resolution"),
    )
    election = KeyFilter(
        related(Post, "candidacies__contest__election"),
        "candidacies__contest__election",
        label=_("won in the election"),
    )
    term_covers = CoversFilter(label=_("term covers"))
    starts_on = DateFilter("starts_on", label=_("term starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("term starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("term starts on or before"))
    ends_on = DateFilter("ends_on", label=_("term ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("term ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("term ends on or before"))
    ordering = Ordering(_TERM_ORDERS | {"status": _("status")})

    class Meta:
        model = Post
        fields: list[str] = []
