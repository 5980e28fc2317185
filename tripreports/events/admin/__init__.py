"""The admin of what happens in the world."""

from tripreports.events.admin.decision import (
    AdoptedDocumentAdmin,
    AgreementAdmin,
    AppointmentAdmin,
    ResolutionAdmin,
)
from tripreports.events.admin.event import EventAdmin, EventSeriesAdmin
from tripreports.events.admin.programme import AppearanceAdmin, AwardAdmin, FigureAdmin

__all__ = [
    "AdoptedDocumentAdmin",
    "AgreementAdmin",
    "AppearanceAdmin",
    "AppointmentAdmin",
    "AwardAdmin",
    "EventAdmin",
    "EventSeriesAdmin",
    "FigureAdmin",
    "ResolutionAdmin",
]
