"""What lists of places, organizations and officials may be asked."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.filters import (
    CodeFilter,
    DateFilter,
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
from tripreports.directory.enums import (
    Capacity,
    MembershipStatus,
    OfficialKind,
    OrganizationKind,
    ParentRelation,
    PlaceKind,
    PostStatus,
)
from tripreports.directory.models import Official, Organization, Place
from tripreports.search.filters import CalledFilter, SearchFilter

_COUNTRIES = Q(kind__in=PlaceKind.countries())
_IS_MEMBER = ~Q(status=MembershipStatus.NOT_MEMBER)
_ORDERS = {
    "name_zh": _("name in Chinese"),
    "name_en": _("name in English"),
    "kind": _("kind"),
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
    is_derived = YesNoFilter("is_derived", label=_("derived"))
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
    met = HasFilter("encounters", "group_encounters", label=_("met by us"))
    trip = KeyFilter(
        related(Organization, "encounters__trip"),
        "encounters__trip",
        "group_encounters__trip",
        label=_("met on the trip"),
    )
    is_derived = YesNoFilter("is_derived", label=_("derived"))
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
    met = HasFilter("encounters", label=_("met by us"))
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
    is_delegate = HasFilter("delegations", label=_("travelled for us"))
    is_derived = YesNoFilter("is_derived", label=_("derived"))
    ordering = Ordering(_ORDERS | _PERSON_NAMES)

    class Meta:
        model = Official
        fields: list[str] = []
