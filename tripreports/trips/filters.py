"""What lists of trips, delegates, days and encounters may be asked."""

from django.db.models import F, Q
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
)
from tripreports.core.periods import CoversFilter, DateFilter, YearFilter
from tripreports.directory.enums import PlaceKind, PostStatus
from tripreports.directory.models import Official, Organization, Place, Post
from tripreports.elections.models import Election
from tripreports.events.enums import EventKind
from tripreports.events.models import Event
from tripreports.search.filters import SearchFilter
from tripreports.trips.enums import (
    Basis,
    Category,
    Contact,
    DelegateActKind,
    DelegateRole,
    EncounterRole,
    Presence,
    TripState,
)
from tripreports.trips.models import IS_A_STAY, Delegate, Encounter, ItineraryDay, Trip

_COUNTRIES = Q(kind__in=PlaceKind.countries())
_IN_OFFICE = Q(status=PostStatus.CURRENT)


class TripFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    year = YearFilter(label=pgettext_lazy("calendar", "year"))
    country = PickFilter(Place, "regions", among=_COUNTRIES, label=_("country visited"))
    place = KeyFilter(Place, "itinerary_days__stops__place", label=_("place on the itinerary"))
    city = PickFilter(
        Place,
        ("itinerary_days__stops__place", IS_A_STAY),
        among=Q(kind__in=PlaceKind.cities()),
        label=_("city visited"),
    )
    on = CoversFilter(label=_("abroad on"))
    starts_on = DateFilter("starts_on", label=_("starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("starts on or before"))
    ends_on = DateFilter("ends_on", label=_("ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("ends on or before"))
    report_on = DateFilter("report_on", label=_("report dated"))
    report_on__gte = DateFilter("report_on", "gte", label=_("report dated on or after"))
    report_on__lte = DateFilter("report_on", "lte", label=_("report dated on or before"))
    submitted_on__gte = DateFilter("submitted_on", "gte", label=_("submitted on or after"))
    submitted_on__lte = DateFilter("submitted_on", "lte", label=_("submitted on or before"))
    published_on__gte = DateFilter("published_at__date", "gte", label=_("published on or after"))
    published_on__lte = DateFilter("published_at__date", "lte", label=_("published on or before"))
    state = CodeFilter("state", choices=TripState, label=_("state"))
    category = CodeFilter(
        ("category_ticks__category", Q(is_ticked=True)),
        choices=Category,
        label=_("category"),
    )
    report_class = CodeFilter("report_class", choices=Category, label=_("class of the report"))
    has_attachments = YesNoFilter("has_attachments", label=_("has attachments"))
    has_no_recommendations = YesNoFilter(
        "has_no_recommendations", label=_("makes no recommendation")
    )
    progress = CodeFilter(
        "recommendations__progress",
        choices=choices_of(Trip, "recommendations__progress"),
        label=_("state of its recommendations"),
    )
    government = KeyFilter(Organization, "government", label=_("government"))
    agency = KeyFilter(Organization, "agency", label=_("agency in charge"))
    contact = KeyFilter(Official, "contact", label=_("contact person"))
    represented = KeyFilter(Official, "represented", label=_("on behalf of"))
    official = KeyFilter(Official, "delegates__official", label=_("traveller"))
    met_official = KeyFilter(Official, "encounters__official", label=_("official met"))
    met_organization = KeyFilter(
        Organization,
        "encounters__organization",
        "encounters__group_members",
        "encounters__post__organization",
        ("encounters__official__posts__organization", _IN_OFFICE),
        label=_("organization met, itself or somebody from it"),
    )
    event = KeyFilter(Event, "attendances__event", label=_("event"))
    event__place = KeyFilter(
        Place,
        "attendances__event__place",
        "attendances__event__venue",
        label=_("city or venue of an event"),
    )
    event__city = KeyFilter(
        Place,
        "attendances__event__place",
        "attendances__event__venue__parent",
        label=_("city of an event"),
    )
    event__kind = CodeFilter(
        "attendances__event__kind", choices=EventKind, label=_("kind of an event")
    )
    election = KeyFilter(Election, "attendances__event__elections", label=_("election"))
    ordering = Ordering(
        {
            "starts_on": _("first day"),
            "ends_on": _("last day"),
            "days": _("days abroad"),
            "report_on": _("report date"),
            "published_at": _("publication"),
            "title_zh": _("title in Chinese"),
            "title_en": _("title in English"),
            "updated_at": _("last change"),
        },
        computed={"days": F("ends_on") - F("starts_on")},
    )

    class Meta:
        model = Trip
        fields: list[str] = []


class DelegateFilterSet(RecordFilterSet):
    q = SearchFilter(
        "official",
        also=("agency", "unit", "title_zh", "title_en"),
        label=_("search text"),
    )
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    official = KeyFilter(Official, "official", label=_("person"))
    role = CodeFilter("role", choices=DelegateRole, label=_("role"))
    organization = KeyFilter(Organization, "organization", label=_("agency, as a record"))
    agency = TextFilter("agency", label=_("agency"))
    unit = TextFilter("unit", label=_("unit"))
    title = TextFilter("title_zh", "title_en", label=_("title of a person"))
    year = YearFilter("trip", label=pgettext_lazy("calendar", "year"))
    country = PickFilter(Place, "trip__regions", among=_COUNTRIES, label=_("country visited"))
    event = KeyFilter(Event, "acts__event", label=_("acted at the event"))
    act = CodeFilter("acts__kind", choices=DelegateActKind, label=_("act"))
    ordering = Ordering(
        {
            "trip__starts_on": _("first day of the trip"),
            "order": _("order"),
            "official__name_zh": pgettext_lazy("person", "name in Chinese"),
            "official__name_en": pgettext_lazy("person", "name in English"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Delegate
        fields: list[str] = []


class EncounterFilterSet(RecordFilterSet):
    q = SearchFilter("official", "organization", also=("group",), label=_("search text"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    event = KeyFilter(Event, "event", label=_("event"))
    event__city = KeyFilter(
        Place, "event__place", "event__venue__parent", label=_("city of the event")
    )
    event__country = PickFilter(
        Place, "event__country", among=_COUNTRIES, label=_("country of the event")
    )
    event__kind = CodeFilter("event__kind", choices=EventKind, label=_("kind of the event"))
    event__starts_on__gte = DateFilter(
        "starts_on", "gte", through="event", label=_("event starts on or after")
    )
    event__starts_on__lte = DateFilter(
        "starts_on", "lte", through="event", label=_("event starts on or before")
    )
    official = KeyFilter(Official, "official", label=_("person"))
    organization = KeyFilter(
        Organization,
        "organization",
        "group_members",
        "post__organization",
        ("official__posts__organization", _IN_OFFICE),
        label=_("organization, itself or somebody from it"),
    )
    post = KeyFilter(Post, "post", label=_("in the post"))
    country = PickFilter(
        Place,
        "official__country",
        "organization__country",
        among=_COUNTRIES,
        label=_("country"),
    )
    place = KeyFilter(Place, "official__place", "organization__seat", label=_("city"))
    group = TextFilter("group", label=pgettext_lazy("encounter", "group"))
    is_named = HasFilter("official", common=True, label=_("with a person who is named"))
    is_with_group = HasFilter("group_members", label=_("with a group"))
    role = CodeFilter("roles__role", choices=EncounterRole, label=_("role"))
    basis = CodeFilter("basis", choices=Basis, label=_("stated in"))
    contact = CodeFilter("contact", choices=Contact, label=_("contact"))
    presence = CodeFilter("presence", choices=Presence, label=_("presence"))
    ordering = Ordering(
        {
            "event__starts_on": _("date of the event"),
            "official__name_zh": pgettext_lazy("person", "name in Chinese"),
            "official__name_en": pgettext_lazy("person", "name in English"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Encounter
        fields: list[str] = []


class ItineraryDayFilterSet(RecordFilterSet):
    q = TextFilter("route", "activities__text", label=_("search text"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    on = DateFilter("on", label=_("date"))
    on__gte = DateFilter("on", "gte", label=_("on or after"))
    on__lte = DateFilter("on", "lte", label=_("on or before"))
    route = TextFilter("route", label=_("route as printed"))
    place = KeyFilter(Place, "stops__place", label=_("place on the itinerary"))
    stay = KeyFilter(
        Place,
        ("stops__place", Q(is_transit=False)),
        label=_("place of a stay, not of a change of planes"),
    )
    country = PickFilter(
        Place, "stops__place__country", among=_COUNTRIES, label=_("country visited")
    )
    event = KeyFilter(Event, "activities__event", label=_("event"))
    ordering = Ordering(
        {"on": _("date"), "order": _("order"), "updated_at": _("last change")},
    )

    class Meta:
        model = ItineraryDay
        fields: list[str] = []
