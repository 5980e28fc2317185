"""What lists of events and their series may be asked."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.filters import (
    CodeFilter,
    CountFilter,
    HasFilter,
    KeyFilter,
    NameFilter,
    Ordering,
    PickFilter,
    RecordFilterSet,
    TextFilter,
    choices_of,
    related,
)
from tripreports.core.periods import CoversFilter, DateFilter, YearFilter
from tripreports.directory.enums import PlaceKind
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.enums import Access, EventKind, EventTie, Mode, OrganizerRole, ParentLink
from tripreports.events.models import Event, EventSeries
from tripreports.search.filters import CalledFilter, SearchFilter


class EventFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    alias = CalledFilter(label=_("name or other spelling"))
    abbreviation = NameFilter("abbreviation", label=_("abbreviation"))
    kind = CodeFilter("kind", choices=EventKind, label=_("kind"))
    series = PickFilter(EventSeries, "series", label=_("series"))
    edition = CountFilter("edition", label=_("edition"))
    parent = KeyFilter(Event, "parent", label=_("within the event"))
    is_part = HasFilter("parent", common=True, label=_("part of another event"))
    parent_link = CodeFilter(
        "parent_link", choices=ParentLink, label=_("relation to the event above")
    )
    mode = CodeFilter("mode", choices=Mode, label=_("mode"))
    access = CodeFilter("access", choices=Access, label=_("access"))
    body = KeyFilter(Organization, "body", label=_("meeting of the body"))
    country = PickFilter(
        Place, "country", among=Q(kind__in=PlaceKind.countries()), label=_("country")
    )
    place = KeyFilter(Place, "place", label=_("city"))
    venue = KeyFilter(Place, "venue", label=_("venue"))
    city = KeyFilter(Place, "place", "venue__parent", label=_("city of the event"))
    year = YearFilter(label=pgettext_lazy("calendar", "year"))
    on = CoversFilter(label=_("held on"))
    starts_on = DateFilter("starts_on", label=_("starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("starts on or before"))
    ends_on = DateFilter("ends_on", label=_("ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("ends on or before"))
    organizer = KeyFilter(Organization, "organizers__organization", label=_("organizer"))
    organization = KeyFilter(
        Organization,
        "organizers__organization",
        "body",
        "appearances__organization",
        "encounters__organization",
        "encounters__group_members",
        label=_("organization that took part"),
    )
    official = KeyFilter(
        Official,
        "appearances__official",
        "encounters__official",
        label=_("official who took part"),
    )
    trip = KeyFilter(
        related(Event, "attendances__trip"), "attendances__trip", label=_("of the trip")
    )
    attendance = CodeFilter(
        "attendances__status",
        choices=choices_of(Event, "attendances__status"),
        label=_("attendance"),
    )
    tie = CodeFilter("relations__tie", choices=EventTie, label=_("tie to another event"))
    section = KeyFilter(
        related(Event, "sections"), "sections", label=_("reported on in the section")
    )
    has_resolutions = HasFilter("resolutions", label=_("passed resolutions"))
    ordering = Ordering(
        {
            "starts_on": _("start"),
            "ends_on": _("end"),
            "name_zh": _("name in Chinese"),
            "name_en": _("name in English"),
            "kind": _("kind"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Event
        fields: list[str] = []


class EventSeriesFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    alias = CalledFilter(label=_("name or other spelling"))
    organization = KeyFilter(Organization, "organization", label=_("of the organization"))
    organizer = KeyFilter(Organization, "organizers__organization", label=_("organizer"))
    organizer_role = CodeFilter(
        "organizers__role", choices=OrganizerRole, label=_("role of an organizer")
    )
    edition = KeyFilter(Event, "editions", label=_("edition"))
    trip = KeyFilter(
        related(EventSeries, "editions__attendances__trip"),
        "editions__attendances__trip",
        label=_("of the trip"),
    )
    frequency = TextFilter("frequency_zh", "frequency_en", label=_("frequency"))
    months_between = CountFilter("months_between", label=_("months between"))
    months_between__gte = CountFilter("months_between", "gte", label=_("months between, at least"))
    months_between__lte = CountFilter("months_between", "lte", label=_("months between, at most"))
    starts_on = DateFilter("starts_on", label=_("starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("starts on or before"))
    ends_on = DateFilter("ends_on", label=_("ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("ends on or before"))
    ordering = Ordering(
        {
            "name_zh": _("name in Chinese"),
            "name_en": _("name in English"),
            "starts_on": _("start"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = EventSeries
        fields: list[str] = []
