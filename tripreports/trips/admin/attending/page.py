"""The page on which an event of a trip is entered: the event, our days there, whom we met."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tripreports.core.admin import RecordAdmin
from tripreports.core.kept import take_up
from tripreports.events.models import Event, Organizer
from tripreports.trips.admin.attending.forms import EventForm
from tripreports.trips.admin.attending.pasting import PasteForm, with_pasted_rows
from tripreports.trips.admin.attending.rows import (
    ActRows,
    AttendanceRow,
    EncounterRows,
    OrganizerRows,
)
from tripreports.trips.models import Attendance, DelegateAct, Encounter, Trip
from tripreports.trips.services import Refused, why_closed
from tripreports.trips.services.attending import record_event

_NAME = (("name_zh", "name_en"), ("kind", "starts_on", "ends_on"))
_WHERE = (("place", "country"), ("venue", "venue_text"))
_TREE = (("parent", "parent_link"), ("series", "edition"), ("mode", "access"))


class TripEventAdmin(RecordAdmin):
    """An event as one trip tells of it; made anew for each request."""

    trip: Trip
    trip_admin: Any
    form = EventForm
    inlines = [AttendanceRow, EncounterRows, ActRows, OrganizerRows]
    change_form_template = "admin/trips/trip/events/form.html"

    class Media:
        css = {"all": ["admin/attending.css"]}
        js = ["admin/attending.js"]

    def page(self, request: HttpRequest, event: Event | None = None) -> HttpResponse:
        """Refusals first: what was typed is shown again with the reason."""
        take_up(request)
        tab = self.address_of_tab()
        if not request.user.has_perm("trips.change_trip"):
            raise PermissionDenied
        if request.method != "POST" and not self.trip.is_open_to_changes():
            self.message_user(request, why_closed(self.trip), messages.WARNING)
            return HttpResponseRedirect(tab)
        key = event.key if event else None
        if "_paste" in request.POST:
            self._paste(request)
        answer: HttpResponse
        try:
            answer = self.changeform_view(request, key)
        except Refused as refusal:
            request.refusal = str(refusal)  # type: ignore[attr-defined]  # read by get_form
            answer = self.changeform_view(request, key)
        return answer

    def _paste(self, request: HttpRequest) -> None:
        request.POST, pasted = with_pasted_rows(request.POST)  # type: ignore[assignment]  # a copy
        request.is_only_shown = True  # type: ignore[attr-defined]  # read by get_form
        self.message_user(request, pasted.told(), messages.INFO)

    def get_fieldsets(self, _request: HttpRequest, obj: Any = None) -> list[Any]:
        choice = [] if obj else [(_("Is it in the archive?"), {"fields": ["existing"]})]
        title = _("Event") if obj else _("A new event")
        event = [
            (title, {"fields": [*_NAME, *_WHERE], "classes": ["event-fields"]}),
            (
                _("Its place among events"),
                {"fields": [*_TREE], "classes": ["event-fields", "collapse"]},
            ),
        ]
        return [*choice, *event]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None or request.user.has_perm("events.change_event"):
            return ()
        fields = [
            row for _title, options in self.get_fieldsets(request, obj) for row in options["fields"]
        ]
        return tuple(name for row in fields for name in row)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        known = {
            "trip": self.trip,
            "address_of": staticmethod(self.address_of),
            "may_add": request.user.has_perm("events.add_event"),
            "is_only_shown": getattr(request, "is_only_shown", False),
        }
        return type(form.__name__, (form,), known)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        given: dict[str, Any] = super().get_changeform_initial_data(request)
        return given | {"existing": request.GET.get("event")}

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        instances: list[Any] = super().get_inline_instances(request, obj)
        for rows in instances:
            rows.trip = self.trip
        return instances

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True  # the page has asked already

    has_add_permission = has_change_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # an event is taken out of a trip, not deleted

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """All is saved at once, below."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for rows in formsets:
            rows.save(commit=False)
        by_model = {rows.model: rows for rows in formsets}
        event = form.cleaned_data.get("existing") or form.instance
        attendance = by_model[Attendance].forms[0].instance
        meetings = [row.meeting() for row in _entered(by_model.get(Encounter))]
        acts = [row.instance for row in _entered(by_model.get(DelegateAct))]
        organizers = [row.instance for row in _entered(by_model.get(Organizer))]
        for record in (attendance, *acts, *organizers, *(m.encounter for m in meetings)):
            record.event = event
        for record in (attendance, *(m.encounter for m in meetings)):
            record.trip = self.trip
        record_event(
            attendance,
            by=request.user,  # type: ignore[arg-type]  # staff are users
            organizers=organizers,
            meetings=meetings,
            acts=acts,
            gone=[record for rows in formsets for record in rows.deleted_objects],
        )

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The history of the records says it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The history of the records says it."""

    def response_add(self, request: HttpRequest, obj: Any, _url: str | None = None) -> HttpResponse:
        return self._response(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._response(request, obj)

    def _response(self, request: HttpRequest, event: Event) -> HttpResponse:
        # An event of the archive was chosen instead of the new one that the form was for.
        key = request.POST.get("existing") or event.key
        told = _("“%s” is saved.") % Event.objects.get(key=key)
        self.message_user(request, told, messages.SUCCESS)
        if "_continue" in request.POST:
            return HttpResponseRedirect(self.address_of(key))
        if "_addanother" in request.POST:
            return HttpResponseRedirect(reverse("admin:trips_trip_event-add", args=[self.trip.key]))
        return HttpResponseRedirect(f"{self.address_of_tab()}#event-{key}")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        event = kwargs.get("obj")
        own = {
            "title": event or _("Add an event"),
            "subtitle": None,
            "original_event": event,
            "others": trips_that_share(event, self.trip) if event else [],
            "paste_form": PasteForm(request.POST if "_paste" in request.POST else None),
            "refusals": list(refusals(context["adminform"].form, context["inline_admin_formsets"])),
            "address_of_tab": self.address_of_tab(),
            "address_of_posts": reverse("admin:trips_trip_event-posts", args=[self.trip.key]),
            "show_delete_link": False,
        }
        framed = context | self.trip_admin.context_of_tab(request, self.trip) | own
        answer: HttpResponse = super().render_change_form(request, framed, *args, **kwargs)
        return answer

    def address_of(self, key: str) -> str:
        return reverse("admin:trips_trip_event-edit", args=[self.trip.key, key])

    def address_of_tab(self) -> str:
        return reverse("admin:trips_trip_events", args=[self.trip.key])


def _entered(rows: Any) -> list[Any]:
    """The forms of rows that are new or changed, and stay."""
    if rows is None:
        return []
    gone = rows.deleted_forms
    return [form for form in rows.forms if form not in gone and form.has_changed()]


def trips_that_share(event: Event, trip: Trip) -> QuerySet[Trip]:
    """The other trips that tell of an event: what is changed in it changes for them too."""
    tells = Q(attendances__event=event) | Q(encounters__event=event)
    keys = Trip.objects.filter(tells | Q(delegates__acts__event=event)).values("key")
    return Trip.objects.filter(key__in=keys).exclude(key=trip.key)


def refusals(form: Any, inline_formsets: Any) -> Iterator[dict[str, Any]]:
    """What is wrong on the page, each with its row and field, and the way there."""
    if not form.is_bound:
        return
    yield from _refusals_of(form, "")
    for inline in inline_formsets:
        title = capfirst(inline.opts.verbose_name_plural)
        for error in inline.formset.non_form_errors():
            yield {"where": title, "what": error, "field": ""}
        for number, row in enumerate(inline.formset.forms, start=1):
            where = _("%(rows)s, row %(number)d") % {"rows": title, "number": number}
            yield from _refusals_of(row, where)


def _refusals_of(form: Any, where: str) -> Iterator[dict[str, Any]]:
    for name, errors in form.errors.items():
        field = form[name] if name in form.fields else None
        label = capfirst(str(field.label)) if field else ""
        for error in errors:
            yield {
                "where": _(": ").join(part for part in (where, label) if part),
                "what": error,
                "field": field.id_for_label or field.auto_id if field else "",
            }
