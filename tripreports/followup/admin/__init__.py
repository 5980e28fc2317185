"""The admin of what stays of a trip."""

from tripreports.followup.admin.records import (
    CommitmentAdmin,
    InvitationAdmin,
    ObservationAdmin,
    ProgressNoteAdmin,
    RecommendationAdmin,
)
from tripreports.followup.admin.tab import FOLLOW_UP

__all__ = [
    "FOLLOW_UP",
    "CommitmentAdmin",
    "InvitationAdmin",
    "ObservationAdmin",
    "ProgressNoteAdmin",
    "RecommendationAdmin",
]
