"""The tab of what was elected, decided and signed at the events of a trip.

These are records of the world with forms of their own; from here one goes there and comes back.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, F, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin.back import with_way_back
from tripreports.elections.models import Contest, Election
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    Appointment,
    Event,
    Resolution,
)
from tripreports.trips.admin import tabs
from tripreports.trips.admin.tabs import Tab
from tripreports.trips.models import Trip


def decisions(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    events = list(events_of(trip))
    back = DECISIONS.address(trip)
    context = admin.context_of_view(request, trip) | {
        "events": events,
        "back": back,
        "elections": list(_elections(request, events, back)),
        "groups": list(_groups(request, events, back)),
        "add_election": _address_to_add(request, Election),
    }
    return TemplateResponse(request, "admin/trips/trip/decisions.html", context)


def events_of(trip: Trip) -> QuerySet[Event]:
    """The events that a trip tells of, in the order of time."""
    told = (
        Q(attendances__trip=trip) | Q(encounters__trip=trip) | Q(delegate_acts__delegate__trip=trip)
    )
    return Event.objects.filter(key__in=Event.objects.filter(told).values("key"))


def _elections(request: HttpRequest, events: list[Event], back: str) -> Iterator[dict[str, Any]]:
    elections = list(Election.objects.filter(event__in=events).select_related("event", "body"))
    contests = Contest.objects.filter(election__in=elections).select_related("constituency")
    by_election: dict[str, list[Contest]] = {}
    for contest in contests.annotate(with_candidacies=Count("candidacies")):
        by_election.setdefault(contest.election_id, []).append(contest)
    add_contest = _address_to_add(request, Contest)
    for election in elections:
        yield {
            "record": election,
            "url": _address_of(election, back),
            "add_url": add_contest and with_way_back(add_contest, back, election=election.key),
            "contests": [
                {"record": one, "url": _address_of(one, back)}
                for one in by_election.get(election.key, [])
            ],
        }


def _groups(request: HttpRequest, events: list[Event], back: str) -> Iterator[dict[str, Any]]:
    """The other kinds, each with its records and the way to add one."""
    at_events = Q(event__in=events)
    found: list[tuple[type[Model], Iterable[Any]]] = [
        (Resolution, Resolution.objects.filter(at_events).select_related("event")),
        (AdoptedDocument, AdoptedDocument.objects.filter(at_events).select_related("event")),
        (Agreement, Agreement.objects.filter(at_events).select_related("event")),
        (Appointment, _appointments(at_events, events)),
    ]
    for model, records in found:
        rows = [
            {"name": _name(one), "event": one.event, "url": _address_of(one, back)}
            for one in records
        ]
        yield {
            "name": model._meta.model_name,
            "title": capfirst(str(model._meta.verbose_name_plural)),
            "one": model._meta.verbose_name,
            "rows": rows,
            "add_url": _address_to_add(request, model),
        }


def _appointments(at_events: Q, events: list[Event]) -> QuerySet[Appointment]:
    made = Appointment.objects.filter(at_events | Q(resolution__event__in=events))
    return made.select_related("post__official", "post__organization", "event").order_by(
        F("event_id").asc(nulls_last=True), "key"
    )


def _name(record: Any) -> str:
    """An appointment is of somebody, whom its own name leaves out."""
    if isinstance(record, Appointment):
        return f"{record.post.official}: {record}"
    return str(record)


def _address_of(record: Model, back: str) -> str:
    opts = record._meta
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    return with_way_back(address, back)


def _address_to_add(request: HttpRequest, model: type[Model]) -> str:
    """The form for a new record; nothing for those who may not enter one."""
    opts = model._meta
    if not request.user.has_perm(f"{opts.app_label}.add_{opts.model_name}"):
        return ""
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_add")


DECISIONS = tabs.register(
    Tab("decisions", _("Elections and decisions"), "ballot", order=50, view=decisions)
)
