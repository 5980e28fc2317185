"""What lists of events, and of what was said, decided and counted there, may be asked."""

from tripreports.events.filters.decision import (
    AdoptedDocumentFilterSet,
    AgreementFilterSet,
    ResolutionFilterSet,
)
from tripreports.events.filters.event import EventFilterSet, EventSeriesFilterSet
from tripreports.events.filters.programme import AppearanceFilterSet, FigureFilterSet

__all__ = [
    "AdoptedDocumentFilterSet",
    "AgreementFilterSet",
    "AppearanceFilterSet",
    "EventFilterSet",
    "EventSeriesFilterSet",
    "FigureFilterSet",
    "ResolutionFilterSet",
]
