"""What lists of elections may be asked."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.filters import (
    CodeFilter,
    CoversFilter,
    DateFilter,
    KeyFilter,
    Ordering,
    RecordFilterSet,
    YearFilter,
    YesNoFilter,
    related,
)
from tripreports.directory.models import Official, Organization, Place
from tripreports.elections.enums import Decision
from tripreports.elections.models import Election
from tripreports.events.models import Event
from tripreports.search.filters import SearchFilter


class ElectionFilterSet(RecordFilterSet):
    q = SearchFilter(label=_("search text"))
    body = KeyFilter(Organization, "body", label=_("body"))
    event = KeyFilter(Event, "event", label=_("meeting"))
    year = YearFilter("held_on", label=pgettext_lazy("calendar", "year"))
    held_on = DateFilter("held_on", label=_("held on"))
    held_on__gte = DateFilter("held_on", "gte", label=_("held on or after"))
    held_on__lte = DateFilter("held_on", "lte", label=_("held on or before"))
    term_covers = CoversFilter(label=_("term covers"))
    starts_on = DateFilter("starts_on", label=_("term starts on"))
    starts_on__gte = DateFilter("starts_on", "gte", label=_("term starts on or after"))
    starts_on__lte = DateFilter("starts_on", "lte", label=_("term starts on or before"))
    ends_on = DateFilter("ends_on", label=_("term ends on"))
    ends_on__gte = DateFilter("ends_on", "gte", label=_("term ends on or after"))
    ends_on__lte = DateFilter("ends_on", "lte", label=_("term ends on or before"))
    decided_by = CodeFilter("contests__decided_by", choices=Decision, label=_("decided"))
    official = KeyFilter(Official, "contests__candidacies__official", label=_("candidate"))
    organization = KeyFilter(
        Organization,
        "contests__candidacies__organization",
        "contests__candidacies__represents",
        label=_("city or organization standing or represented"),
    )
    country = KeyFilter(
        Place, "contests__allocations__place", label=_("country with seats allotted")
    )
    trip = KeyFilter(
        related(Election, "event__attendances__trip"),
        "event__attendances__trip",
        label=_("of the trip"),
    )
    is_derived = YesNoFilter("is_derived", label=_("derived"))
    ordering = Ordering(
        {
            "held_on": _("day of the election"),
            "starts_on": _("start of the term"),
            "name_zh": _("name in Chinese"),
            "name_en": _("name in English"),
            "updated_at": _("last change"),
        }
    )

    class Meta:
        model = Election
        fields: list[str] = []
