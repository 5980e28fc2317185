"""The admin of the outline and the text."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import StackedRows
from tripreports.reports.admin.base import InterleavedForm
from tripreports.reports.models import Paragraph, Section
from tripreports.trips.admin.base import TripRecordAdmin


class ParagraphRows(StackedRows):
    model = Paragraph
    fields = (("position", "kind"), "text")


@admin.register(Section)
class SectionAdmin(TripRecordAdmin):
    list_display = ("heading", "kind", "level", "order", "trip")
    list_filter = ("trip", "kind", "is_derived")
    list_select_related = ("trip",)
    search_fields = ("heading", "title", "label", "key")
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Heading"), {"fields": ["heading", ("label", "title"), "kind"]}),
        (_("Place in the outline"), {"fields": [("trip", "parent"), ("order", "level")]}),
        (_("What it reports on"), {"fields": ["events"]}),
    ]
    inlines = [ParagraphRows]


@admin.register(Paragraph)
class ParagraphAdmin(TripRecordAdmin):
    form = InterleavedForm
    is_listed = False
    list_display = ("__str__", "kind", "position", "section")
    list_filter = ("kind", "section", "is_derived")
    list_select_related = ("section",)
    search_fields = ("text", "section__heading", "key")
    ordering = ("section__order", "position", "key")
    readonly_fields = ("page_breaks",)
    fieldsets = [
        (_("Text"), {"fields": ["text", "kind"]}),
        (_("Place in the report"), {"fields": [("section", "position"), "page_breaks"]}),
    ]
