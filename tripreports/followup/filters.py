"""What lists of recommendations may be asked."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.filters import (
    CodeFilter,
    DateFilter,
    KeyFilter,
    Ordering,
    PickFilter,
    RecordFilterSet,
    TextFilter,
    YearFilter,
    YesNoFilter,
)
from tripreports.directory.enums import PlaceKind
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import Event
from tripreports.followup.enums import Progress
from tripreports.followup.models import Recommendation
from tripreports.search.filters import SearchFilter
from tripreports.trips.models import Trip


class RecommendationFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    title = TextFilter("title", label=_("title"))
    action = TextFilter("action", label=_("action"))
    number = TextFilter("number", label=_("number as printed"))
    trip = KeyFilter(Trip, "trip", label=_("trip"))
    year = YearFilter("trip", label=pgettext_lazy("calendar", "year"))
    country = PickFilter(
        Place,
        "trip__regions",
        among=Q(kind__in=PlaceKind.countries()),
        label=_("country visited"),
    )
    agency = KeyFilter(Organization, "trip__agency", label=_("agency in charge"))
    responsible = KeyFilter(Organization, "responsible", label=_("by whom"))
    due_on = DateFilter("due_on", label=_("by when"))
    due_on__gte = DateFilter("due_on", "gte", label=_("due on or after"))
    due_on__lte = DateFilter("due_on", "lte", label=_("due on or before"))
    progress = CodeFilter("progress", choices=Progress, label=_("progress"))
    official = KeyFilter(Official, "officials", label=_("person concerned"))
    organization = KeyFilter(Organization, "organizations", label=_("organization concerned"))
    event = KeyFilter(Event, "events", label=_("event concerned"))
    is_derived = YesNoFilter("is_derived", label=_("derived"))
    ordering = Ordering(
        {
            "trip__starts_on": _("first day of the trip"),
            "due_on": _("by when"),
            "progress": _("progress"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Recommendation
        fields: list[str] = []
