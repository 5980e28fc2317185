"""The admin of our journeys."""

from tripreports.trips.admin.amendment import AmendmentAdmin
from tripreports.trips.admin.attending import views as _events  # noqa: F401 (it registers its tab)
from tripreports.trips.admin.days import DayRows
from tripreports.trips.admin.deadline import (
    AgencyDeadlinesAdmin,
    ClosedDayAdmin,
    DeadlineRulesAdmin,
)
from tripreports.trips.admin.decisions import decisions
from tripreports.trips.admin.delegates import DelegateRows
from tripreports.trips.admin.encounter import AttendanceAdmin, DelegateActAdmin, EncounterAdmin
from tripreports.trips.admin.history import show_history
from tripreports.trips.admin.itinerary import ItineraryDayAdmin
from tripreports.trips.admin.trip import DelegateAdmin, TripAdmin

__all__ = [
    "AgencyDeadlinesAdmin",
    "AmendmentAdmin",
    "AttendanceAdmin",
    "ClosedDayAdmin",
    "DayRows",
    "DeadlineRulesAdmin",
    "DelegateActAdmin",
    "DelegateAdmin",
    "DelegateRows",
    "EncounterAdmin",
    "ItineraryDayAdmin",
    "TripAdmin",
    "decisions",
    "show_history",
]
