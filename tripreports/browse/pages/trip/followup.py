"""What stays of the trip: promises, invitations, lessons and advice."""

from typing import Any

from tripreports.browse.entries.followup import (
    commitment_entry,
    invitation_entry,
    observation_entry,
    recommendation_entry,
)
from tripreports.browse.page import Page
from tripreports.followup.models import Commitment, Invitation, Observation, Recommendation
from tripreports.trips.models import Trip


def followup(page: Page, trip: str) -> dict[str, Any]:
    rows = page.extract.rows
    return {
        "promises": [commitment_entry(page, row) for row in rows(Commitment)],
        "invitations": [invitation_entry(page, row) for row in rows(Invitation)],
        "observations": [observation_entry(page, row) for row in rows(Observation)],
        "recommendations": [recommendation_entry(page, row) for row in rows(Recommendation)],
        "makes_none": bool(page.extract.row(Trip, trip)["has_no_recommendations"]),
    }
