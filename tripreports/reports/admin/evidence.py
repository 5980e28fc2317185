"""The admin of evidence: citations, and where passages disagree."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tripreports.reports.models import Citation, Discrepancy
from tripreports.trips.admin.base import TripRecordAdmin


@admin.register(Citation)
class CitationAdmin(TripRecordAdmin):
    list_display = ("quote", "record_type", "record_key", "trip")
    list_filter = ("trip", "is_derived")
    list_select_related = ("record_type", "trip")
    search_fields = ("quote", "record_key", "key")
    ordering = ("record_type_id", "record_key", "order", "key")
    fieldsets = [
        (_("What is proved"), {"fields": [("record_type", "record_key"), "order"]}),
        (
            _("The words that prove it"),
            {
                "fields": ["quote", "trip", ("section", "paragraph", "photo")],
                "description": _("The words stand in one of these three."),
            },
        ),
    ]


@admin.register(Discrepancy)
class DiscrepancyAdmin(TripRecordAdmin):
    list_display = ("topic", "kind", "taken_as", "confidence", "trip")
    list_filter = ("kind", "confidence", "trip", "is_derived")
    list_select_related = ("trip",)
    search_fields = ("topic", "taken_as", "handling", "key")
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Disagreement"), {"fields": [("trip", "order"), "topic", "kind"]}),
        (_("How it is read"), {"fields": ["taken_as", "handling", "confidence"]}),
    ]
