"""The admin of trips: the sheet, who went, what for."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.decorators import display

from tripreports.core.admin import RecordAdmin
from tripreports.core.admin.tables import TablesMixin
from tripreports.trips.admin import tabs
from tripreports.trips.admin.base import TripRecordAdmin
from tripreports.trips.admin.bulk import BulkSteps
from tripreports.trips.admin.copying import CopyMixin
from tripreports.trips.admin.sheet import SheetMixin
from tripreports.trips.admin.tabbed import TabbedTripAdmin
from tripreports.trips.admin.tabs import Tab
from tripreports.trips.enums import TripState
from tripreports.trips.models import CategoryTick, Delegate, Objective, Trip
from tripreports.trips.resources import DelegateResource

PARTICULARS = (
    "state",
    "author",
    "published_at",
    "withdrawal_reason",
    "has_no_recommendations",
    *RecordAdmin.particulars,
)
RECORD_FIELDS = (
    (_("Notes"), {"fields": ["note", "is_derived"]}),
    (_("Evidence"), {"fields": ["evidence"]}),
    (_("Referred to by"), {"fields": ["usage"]}),
    (_("Particulars"), {"fields": [PARTICULARS[:3], *PARTICULARS[3:]]}),
)

tabs.register(Tab("record", _("Record"), "fingerprint", order=110, fieldsets=RECORD_FIELDS))


@admin.register(Trip)
class TripAdmin(SheetMixin, CopyMixin, BulkSteps, TabbedTripAdmin):
    list_display = ("title", "state_shown", "starts_on", "ends_on", "agency", "report_on")
    list_filter = (
        "state",
        "report_class",
        "agency",
        "government",
        "has_attachments",
        "has_no_recommendations",
        "is_derived",
    )
    list_select_related = ("agency",)
    search_fields = (
        "title_zh",
        "title_en",
        "form_title",
        "delegates__official__name_zh",
        "delegates__official__name_en",
        "regions__name_zh",
        "regions__name_en",
        "key",
    )
    date_hierarchy = "starts_on"
    ordering = ("-starts_on", "key")
    particulars = PARTICULARS

    @admin.display(description=pgettext_lazy("trip", "title"))
    def title(self, trip: Trip) -> str:
        return trip.title

    @display(  # type: ignore[untyped-decorator]  # the theme ships no types
        description=_("state"),
        ordering="state",
        label={
            TripState.DRAFT.label: "info",
            TripState.IN_REVIEW.label: "warning",
            TripState.APPROVED.label: "primary",
            TripState.PUBLISHED.label: "success",
            TripState.WITHDRAWN.label: "danger",
        },
    )
    def state_shown(self, trip: Trip) -> str:
        return trip.get_state_display()


@admin.register(CategoryTick)
class CategoryTickAdmin(TripRecordAdmin):
    is_listed = False
    list_display = ("__str__", "category", "is_ticked", "trip")
    list_filter = ("category", "is_ticked", "trip", "is_derived")
    list_select_related = ("trip",)
    search_fields = ("text", "trip__title_zh", "trip__title_en", "key")
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Box"), {"fields": [("trip", "order"), ("category", "text"), "is_ticked"]}),
    ]


@admin.register(Delegate)
class DelegateAdmin(TablesMixin, TripRecordAdmin):
    resource = DelegateResource
    list_display = ("official", "title", "role", "agency", "unit", "trip")
    list_filter = ("role", "organization", "trip", "is_derived")
    list_select_related = ("official", "trip")
    search_fields = (
        "official__name_zh",
        "official__name_en",
        "official__aliases__text",
        "agency",
        "unit",
        "title_zh",
        "title_en",
        "key",
    )
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Who went"), {"fields": [("trip", "order"), ("official", "role")]}),
        (
            _("As they were then"),
            {"fields": [("organization", "agency", "unit"), ("title_zh", "title_en")]},
        ),
    ]

    @admin.display(description=_("title of a person"))
    def title(self, delegate: Delegate) -> str:
        return delegate.title


@admin.register(Objective)
class ObjectiveAdmin(TripRecordAdmin):
    is_listed = False
    list_display = ("__str__", "trip")
    list_filter = ("trip", "is_derived")
    list_select_related = ("trip",)
    search_fields = ("text_zh", "text_en", "outcome_zh", "outcome_en", "key")
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Objective"), {"fields": [("trip", "order"), ("text_zh", "text_en")]}),
        (_("What became of it"), {"fields": [("outcome_zh", "outcome_en")]}),
    ]
