"""The admin of the report itself: outline, text, photos, evidence."""

from django.contrib import admin
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import DraggedRows, StackedRows
from tripreports.core.forms import RecordForm
from tripreports.core.numbering import Numbering, next_number
from tripreports.reports.models import (
    Citation,
    Discrepancy,
    Paragraph,
    Photo,
    PhotoPerson,
    Section,
)
from tripreports.trips.admin.base import TripRecordAdmin


class InterleavedForm(RecordForm):
    """Paragraphs and photos share the positions of a section: the next is behind both."""

    def next_number(self, numbering: Numbering, within: Model) -> int:
        if numbering.number != "position":
            return super().next_number(numbering, within)
        return max(next_number(model, numbering, within) for model in (Paragraph, Photo))


class ParagraphRows(StackedRows):
    model = Paragraph
    fields = (("position", "kind"), "text")


class PersonRows(DraggedRows):
    model = PhotoPerson
    fields = ("official", "position", "is_name_only", "order")


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


@admin.register(Photo)
class PhotoAdmin(TripRecordAdmin):
    form = InterleavedForm
    list_display = ("order", "caption", "event", "section", "has_file")
    list_display_links = ("order", "caption")
    list_filter = ("trip", "event", "section", "is_derived")
    list_select_related = ("event", "section")
    search_fields = (
        "caption",
        "people__official__name_zh",
        "people__official__name_en",
        "people__official__aliases__text",
        "key",
    )
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Picture"), {"fields": ["caption", "image"]}),
        (_("Place in the report"), {"fields": [("trip", "order"), ("section", "position")]}),
        (_("What it shows"), {"fields": ["event", "encounters"]}),
    ]
    inlines = [PersonRows]

    @admin.display(description=_("has a file"), boolean=True)
    def has_file(self, photo: Photo) -> bool:
        return bool(photo.image)


@admin.register(PhotoPerson)
class PhotoPersonAdmin(TripRecordAdmin):
    is_listed = False
    list_display = ("official", "position", "is_name_only", "photo")
    list_filter = ("official", "is_name_only", "is_derived")
    list_select_related = ("official", "photo")
    search_fields = (
        "official__name_zh",
        "official__name_en",
        "official__aliases__text",
        "photo__caption",
        "key",
    )
    ordering = ("photo__order", "order", "key")
    fieldsets = [
        (
            _("Person in the picture"),
            {"fields": [("photo", "order"), "official", ("position", "is_name_only")]},
        ),
    ]


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
