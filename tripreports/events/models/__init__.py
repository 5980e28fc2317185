"""What happens in the world: events, what was said, decided, signed and counted there."""

from tripreports.events.models.decision import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appointment,
    DocumentAlias,
    Resolution,
)
from tripreports.events.models.event import (
    Event,
    EventAlias,
    EventRelation,
    EventTheme,
    Organizer,
)
from tripreports.events.models.figure import Figure
from tripreports.events.models.programme import Appearance, Award, Feature, Outcome
from tripreports.events.models.series import EventSeries, EventSeriesAlias, SeriesOrganizer

__all__ = [
    "AdoptedDocument",
    "Agreement",
    "AgreementParty",
    "Appearance",
    "Appointment",
    "Award",
    "DocumentAlias",
    "Event",
    "EventAlias",
    "EventRelation",
    "EventSeries",
    "EventSeriesAlias",
    "EventTheme",
    "Feature",
    "Figure",
    "Organizer",
    "Outcome",
    "Resolution",
    "SeriesOrganizer",
]
