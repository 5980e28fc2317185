"""The admin of what stays of a trip."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import StackedRows
from tripreports.core.admin.tables import TablesMixin
from tripreports.core.forms import RowFormSet
from tripreports.followup.models import (
    Commitment,
    Invitation,
    Observation,
    ProgressNote,
    Recommendation,
)
from tripreports.followup.resources import RecommendationResource
from tripreports.trips.admin.base import TripRecordAdmin


class NoteFormSet(RowFormSet):
    """Notes belong to the trip of what they are about."""

    def save_new(self, form: Any, commit: bool = True) -> Any:
        form.instance.trip_id = self.instance.trip_id
        return super().save_new(form, commit)


class NoteRows(StackedRows):
    model = ProgressNote
    formset = NoteFormSet
    fields = (("noted_on", "progress"), "text")


@admin.register(Observation)
class ObservationAdmin(TripRecordAdmin):
    list_display = ("title", "number", "applies_to", "trip")
    list_filter = ("trip", "applies_to", "is_derived")
    list_select_related = ("applies_to", "trip")
    search_fields = ("title", "lesson", "key")
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Observation"), {"fields": [("trip", "order", "number"), "title", "lesson"]}),
        (_("At home"), {"fields": [("applies_to", "award")]}),
        (_("About"), {"fields": [("organizations", "countries"), "events"]}),
    ]


@admin.register(Recommendation)
class RecommendationAdmin(TablesMixin, TripRecordAdmin):
    resource = RecommendationResource
    list_display = ("title", "number", "responsible", "due_on", "progress", "trip")
    list_filter = ("progress", "responsible", "trip", "is_derived")
    list_select_related = ("responsible", "trip")
    search_fields = ("title", "action", "key")
    date_hierarchy = "due_on"
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Recommendation"), {"fields": [("trip", "order", "number"), "title", "action"]}),
        (_("Carrying it out"), {"fields": [("responsible", "due_on", "progress")]}),
        (_("Concerns"), {"fields": [("officials", "organizations"), "events"]}),
    ]
    inlines = [NoteRows]


@admin.register(Commitment)
class CommitmentAdmin(TripRecordAdmin):
    list_display = ("title", "side", "event", "due_on", "progress", "trip")
    list_filter = ("side", "progress", "is_binding", "trip", "is_derived")
    list_select_related = ("event", "trip")
    search_fields = ("title", "text_zh", "text_en", "key")
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Promise"), {"fields": [("trip", "order"), "title", ("text_zh", "text_en")]}),
        (_("By whom"), {"fields": ["side", ("made_by", "spoken_by")]}),
        (_("Where and about what"), {"fields": [("event", "about_event"), "document"]}),
        (_("Keeping it"), {"fields": [("is_binding", "due_on", "progress")]}),
    ]
    inlines = [NoteRows]


@admin.register(Invitation)
class InvitationAdmin(TripRecordAdmin):
    list_display = ("event", "direction", "strength", "from_organization", "to_text", "response")
    list_filter = ("direction", "strength", "response", "trip", "is_derived")
    list_select_related = ("event", "from_organization")
    search_fields = (
        "event__name_zh",
        "event__name_en",
        "from_organization__name_zh",
        "from_organization__name_en",
        "from_official__name_zh",
        "from_official__name_en",
        "to_official__name_zh",
        "to_official__name_en",
        "to_text",
        "key",
    )
    ordering = ("trip_id", "order", "key")
    fieldsets = [
        (_("Invitation"), {"fields": [("trip", "order"), ("event", "given_at"), "direction"]}),
        (_("Who invites"), {"fields": [("from_organization", "from_official"), "relayed_by"]}),
        (_("Who is invited"), {"fields": [("to_official", "to_organizations"), "to_text"]}),
        (_("What is known"), {"fields": [("strength", "response")]}),
    ]


@admin.register(ProgressNote)
class ProgressNoteAdmin(TripRecordAdmin):
    list_display = ("noted_on", "progress", "text", "recommendation", "commitment")
    list_filter = ("progress", "trip", "is_derived")
    list_select_related = ("recommendation", "commitment")
    search_fields = ("text", "recommendation__title", "commitment__title", "key")
    date_hierarchy = "noted_on"
    ordering = ("-noted_on", "key")
    fieldsets = [
        (_("Note"), {"fields": [("noted_on", "progress"), "text"]}),
        (_("About"), {"fields": ["trip", ("recommendation", "commitment")]}),
    ]
