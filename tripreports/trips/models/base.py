from functools import reduce
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef

from tripreports.core.models import Record, RecordQuerySet
from tripreports.core.reach import follow
from tripreports.core.visibility import sees_drafts
from tripreports.trips.enums import TripState

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

R_co = TypeVar("R_co", bound="TripRecord", covariant=True)


class TripRecordQuerySet(RecordQuerySet[R_co]):
    """Records of one trip: public while that trip is published."""

    def visible_to(self, user: "Reader | None") -> Self:
        if sees_drafts(user):
            return self
        # As a join it would tempt databases to begin with all the published trips, and to sort
        # what belongs to them, where an index has the first rows of a list in order.
        path = self.model.trip_path
        trips: Any = follow(self.model, path.split("__"))._default_manager.order_by()
        return self.filter(Exists(trips.filter(key=OuterRef(path), state=TripState.PUBLISHED)))

    def in_visible_trips(self, user: "Reader | None") -> Self:
        """The same records, found from their trips: to count them all, where no row comes first."""
        path = self.model.trip_path
        trips: Any = follow(self.model, path.split("__"))._default_manager.order_by()
        return self.filter(**{f"{path}__in": trips.visible_to(user)})

    def of(self, trip: models.Model) -> Self:
        return self.filter(**{self.model.trip_path: trip})


def is_of_shown_trip(model: type[models.Model], row: str, path: str = "trip") -> str:
    """In SQL, whether the trip of a row is public; it is, too, if it is gone already."""
    first, *steps = path.split("__")
    field: Any = model._meta.get_field(first)
    trip = f"{row}.{field.column}"
    for step in steps:
        table, field = field.related_model._meta.db_table, field.related_model._meta.get_field(step)
        trip = f"(SELECT {field.column} FROM {table} WHERE key = {trip})"  # noqa: S608 (constants)
    return (
        f"NOT EXISTS (SELECT 1 FROM {field.related_model._meta.db_table} t"  # noqa: S608 (constants)
        f" WHERE t.key = {trip} AND t.state <> '{TripState.PUBLISHED}')"
    )


class TripRecord(Record):
    """A record that belongs to one trip; `trip_path` leads to it.

    It changes only while its trip is open to changes, unless it tells what happened afterwards.
    """

    trip_path: ClassVar[str] = "trip"
    comes_afterwards: ClassVar[bool] = False

    class Meta:
        abstract = True

    @classmethod
    def shows(cls, row: str) -> str:
        return is_of_shown_trip(cls, row, cls.trip_path)

    def trip_key(self) -> str:
        *way, last = self.trip_path.split("__")
        owner: models.Model = reduce(getattr, way, self)
        return str(getattr(owner, f"{last}_id"))
