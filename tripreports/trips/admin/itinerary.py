"""The admin of the itinerary, day by day."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import DraggedRows
from tripreports.trips.admin.base import TripRecordAdmin
from tripreports.trips.models import ItineraryActivity, ItineraryDay, ItineraryStop


class StopRows(DraggedRows):
    model = ItineraryStop
    fields = ("place", "is_transit", "order")


class ActivityRows(DraggedRows):
    model = ItineraryActivity
    fields = ("text", "event", "order")


@admin.register(ItineraryDay)
class ItineraryDayAdmin(TripRecordAdmin):
    list_display = ("on", "route", "order", "trip")
    list_filter = ("trip", "is_derived")
    list_select_related = ("trip",)
    search_fields = ("route", "activities__text", "stops__place__name_zh", "key")
    date_hierarchy = "on"
    ordering = ("trip_id", "order", "key")
    fieldsets = [(_("Day"), {"fields": [("trip", "order"), ("on", "route")]})]
    inlines = [StopRows, ActivityRows]


@admin.register(ItineraryStop)
class ItineraryStopAdmin(TripRecordAdmin):
    is_listed = False
    list_display = ("place", "day", "is_transit")
    list_filter = ("day", "place", "is_transit", "is_derived")
    list_select_related = ("place", "day")
    search_fields = ("place__name_zh", "place__name_en", "place__aliases__text", "key")
    ordering = ("day__on", "order", "key")
    fieldsets = [(_("Stop"), {"fields": [("day", "order"), ("place", "is_transit")]})]


@admin.register(ItineraryActivity)
class ItineraryActivityAdmin(TripRecordAdmin):
    is_listed = False
    list_display = ("text", "day", "event")
    list_filter = ("day", "event", "is_derived")
    list_select_related = ("day", "event")
    search_fields = ("text", "event__name_zh", "event__name_en", "key")
    ordering = ("day__on", "order", "key")
    fieldsets = [(_("Activity"), {"fields": [("day", "order"), "text", "event"]})]
