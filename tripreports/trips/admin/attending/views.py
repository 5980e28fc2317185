"""What answers below the tab of events."""

from collections import Counter
from typing import Any

from django.contrib import admin as django_admin
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tripreports.events.models import Event
from tripreports.trips.admin import tabs
from tripreports.trips.admin.attending.forms import is_told_of, label_of, posts_in_order
from tripreports.trips.admin.attending.overview import overview
from tripreports.trips.admin.attending.page import TripEventAdmin
from tripreports.trips.admin.tabs import Tab
from tripreports.trips.models import Trip, TripRecord
from tripreports.trips.services import Refused, why_closed
from tripreports.trips.services.attending import leave_out_event, records_at


def add(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    return _page(admin, trip).page(request)


def edit(admin: Any, request: HttpRequest, trip: Trip, event_key: str) -> HttpResponse:
    return _page(admin, trip).page(request, _event_of(trip, event_key))


def posts(_admin: Any, request: HttpRequest, _trip: Trip) -> HttpResponse:
    """The posts of a person, for the row in which the person was chosen."""
    if not request.user.has_perm("directory.view_post"):
        raise PermissionDenied
    found = posts_in_order(Q(official=request.GET.get("official", "")))
    return JsonResponse({"posts": [{"key": one.key, "name": label_of(one)} for one in found]})


def remove(admin: Any, request: HttpRequest, trip: Trip, event_key: str) -> HttpResponse:
    """Says what goes with the event, and asks; then takes it out of the trip."""
    event = _event_of(trip, event_key)
    tab = reverse("admin:trips_trip_events", args=[trip.key])
    if not request.user.has_perm("trips.change_trip"):
        raise PermissionDenied
    if not trip.is_open_to_changes():
        admin.message_user(request, why_closed(trip), messages.WARNING)
        return HttpResponseRedirect(tab)
    records = records_at(trip, event)
    counts, lacking, protected = _what_goes(admin, request, records)
    if request.method == "POST" and not (lacking or protected):
        return _leave_out(admin, request, trip, event, tab)
    context = admin.context_of_view(request, trip) | {
        "title": _("Take “%s” out of the trip") % event,
        "event": event,
        "counts": [(capfirst(str(name)), number) for name, number in counts.items()],
        "records": records,
        "lacking": sorted(lacking),
        "protected": protected,
        "address_of_tab": tab,
    }
    return TemplateResponse(request, "admin/trips/trip/events/remove.html", context)


def _what_goes(
    admin: Any, request: HttpRequest, records: list[TripRecord]
) -> tuple[Counter[str], set[str], list[str]]:
    """How many of each kind would be deleted, which kinds may not be, and what stands against it."""
    counts, lacking, protected = Counter[str](), set[str](), list[str]()
    for model in dict.fromkeys(type(record) for record in records):
        of_model = [record for record in records if type(record) is model]
        found = admin.get_deleted_objects(of_model, request)
        counts.update(found[1])
        lacking |= set(found[2])
        protected += found[3]
    return counts, lacking, protected


def _leave_out(
    admin: Any, request: HttpRequest, trip: Trip, event: Event, tab: str
) -> HttpResponse:
    try:
        leave_out_event(trip, event, by=request.user)  # type: ignore[arg-type]  # staff are users
    except Refused as refusal:
        admin.message_user(request, str(refusal), messages.ERROR)
    else:
        told = _("“%s” is taken out of the trip. The event itself stays in the archive.") % event
        admin.message_user(request, told, messages.SUCCESS)
    return HttpResponseRedirect(tab)


def _page(admin: Any, trip: Trip) -> TripEventAdmin:
    page = TripEventAdmin(Event, django_admin.site)
    page.trip, page.trip_admin = trip, admin
    return page


def _event_of(trip: Trip, key: str) -> Event:
    event = Event.objects.filter(key=key).first()
    if event is None or not is_told_of(trip, event):
        raise Http404
    return event


tabs.register(
    Tab(
        "events",
        gettext_lazy("Events and people met"),
        "handshake",
        order=40,
        view=overview,
        below=(
            ("add/", "event-add", add),
            ("posts/", "event-posts", posts),
            ("<str:event_key>/edit/", "event-edit", edit),
            ("<str:event_key>/remove/", "event-remove", remove),
        ),
    )
)
