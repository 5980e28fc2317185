"""The admin's sidebar: the kinds of records in the order in which one works with them."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

# The icon of each kind, by the name that Material Symbols gives it.
_GROUPS = {
    "trips": {
        "trip": "flight_takeoff",
        "delegate": "badge",
        "itineraryday": "calendar_month",
        "attendance": "event_available",
        "encounter": "handshake",
        "delegateact": "how_to_vote",
        "deadlinerules": "timer",
        "agencydeadlines": "domain_verification",
        "closedday": "event_busy",
    },
    "reports": {
        "section": "toc",
        "photo": "photo_library",
        "citation": "format_quote",
        "discrepancy": "rule",
    },
    "followup": {
        "observation": "lightbulb",
        "recommendation": "recommend",
        "commitment": "verified",
        "invitation": "mail",
        "progressnote": "trending_up",
    },
    "events": {
        "event": "event",
        "eventseries": "event_repeat",
        "appearance": "record_voice_over",
        "resolution": "gavel",
        "appointment": "assignment_ind",
        "adopteddocument": "description",
        "agreement": "contract",
        "figure": "bar_chart",
        "award": "emoji_events",
    },
    "elections": {
        "election": "ballot",
        "contest": "military_tech",
        "candidacy": "person_raised_hand",
        "seatallocation": "event_seat",
    },
    "directory": {
        "official": "person",
        "post": "work",
        "organization": "account_balance",
        "membership": "group_work",
        "place": "location_on",
    },
    "auth": {"user": "manage_accounts", "group": "groups"},
}


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups with what the person who asks may see."""
    return [
        {
            "title": apps.get_app_config(app).verbose_name,
            "collapsible": app != "trips",  # where one begins, there is nothing to unfold
            "items": list(_links(request, app, icons)),
        }
        for app, icons in _GROUPS.items()
    ]


def _links(request: HttpRequest, app: str, icons: dict[str, str]) -> Iterator[dict[str, Any]]:
    for name, icon in icons.items():
        if request.user.has_perm(f"{app}.view_{name}"):
            yield {
                "title": capfirst(apps.get_model(app, name)._meta.verbose_name_plural),
                "icon": icon,
                "link": reverse(f"admin:{app}_{name}_changelist"),
            }
