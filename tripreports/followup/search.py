"""How advice, promises and what was learned are found."""

from tripreports.followup.models import Commitment, Observation, ProgressNote, Recommendation
from tripreports.search.kinds import Kind, Related, declare
from tripreports.trips.search import AS_ITS_TRIP, TRIP_PERIOD

declare(
    (
        Kind(
            Recommendation,
            weight=50,
            names=("title",),
            fields=("number", "action"),
            related=(Related(ProgressNote, "recommendation", ("text",)),),
            period=TRIP_PERIOD,
            follows=AS_ITS_TRIP,
        ),
        Kind(
            Commitment,
            weight=50,
            names=("title",),
            fields=("text_zh", "text_en"),
            related=(Related(ProgressNote, "commitment", ("text",)),),
            period=TRIP_PERIOD,
            follows=AS_ITS_TRIP,
        ),
        Kind(
            Observation,
            weight=50,
            names=("title",),
            fields=("number", "lesson"),
            period=TRIP_PERIOD,
            follows=AS_ITS_TRIP,
        ),
    )
)
