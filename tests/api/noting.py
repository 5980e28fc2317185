"""What came of the advice of the example, which its report cannot tell."""

from tripreports.followup.models import ProgressNote, Recommendation


def note_progress() -> None:
    """What staff write down later; a report does not tell it."""
    advice = Recommendation.objects.order_by("order")[0]
    ProgressNote.objects.create(
        key="first-note",
        trip=advice.trip,
        recommendation=advice,
        noted_on="2026-03-01",
        progress="in_progress",
        text="已列入115年度施政計畫。",
    )
