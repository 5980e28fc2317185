"""The admin of amendments: begun and ended on the way of a trip, and only looked at here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tripreports.trips.admin.base import TripRecordAdmin
from tripreports.trips.models import Amendment


@admin.register(Amendment)
class AmendmentAdmin(TripRecordAdmin):
    is_listed = False
    list_display = ("__str__", "began_at", "ended_at", "trip")
    list_filter = ("trip", "is_derived")
    list_select_related = ("trip",)
    search_fields = ("text", "trip__title_zh", "trip__title_en", "key")
    ordering = ("-began_at", "key")
    fieldsets = [(_("Amendment"), {"fields": ["trip", "text", ("began_at", "ended_at")]})]

    def has_add_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """What the public was told stays; it goes with a trip that may go."""
        return False
