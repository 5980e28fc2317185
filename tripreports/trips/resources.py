"""Delegates, and other parts of trips, as tables."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tripreports.core.resources import RecordResource
from tripreports.trips.enums import TripState
from tripreports.trips.models import Delegate, Trip
from tripreports.trips.services import refresh_publication


class TripRecordResource(RecordResource):
    """Parts of trips: they change only while their trip is open to changes."""

    class Meta(RecordResource.Meta):
        abstract = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.trips: dict[str, Trip | None] = {}
        self.is_open: dict[str, bool] = {}

    def objections(self, record: Any, row: dict[str, str]) -> dict[str, ValidationError]:
        found = super().objections(record, row)
        for key in {record.trip_id, record.before().get("trip_id")} - {None}:
            trip = self._trip(key)
            if trip and not self.is_open[key]:
                found["trip"] = ValidationError(
                    _("“%(trip)s” is closed to changes: it is %(state)s.")
                    % {"trip": trip, "state": trip.get_state_display()}
                )
        return found

    def finish(self) -> None:
        published = [t for t in self.trips.values() if t and t.state == TripState.PUBLISHED]
        if published:
            refresh_publication(published[0])  # once, however many

    def _trip(self, key: str) -> Trip | None:
        """The trip, held until the end: nobody submits it while its rows are taken in."""
        if key not in self.trips:
            trip = Trip.objects.select_for_update().filter(key=key).first()
            self.trips[key] = trip
            self.is_open[key] = trip is not None and trip.is_open_to_changes()
        return self.trips[key]


class DelegateResource(TripRecordResource):
    columns = (
        "trip",
        "official",
        "order",
        "role",
        "organization",
        "agency",
        "unit",
        "title_zh",
        "title_en",
    )

    class Meta(TripRecordResource.Meta):
        model = Delegate
