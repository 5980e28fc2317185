"""How the text of reports is found."""

from tripreports.reports.models import Paragraph, Photo, Section
from tripreports.search.kinds import Kind, Related, declare
from tripreports.trips.search import AS_ITS_TRIP, TRIP_PERIOD

declare(
    (
        Kind(
            Section,
            weight=30,
            names=("heading",),
            related=(
                Related(Paragraph, "section", ("text",)),
                Related(
                    Photo, "section", ("caption", "alternative_text_zh", "alternative_text_en")
                ),
            ),
            period=TRIP_PERIOD,
            follows=AS_ITS_TRIP,
        ),
    )
)
