"""The admin's sidebar: the kinds of records in the order in which one works with them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class Group(NamedTuple):
    """Links under one heading; each kind of record with the icon that Material Symbols has."""

    title: "StrOrPromise"
    kinds: dict[str, str]


# What one opens most often stands first, and is never folded away.
_FIRST = {"trips.trip": "flight_takeoff", "followup.recommendation": "recommend"}
_GROUPS = (
    Group(
        _("Parts of trips"),
        {
            "trips.delegate": "badge",
            "trips.itineraryday": "calendar_month",
            "trips.attendance": "event_available",
            "trips.encounter": "handshake",
            "trips.delegateact": "how_to_vote",
        },
    ),
    Group(
        _("Texts and photos"),
        {
            "reports.section": "toc",
            "reports.photo": "photo_library",
            "reports.citation": "format_quote",
            "reports.discrepancy": "rule",
        },
    ),
    Group(
        _("Follow-up"),
        {
            "followup.observation": "lightbulb",
            "followup.commitment": "verified",
            "followup.invitation": "mail",
            "followup.progressnote": "trending_up",
        },
    ),
    Group(
        _("People and organizations"),
        {
            "directory.official": "person",
            "directory.post": "work",
            "directory.organization": "account_balance",
            "directory.membership": "group_work",
            "directory.place": "location_on",
            "directory.merge": "merge",
        },
    ),
    Group(
        _("Events"),
        {
            "events.event": "event",
            "events.eventseries": "event_repeat",
            "events.appearance": "record_voice_over",
            "events.resolution": "gavel",
            "events.appointment": "assignment_ind",
            "events.adopteddocument": "description",
            "events.agreement": "contract",
            "events.figure": "bar_chart",
            "events.award": "emoji_events",
        },
    ),
    Group(
        _("Elections"),
        {
            "elections.election": "ballot",
            "elections.contest": "military_tech",
            "elections.candidacy": "person_raised_hand",
            "elections.seatallocation": "event_seat",
        },
    ),
    Group(
        _("Rules and history"),
        {
            "trips.deadlinerules": "timer",
            "trips.agencydeadlines": "domain_verification",
            "trips.closedday": "event_busy",
            "directory.merge": "merge",
            "history.change": "history",
        },
    ),
    Group(
        _("Accounts"),
        {"auth.user": "manage_accounts", "auth.group": "groups", "api.token": "key"},
    ),
)


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups with what the person who asks may see."""
    desk = {"title": _("Desk"), "icon": "dashboard", "link": reverse("admin:index")}
    first = {"title": "", "collapsible": False, "items": [desk, *_links(request, _FIRST)]}
    others = [
        {"title": group.title, "collapsible": True, "items": list(_links(request, group.kinds))}
        for group in _GROUPS
    ]
    return [first, *(group for group in others if group["items"])]


def _links(request: HttpRequest, kinds: dict[str, str]) -> Iterator[dict[str, Any]]:
    for kind, icon in kinds.items():
        app, name = kind.split(".")
        model = apps.all_models[app].get(name)
        if (
            model
            and admin.site.is_registered(model)
            and admin.site.get_model_admin(model).has_view_permission(request)
        ):
            yield {
                "title": capfirst(model._meta.verbose_name_plural),
                "icon": icon,
                "link": reverse(f"admin:{app}_{name}_changelist"),
            }
