"""A hundred questions that the records of the Korea 2025 trip must be able to answer."""

from tests.questions import (
    congresses,
    elections_and_decisions,
    events,
    followup,
    organizations,
    people,
    photos_and_report,
    sheet_and_itinerary,
)

__all__ = [
    "congresses",
    "elections_and_decisions",
    "events",
    "followup",
    "organizations",
    "people",
    "photos_and_report",
    "sheet_and_itinerary",
]
