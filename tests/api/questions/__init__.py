"""The hundred questions, answered by requests alone."""

from tests.api.questions import (
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
