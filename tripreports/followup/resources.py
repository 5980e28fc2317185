"""Recommendations as a table."""

from tripreports.followup.models import Recommendation
from tripreports.trips.resources import TripRecordResource


class RecommendationResource(TripRecordResource):
    columns = (
        "trip",
        "order",
        "number",
        "title",
        "action",
        "responsible",
        "due_on",
        "progress",
        "officials",
        "organizations",
        "events",
    )

    class Meta(TripRecordResource.Meta):
        model = Recommendation
