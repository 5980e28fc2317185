"""Verbs that change a trip and more than the trip."""

from tripreports.trips.services.categories import tick_categories
from tripreports.trips.services.copying import copy_frame
from tripreports.trips.services.days import (
    PlannedDay,
    add_days,
    make_missing_days,
    set_activities,
    set_stops,
)
from tripreports.trips.services.delegates import Traveller, add_delegates
from tripreports.trips.services.holding import open_trip, why_closed
from tripreports.trips.services.moving import Refused, refusal, steps_for
from tripreports.trips.services.publication import refresh_publication
from tripreports.trips.services.steps import (
    STEPS,
    approve,
    begin_amendment,
    end_amendment,
    publish,
    reopen,
    send_back,
    submit,
    withdraw,
)

__all__ = [
    "STEPS",
    "PlannedDay",
    "Refused",
    "Traveller",
    "add_days",
    "add_delegates",
    "approve",
    "begin_amendment",
    "copy_frame",
    "end_amendment",
    "make_missing_days",
    "open_trip",
    "publish",
    "refresh_publication",
    "refusal",
    "reopen",
    "send_back",
    "set_activities",
    "set_stops",
    "steps_for",
    "submit",
    "tick_categories",
    "why_closed",
    "withdraw",
]
