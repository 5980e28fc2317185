"""Our record of a journey: the sheet, who went, where, whom they met."""

from tripreports.trips.models.base import TripRecord, TripRecordQuerySet
from tripreports.trips.models.deadline import AgencyDeadlines, ClosedDay, DeadlineRules
from tripreports.trips.models.encounter import (
    Attendance,
    DelegateAct,
    Encounter,
    EncounterRoleTag,
)
from tripreports.trips.models.itinerary import (
    IS_A_STAY,
    ItineraryActivity,
    ItineraryDay,
    ItineraryStop,
)
from tripreports.trips.models.sheet import CategoryTick, Delegate, Objective
from tripreports.trips.models.trip import Trip, TripQuerySet
from tripreports.trips.models.way import Amendment, StateChange

__all__ = [
    "IS_A_STAY",
    "AgencyDeadlines",
    "Amendment",
    "Attendance",
    "CategoryTick",
    "ClosedDay",
    "DeadlineRules",
    "Delegate",
    "DelegateAct",
    "Encounter",
    "EncounterRoleTag",
    "ItineraryActivity",
    "ItineraryDay",
    "ItineraryStop",
    "Objective",
    "StateChange",
    "Trip",
    "TripQuerySet",
    "TripRecord",
    "TripRecordQuerySet",
]
