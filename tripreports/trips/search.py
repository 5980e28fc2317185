"""How trips are found, and what the records of a trip share in this."""

from tripreports.search.kinds import Follows, Kind, Related, declare
from tripreports.trips.models import Amendment, Delegate, ItineraryDay, Objective, Trip

_PERIOD = ("starts_on", "ends_on")

# A record of a trip is found by the years of the trip, and by whom its state lets.
TRIP_PERIOD = tuple(f"trip__{day}" for day in _PERIOD)
AS_ITS_TRIP = (Follows("trip", ("state", *_PERIOD)),)

declare(
    (
        Kind(
            Trip,
            weight=100,
            names=("title_zh", "title_en"),
            fields=("form_title",),
            related=(
                Related(Objective, "trip", ("text_zh", "text_en", "outcome_zh", "outcome_en")),
                Related(Delegate, "trip", ("agency", "unit", "title_zh", "title_en")),
                Related(ItineraryDay, "trip", ("route",)),
                Related(Amendment, "trip", ("text",)),
            ),
            period=_PERIOD,
        ),
    )
)
