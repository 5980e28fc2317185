"""The tab of what stays of a trip: what was learned, advised and promised, and what came of it."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from tripreports.core.admin.back import with_way_back
from tripreports.core.forms.dates import DayField
from tripreports.followup.enums import Progress
from tripreports.followup.models import Commitment, Invitation, Observation, Recommendation
from tripreports.followup.services import note_progress, say_no_recommendations
from tripreports.trips.admin import tabs
from tripreports.trips.admin.tabs import Tab
from tripreports.trips.models import Trip
from tripreports.trips.services import Refused

# The kinds of which one notes what became of them, by the word in the address.
_NOTED: dict[str, type[Recommendation | Commitment]] = {
    "recommendation": Recommendation,
    "commitment": Commitment,
}


class NoteForm(forms.Form):
    """What happened, when, and how it stands now: the note and the new progress in one step."""

    on = DayField(label=gettext_lazy("noted on"))
    progress = forms.ChoiceField(
        label=gettext_lazy("progress"), choices=Progress.choices, widget=UnfoldAdminSelectWidget
    )
    text = forms.CharField(
        label=gettext_lazy("what happened"), widget=UnfoldAdminTextareaWidget({"rows": 2})
    )
    was = forms.CharField(widget=forms.HiddenInput)


def follow_up(
    admin: Any, request: HttpRequest, trip: Trip, typed: NoteForm | None = None
) -> HttpResponse:
    back = FOLLOW_UP.address(trip)
    groups = [
        _group(request, admin, trip, model, rows, typed)
        for model, rows in (
            (Recommendation, _recommendations(trip)),
            (Observation, trip.observations.select_related("applies_to")),
            (Commitment, _commitments(trip)),
            (Invitation, _invitations(trip)),
        )
    ]
    context = admin.context_of_view(request, trip) | {"groups": groups, "back": back}
    return TemplateResponse(request, "admin/trips/trip/followup.html", context)


def note(admin: Any, request: HttpRequest, trip: Trip, kind: str, key: str) -> HttpResponse:
    """A note of progress, from the tab and back to it."""
    if request.method != "POST":
        return HttpResponseRedirect(FOLLOW_UP.address(trip))
    model = _NOTED.get(kind)
    about = model._default_manager.filter(trip=trip, key=key).first() if model else None
    if about is None:
        raise Http404
    if not _may_note(request, type(about)):
        raise PermissionDenied
    form = NoteForm(request.POST, prefix=about.key)
    if form.is_valid():
        try:
            note_progress(about, by=cast("Any", request.user), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The progress of “%s” is noted.") % about)
            return HttpResponseRedirect(f"{FOLLOW_UP.address(trip)}#{kind}-{about.key}")
    return follow_up(admin, request, trip, form)


def say_none(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    """“無”: that the report makes no recommendation, or that it does after all."""
    if request.method == "POST":
        if not admin.has_change_permission(request, trip):
            raise PermissionDenied
        none = request.POST.get("none") == "yes"
        try:
            say_no_recommendations(trip, none=none, by=cast("Any", request.user))
        except Refused as refused:
            messages.error(request, str(refused))
    return HttpResponseRedirect(f"{FOLLOW_UP.address(trip)}#recommendations")


def _group(
    request: HttpRequest,
    admin: Any,
    trip: Trip,
    model: type[Model],
    rows: Iterable[Any],
    typed: NoteForm | None,
) -> dict[str, Any]:
    opts, back = model._meta, FOLLOW_UP.address(trip)
    may_add = request.user.has_perm(f"followup.add_{opts.model_name}")
    add = reverse(f"admin:followup_{opts.model_name}_add")
    may_change = admin.has_change_permission(request, trip)
    return {
        "name": opts.model_name,
        "anchor": f"{opts.model_name}s",
        "title": capfirst(str(opts.verbose_name_plural)),
        "one": opts.verbose_name,
        "add_url": with_way_back(add, back, trip=trip.key) if may_add and may_change else "",
        "rows": list(_rows(rows, back, typed, may_note=_may_note(request, model))),
    }


def _rows(
    records: Iterable[Any], back: str, typed: NoteForm | None, *, may_note: bool
) -> Iterator[dict[str, Any]]:
    for record in records:
        opts = record._meta
        address = reverse(f"admin:followup_{opts.model_name}_change", args=[record.key])
        form = None
        if may_note and opts.model_name in _NOTED:
            form = typed if typed and typed.prefix == record.key else _empty_note(record)
        yield {
            "record": record,
            "url": with_way_back(address, back),
            "form": form,
            "is_typed": bool(form and form.is_bound),
        }


def _empty_note(record: Any) -> NoteForm:
    today = timezone.localdate()
    now = {"on": today, "progress": record.progress, "was": record.progress}
    return NoteForm(prefix=record.key, initial=now)


def _may_note(request: HttpRequest, model: type[Model]) -> bool:
    """Follow-up goes on after a report is published: it needs no amendment, but a permission."""
    name = model._meta.model_name
    return request.user.has_perms(["followup.add_progressnote", f"followup.change_{name}"])


def _recommendations(trip: Trip) -> Any:
    return trip.recommendations.select_related("responsible").prefetch_related("progress_notes")


def _commitments(trip: Trip) -> Any:
    found = trip.commitments.select_related("event", "spoken_by")
    return found.prefetch_related("made_by", "progress_notes")


def _invitations(trip: Trip) -> Any:
    found = trip.invitations.select_related(
        "event", "given_at", "from_organization", "from_official", "to_official"
    )
    return found.prefetch_related("to_organizations")


FOLLOW_UP = tabs.register(
    Tab(
        "followup",
        gettext_lazy("Follow-up"),
        "trending_up",
        order=80,
        view=follow_up,
        below=(
            ("none/", "followup-none", say_none),
            ("<slug:kind>/<str:key>/", "followup-note", note),
        ),
    )
)
