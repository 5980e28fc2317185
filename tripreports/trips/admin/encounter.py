"""The admin of what we attended, whom we met, and what ours did there."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import PERIOD, DraggedRows
from tripreports.trips.admin.base import TripRecordAdmin
from tripreports.trips.models import Attendance, DelegateAct, Encounter, EncounterRoleTag


class RoleRows(DraggedRows):
    model = EncounterRoleTag
    fields = ("role", "order")


@admin.register(Attendance)
class AttendanceAdmin(TripRecordAdmin):
    list_display = ("event", "status", "period", "trip")
    list_filter = ("status", "trip", "is_derived")
    list_select_related = ("event", "trip")
    search_fields = ("event__name_zh", "event__name_en", "event__aliases__text", "key")
    ordering = ("trip_id", "starts_on", "key")
    fieldsets = [
        (_("Attendance"), {"fields": [("trip", "event"), "status"]}),
        PERIOD,
    ]


@admin.register(Encounter)
class EncounterAdmin(TripRecordAdmin):
    list_display = ("who", "event", "contact", "presence", "trip")
    list_filter = ("contact", "basis", "presence", "event", "trip", "is_derived")
    list_select_related = ("official", "organization", "event", "trip")
    search_fields = (
        "official__name_zh",
        "official__name_en",
        "official__aliases__text",
        "organization__name_zh",
        "organization__name_en",
        "organization__aliases__text",
        "group",
        "event__name_zh",
        "event__name_en",
        "key",
    )
    ordering = ("trip_id", "event__starts_on", "key")
    fieldsets = [
        (_("At"), {"fields": [("trip", "event")]}),
        (
            _("With whom"),
            {"fields": [("official", "post"), "organization", ("group", "group_members")]},
        ),
        (_("What the source says"), {"fields": [("basis", "contact", "presence")]}),
    ]
    inlines = [RoleRows]

    @admin.display(description=_("with whom"))
    def who(self, encounter: Encounter) -> str:
        return str(encounter.official or encounter.group or encounter.organization)


@admin.register(EncounterRoleTag)
class EncounterRoleTagAdmin(TripRecordAdmin):
    is_listed = False
    list_display = ("encounter", "role")
    list_filter = ("role", "encounter", "is_derived")
    list_select_related = (
        "encounter__official",
        "encounter__organization",
        "encounter__event",
    )
    search_fields = (
        "encounter__official__name_zh",
        "encounter__official__name_en",
        "encounter__event__name_zh",
        "key",
    )
    ordering = ("encounter_id", "order", "key")
    fieldsets = [(_("Role"), {"fields": [("encounter", "order"), "role"]})]


@admin.register(DelegateAct)
class DelegateActAdmin(TripRecordAdmin):
    list_display = ("delegate", "kind", "event", "contest")
    list_filter = ("kind", "delegate", "event", "is_derived")
    list_select_related = ("delegate__official", "event", "contest")
    search_fields = (
        "delegate__official__name_zh",
        "delegate__official__name_en",
        "event__name_zh",
        "event__name_en",
        "key",
    )
    ordering = ("delegate_id", "event__starts_on", "key")
    fieldsets = [
        (_("What one of ours did"), {"fields": [("delegate", "kind"), ("event", "contest")]}),
    ]
