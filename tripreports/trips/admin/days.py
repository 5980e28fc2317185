"""The tab of the itinerary: days with their places and activities, in one save."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext
from unfold.widgets import UnfoldAdminTextareaWidget

from tripreports.core.admin import StackedRows
from tripreports.core.forms import RowForm, RowFormSet
from tripreports.core.forms.carried import LinesOfRowsField, carry, refuse_if_changed_since
from tripreports.core.forms.chosen import ChosenSelectMultiple
from tripreports.directory.models import Place
from tripreports.trips.admin import tabs
from tripreports.trips.admin.base import is_open, show_changes_of
from tripreports.trips.admin.pasting import PasteDays
from tripreports.trips.admin.tabs import Action, Tab
from tripreports.trips.models import ItineraryDay, ItineraryStop, Trip
from tripreports.trips.services import make_missing_days, set_activities, set_stops

_LONGEST = 300


class DayForm(RowForm):
    """Activities are lines of text and keep their events; stops are places, looked up."""

    stops = forms.ModelMultipleChoiceField(
        Place.objects.all(),
        required=False,
        label=capfirst(_("stops")),
        widget=ChosenSelectMultiple(ItineraryStop._meta.get_field("place"), admin.site),
    )
    activities = LinesOfRowsField(
        required=False,
        label=_("Activities, one to a line"),
        widget=UnfoldAdminTextareaWidget({"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._read: dict[str, Any] = {"stops": [], "activities": ""}
        if not self.instance._state.adding:
            places = {stop.place_id: stop.place for stop in self.instance.stops.all()}
            self.fields["stops"].widget.known = {key: str(one) for key, one in places.items()}
            words = [activity.text for activity in self.instance.activities.all()]
            self._read = {"stops": list(places), "activities": "\n".join(words)}
        carry(self, self._read)

    def clean_activities(self) -> str:
        text: str = self.cleaned_data["activities"]
        for line in text.splitlines():
            if len(line) > _LONGEST:
                told = _("“%(start)s…” has %(length)d characters; at most %(most)d fit in a line.")
                words = {"start": line[:20], "length": len(line), "most": _LONGEST}
                raise ValidationError(told % words)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self._changed():
            try:
                refuse_if_changed_since(self, name, self._read[name], self._shown)
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]  # Django's own
        for name in self._changed():
            value = self.cleaned_data[name]
            if name == "stops":
                set_stops(self.instance, places=self._in_order(value))
            else:
                set_activities(self.instance, text=value)

    def _changed(self) -> list[str]:
        return [n for n in self._read if n in self.changed_data and n in self.cleaned_data]

    def _in_order(self, places: Any) -> list[Place]:
        """As they were chosen: the page sends them in that order."""
        by_key = {place.pk: place for place in places}
        return [by_key[key] for key in self["stops"].data or [] if key in by_key]

    def _shown(self, value: Any) -> str:
        known = self.fields["stops"].widget.known
        return " / ".join(known[key] for key in value) if isinstance(value, list) else str(value)


class DayFormSet(RowFormSet):
    """Days follow each other by their dates; nobody has to number them."""

    def clean(self) -> None:
        if not any(self.errors):
            rows = sorted(self._rows(), key=lambda form: form.cleaned_data["on"])
            orders = [0 if f.instance._state.adding else f.instance.order for f in rows]
            if any(later <= earlier for earlier, later in zip([0, *orders], orders, strict=False)):
                for order, form in enumerate(rows, start=1):
                    self._place(form, order)
        super().clean()

    def _place(self, form: Any, order: int) -> None:
        if form.instance.order != order:
            form.instance.order = order
            # A row without a change is not saved.
            form.changed_data.append("order")


class DayRows(StackedRows):
    tab = False
    model = ItineraryDay
    form = DayForm
    formset = DayFormSet
    fields = (("on", "route"), ("stops", "activities"))
    readonly_fields = ("places", "programme")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Of a closed report in words: the boxes of the form have the names of its relations."""
        if request.user.has_perm("trips.change_trip") and is_open(request, obj):
            return self.fields
        return (("on", "route"), ("places", "programme"))

    @admin.display(description=_("places"))
    def places(self, day: ItineraryDay) -> str:
        return pgettext("list", ", ").join(str(stop) for stop in day.stops.all())

    @admin.display(description=_("activities"))
    def programme(self, day: ItineraryDay) -> str:
        return pgettext("list", ", ").join(str(activity) for activity in day.activities.all())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.prefetch_related("stops__place", "activities")


def make_days(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    """A day for each date of the trip that has none yet."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not (admin.has_change_permission(request, trip) and is_open(request, trip)):
        raise PermissionDenied
    made = make_missing_days(trip, by=cast("Any", request.user))
    show_changes_of([trip])
    if made:
        told = ngettext("%d day is made.", "%d days are made.", len(made)) % len(made)
        messages.success(request, told)
    else:
        messages.info(request, _("Each date of the trip has its day already."))
    return HttpResponseRedirect(ITINERARY.address(trip))


ITINERARY = tabs.register(
    Tab(
        "itinerary",
        _("Itinerary"),
        "calendar_month",
        order=30,
        inlines=(DayRows,),
        below=(
            ("paste/", "itinerary_paste", PasteDays()),
            ("days/", "itinerary_days", make_days),
        ),
        actions=(
            Action(_("Make a day for each date"), "itinerary_days", "calendar_add_on", posts=True),
            Action(_("Paste an itinerary"), "itinerary_paste", "content_paste"),
        ),
    )
)
