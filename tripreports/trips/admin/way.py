"""The way of a trip to publication, as the trip form shows it: state, steps, log, checklist."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminRadioSelectWidget, UnfoldAdminTextareaWidget

from tripreports.trips.admin import tabs
from tripreports.trips.admin.base import is_open
from tripreports.trips.admin.tabs import Tab
from tripreports.trips.checks import Item, checklist
from tripreports.trips.enums import ReturnReason, Step, TripState
from tripreports.trips.models import Trip
from tripreports.trips.services import STEPS, Refused, refusal, steps_for, why_closed
from tripreports.trips.transitions import TRANSITIONS, Transition

LONGEST_COMMENT = 5000


class StepForm(forms.Form):
    """The words that go with a step, and the version of the trip that was looked at."""

    reason = forms.ChoiceField(
        label=_("Reason, as on the review form"),
        choices=ReturnReason.choices,
        widget=UnfoldAdminRadioSelectWidget,
    )
    comment = forms.CharField(
        max_length=LONGEST_COMMENT, widget=UnfoldAdminTextareaWidget({"rows": 4})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, transition: Transition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not transition.needs_reason:
            del self.fields["reason"]
        self.fields["comment"].label = transition.asks
        self.fields["comment"].required = transition.needs_words


def way_context(request: HttpRequest, trip: Trip) -> dict[str, Any]:
    """The bar on every tab: where the trip stands, and what may be done next by this person."""
    user = cast("User", request.user)
    steps = [
        {
            "label": one.label,
            "icon": one.icon,
            "tone": one.tone,
            "url": reverse("admin:trips_trip_move", args=[trip.key, one.verb]),
        }
        for one in steps_for(trip, user)
    ]
    return {
        "way": {
            "state": trip.get_state_display(),
            "code": trip.state,
            "steps": steps,
            "closed": "" if is_open(request, trip) else why_closed(trip),
        }
    }


def way_page(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    """The log: every step and amendment so far, and for a draft what is still missing."""
    context = admin.context_of_view(request, trip) | {
        "changes": trip.state_changes.visible_to(request.user),
        "amendments": trip.amendments.all(),
        "findings": _findings(trip) if trip.state == TripState.DRAFT else None,
        "entered_by": trip.author.get_full_name() or trip.author if trip.author else "",
    }
    return TemplateResponse(request, "admin/trips/trip/way.html", context)


def step_page(admin: Any, request: HttpRequest, trip: Trip, verb: str) -> HttpResponse:
    """Asks for the words that go with a step, shows the checklist, and takes the step."""
    if verb not in Step.values:
        raise Http404
    step, user = Step(verb), cast("User", request.user)
    back = WAY.address(trip)
    # Whoever has typed already is told on the form, which keeps the words.
    if request.method != "POST" and (why_not := refusal(trip, step, user)):
        messages.error(request, str(why_not))
        return HttpResponseRedirect(back)
    transition = TRANSITIONS[step]
    entered = request.POST if request.method == "POST" else None
    form = StepForm(entered, transition=transition, initial={"version": trip.version})
    if form.is_valid():
        try:
            moved = STEPS[step](trip, by=user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return _done(request, moved, transition)
    context = admin.context_of_view(request, trip) | {
        "form": form,
        "transition": transition,
        "findings": _findings(trip) if transition.needs_checklist else None,
        "back": back,
    }
    return TemplateResponse(request, "admin/trips/trip/step.html", context)


def _done(request: HttpRequest, trip: Trip, transition: Transition) -> HttpResponse:
    told = _("“%(step)s” is done. The report is in the state “%(state)s”.")
    messages.success(request, told % {"step": transition.label, "state": trip.get_state_display()})
    # Where work goes on; otherwise to the log.
    tab = tabs.tab_named(tabs.SHEET) if trip.is_open_to_changes() else WAY
    return HttpResponseRedirect(tab.address(trip))


def _findings(trip: Trip) -> list[dict[str, Any]]:
    return [
        {
            "severity": item.severity,
            "label": item.severity.label,
            "message": item.message,
            "url": _address(trip, item),
        }
        for item in checklist(trip)
    ]


def _address(trip: Trip, item: Item) -> str:
    """The tab on which it can be mended, at the field or the rows."""
    known = {tab.name: tab for tab in tabs.all_tabs()}
    address = known.get(item.tab, known[tabs.SHEET]).address(trip)
    return f"{address}#{item.anchor}" if item.anchor else address


WAY = tabs.register(
    Tab(
        "way",
        _("Way to publication"),
        "route",
        order=90,
        view=way_page,
        below=(("<slug:verb>/", "move", step_page),),
    )
)
