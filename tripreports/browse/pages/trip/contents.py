"""The way through the page of a trip: its parts that hold something, with how many things."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tripreports.browse.page import Shown


@dataclass(frozen=True, slots=True)
class Line(Shown):
    """One part of the page."""

    key: str
    title: str
    count: str = ""


def contents(shown: dict[str, Any]) -> list[Line]:
    """Of what the page shows."""
    advice = len(shown["recommendations"])
    lines = (
        (Line("summary", _("Summary")), True),
        _counted("itinerary", _("Itinerary"), len(shown["days"])),
        _counted("events", _("Events"), shown["events_count"]),
        (
            Line("people", _("People met"), _number(shown["people_count"])),
            bool(shown["circles"] or shown["others_met"]),
        ),
        (
            Line("decisions", _("Elections and decisions")),
            bool(shown["elections"] or shown["decided"] or shown["memberships"]),
        ),
        _counted("figures", _("Figures"), shown["figures_count"]),
        _counted(
            "promises",
            _("Promises and invitations"),
            len(shown["promises"]) + len(shown["invitations"]),
        ),
        (
            Line("recommendations", _("Recommendations"), _number(advice)),
            bool(advice or shown["observations"] or shown["makes_none"]),
        ),
        _counted("photos", _("Photos"), len(shown["photos"])),
        (Line("report", _("Full report")), bool(shown["sections"])),
        _counted(
            "disagreements",
            _("Where the report disagrees with itself"),
            len(shown["disagreements"]),
        ),
    )
    return [line for line, is_shown in lines if is_shown]


def _counted(key: str, title: str, count: int) -> tuple[Line, bool]:
    return Line(key, title, _number(count)), bool(count)


def _number(count: int) -> str:
    return str(count) if count else ""
