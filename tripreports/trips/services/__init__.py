"""Verbs that change a trip and more than the trip."""

from tripreports.trips.services.categories import tick_categories
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
    "Refused",
    "approve",
    "begin_amendment",
    "end_amendment",
    "publish",
    "refresh_publication",
    "refusal",
    "reopen",
    "send_back",
    "steps_for",
    "submit",
    "tick_categories",
    "withdraw",
]
