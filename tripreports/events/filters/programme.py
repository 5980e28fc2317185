"""What lists of appearances and figures may be asked."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import NumberFilter

from tripreports.core.filters import (
    CodeFilter,
    KeyFilter,
    NameFilter,
    Ordering,
    PickFilter,
    RecordFilterSet,
    TextFilter,
    related,
)
from tripreports.core.periods import DateFilter
from tripreports.core.subjects import KindFilter, SubjectFilter
from tripreports.directory.enums import PlaceKind
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.enums import AppearanceKind, Comparator
from tripreports.events.models import Appearance, Event, Figure
from tripreports.search.filters import SearchFilter


class AppearanceFilterSet(RecordFilterSet):
    q = SearchFilter(
        "official",
        "organization",
        also=("title_zh", "title_en", "topic", "unnamed"),
        label=_("search text"),
    )
    kind = CodeFilter("kind", choices=AppearanceKind, label=_("kind"))
    title = TextFilter("title_zh", "title_en", label=pgettext_lazy("speech", "title"))
    topic = TextFilter("topic", label=_("what it was about"))
    unnamed = TextFilter("unnamed", label=_("unnamed, in the words of the source"))
    event = KeyFilter(Event, "event", label=_("event"))
    event__parent = KeyFilter(Event, "event__parent", label=_("within the event"))
    event__city = KeyFilter(
        Place, "event__place", "event__venue__parent", label=_("city of the event")
    )
    event__starts_on__gte = DateFilter(
        "starts_on", "gte", through="event", label=_("event starts on or after")
    )
    event__starts_on__lte = DateFilter(
        "starts_on", "lte", through="event", label=_("event starts on or before")
    )
    official = KeyFilter(Official, "official", label=_("person"))
    organization = KeyFilter(
        Organization, "organization", label=_("organization, its speaker unnamed")
    )
    on_behalf_of = KeyFilter(Organization, "on_behalf_of", label=_("on behalf of"))
    jointly_with = KeyFilter(Organization, "jointly_with", label=_("jointly with"))
    country = PickFilter(
        Place,
        "official__country",
        "organization__country",
        among=Q(kind__in=PlaceKind.countries()),
        label=_("country"),
    )
    trip = KeyFilter(
        related(Appearance, "event__attendances__trip"),
        "event__attendances__trip",
        label=_("of the trip"),
    )
    ordering = Ordering(
        {
            "event__starts_on": _("date of the event"),
            "order": _("order"),
            "kind": _("kind"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Appearance
        fields: list[str] = []


class FigureFilterSet(RecordFilterSet):
    q = TextFilter("metric_zh", "metric_en", "words", "subject_text", label=_("search text"))
    subject_type = KindFilter("subject", label=_("kind of subject"))
    subject = SubjectFilter("subject", label=_("key of the subject"))
    subject_text = TextFilter("subject_text", label=_("subject in words"))
    place = KeyFilter(Place, "places", label=_("places compared"))
    metric = NameFilter("metric_zh", "metric_en", label=_("metric"))
    comparator = CodeFilter("comparator", choices=Comparator, label=_("comparator"))
    unit = NameFilter("unit", label=_("unit of the figure"))
    words = TextFilter("words", label=_("words of the source"))
    value = NumberFilter("value", label=_("value"))
    value__gte = NumberFilter("value", "gte", label=_("value, at least"))
    value__lte = NumberFilter("value", "lte", label=_("value, at most"))
    as_of = KeyFilter(Event, "as_of", label=_("as of the event"))
    ordering = Ordering(
        {
            "metric_zh": _("metric in Chinese"),
            "metric_en": _("metric in English"),
            "value": _("value"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Figure
        fields: list[str] = []
