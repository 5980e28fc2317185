"""The page on which an earlier trip becomes the frame of a new one."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action
from unfold.widgets import UnfoldAdminTextInputWidget

from tripreports.core.forms.dates import DayField
from tripreports.trips.admin import tabs
from tripreports.trips.admin.tabs import Action
from tripreports.trips.models import Trip
from tripreports.trips.services import copy_frame

COPY = Action(_("Copy as a new trip"), "copy", "content_copy", for_closed=True)


class CopyForm(forms.Form):
    title_zh = forms.CharField(
        label=_("title in Chinese"),
        max_length=300,
        required=False,
        widget=UnfoldAdminTextInputWidget,
    )
    title_en = forms.CharField(
        label=_("title in English"),
        max_length=300,
        required=False,
        widget=UnfoldAdminTextInputWidget,
    )
    starts_on = DayField(label=_("first day"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        titles = (self.data.get("title_zh"), self.data.get("title_en"))
        if not any((title or "").strip() for title in titles):
            raise ValidationError(_("Name the trip in Chinese or in English."))
        return cleaned


def copy_page(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    """Asks for what must differ, and goes on to the sheet of the copy."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    initial = {"title_zh": trip.title_zh, "title_en": trip.title_en}
    form = CopyForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            copy = copy_frame(trip, by=cast("Any", request.user), **form.cleaned_data)
        except (ValidationError, OverflowError) as error:
            form.add_error("starts_on", getattr(error, "messages", str(error)))
        else:
            told = _("“%s” is entered as a draft. Look through its tabs.")
            messages.success(request, told % copy)
            return HttpResponseRedirect(tabs.tab_named(tabs.SHEET).address(copy))
    context = admin.context_of_view(request, trip) | {
        "form": form,
        "back": tabs.tab_named(tabs.SHEET).address(trip),
    }
    return TemplateResponse(request, "admin/trips/trip/copy.html", context)


class CopyMixin:
    """The same from the list of trips."""

    actions_row = ("copy_row",)

    @action(  # type: ignore[untyped-decorator]  # the theme ships no types
        description=COPY.title, icon=COPY.icon, url_path="copy-row", permissions=["add"]
    )
    def copy_row(self, _request: HttpRequest, object_id: str) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:trips_trip_copy", args=[unquote(object_id)]))
