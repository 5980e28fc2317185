"""The history tab of the trip form: all that happened to the trip and its parts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin.history import history_context
from tripreports.history.models import Change
from tripreports.trips.admin import tabs
from tripreports.trips.admin.tabs import Tab
from tripreports.trips.models import Trip


def show_history(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    changes = Change.objects.visible_to(request.user).filter(trip_key=trip.key)
    context = admin.context_of_view(request, trip) | history_context(request, changes)
    return TemplateResponse(request, "admin/trips/trip/history.html", context)


tabs.register(Tab("history", _("History"), "history", order=120, view=show_history))
