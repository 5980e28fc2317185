"""What the documents of a trip are made of, read once, as far as a reader may see it."""

import datetime as dt
from collections import defaultdict
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Prefetch, Q
from django.urls import reverse

from tripreports.elections.models import Candidacy, Contest, Election, SeatAllocation
from tripreports.followup.models import Observation, Recommendation
from tripreports.reports.models import Paragraph, Photo, Section
from tripreports.trips.models import (
    Attendance,
    CategoryTick,
    Delegate,
    Encounter,
    ItineraryActivity,
    ItineraryDay,
    ItineraryStop,
    Objective,
    Trip,
    TripRecord,
)

if TYPE_CHECKING:
    from tripreports.core.models import SharedRecord
    from tripreports.core.visibility import Reader

R = TypeVar("R", bound=TripRecord)


class Material:
    """A trip with everything that a document may tell of it; each table is asked for once."""

    def __init__(self, trip: Trip, reader: "Reader | None", *, base: str = "") -> None:
        self.trip = trip
        self.reader = reader
        self._base = base

    @property
    def address(self) -> str:
        """Where the record is found, with the address of the site where that is known."""
        return self._base.rstrip("/") + reverse("browse:trip-detail", args=[self.trip.key])

    @property
    def dated(self) -> dt.date:
        """The day of the report; until there is one, the last day of the trip."""
        return self.trip.report_on or self.trip.ends_on

    @cached_property
    def ticks(self) -> list[CategoryTick]:
        return self._own(CategoryTick)

    @cached_property
    def delegates(self) -> list[Delegate]:
        return self._own(Delegate, "official", "organization")

    @cached_property
    def objectives(self) -> list[Objective]:
        return self._own(Objective)

    @cached_property
    def countries(self) -> list[str]:
        return [str(place) for place in self.trip.regions.all().visible_to(self.reader)]

    @cached_property
    def days(self) -> list[ItineraryDay]:
        days = ItineraryDay.objects.of(self.trip).visible_to(self.reader).order_by("order")
        stops = ItineraryStop.objects.select_related("place").order_by("order")
        activities = ItineraryActivity.objects.order_by("order")
        return list(
            days.prefetch_related(Prefetch("stops", stops), Prefetch("activities", activities))
        )

    @cached_property
    def sections(self) -> list[Section]:
        sections = Section.objects.of(self.trip).visible_to(self.reader).order_by("order")
        return list(sections.prefetch_related("events"))

    @cached_property
    def contents(self) -> dict[str, list[Paragraph | Photo]]:
        """The paragraphs and photos of each section in reading order."""
        found: dict[str, list[Paragraph | Photo]] = defaultdict(list)
        own: list[Paragraph | Photo] = [*self._own(Paragraph), *self._own(Photo)]
        for one in own:
            found[one.section_id].append(one)
        for members in found.values():
            members.sort(key=attrgetter("position"))
        return found

    @cached_property
    def attendances(self) -> list[Attendance]:
        return self._own(Attendance, "event", "event__venue")

    @cached_property
    def encounters(self) -> list[Encounter]:
        """In the order in which the events took place, where their dates are known."""
        met = self._own(
            Encounter, "official", "organization", "event", "post", "post__organization"
        )
        return sorted(
            met, key=lambda one: (one.event.starts_on or dt.date.max, one.event_id, one.key)
        )

    @cached_property
    def observations(self) -> list[Observation]:
        return self._own(Observation)

    @cached_property
    def recommendations(self) -> list[Recommendation]:
        return self._own(Recommendation, "responsible")

    @cached_property
    def elections(self) -> list[Election]:
        """Those held at what the trip attended or its report tells of, with their contests."""
        events = [section.pk for section in self.sections]
        at = Q(event__attendances__trip=self.trip) | Q(event__sections__in=events)
        keys = Election.objects.filter(at).values("key")
        candidacies = (
            self._shown(Candidacy).select_related("official", "organization").order_by("order")
        )
        allocations = self._shown(SeatAllocation).select_related("place").order_by("order")
        contests = self._shown(Contest).select_related("body", "constituency").order_by("order")
        contests = contests.prefetch_related(
            Prefetch("candidacies", candidacies), Prefetch("allocations", allocations)
        )
        elections = self._shown(Election).filter(key__in=keys).select_related("body")
        return list(elections.prefetch_related(Prefetch("contests", contests)))

    def _own(self, model: type[R], *beside: str) -> list[R]:
        rows: Any = model._default_manager.all()
        return list(rows.of(self.trip).visible_to(self.reader).select_related(*beside))

    def _shown(self, model: "type[SharedRecord]") -> Any:
        rows: Any = model._default_manager.all()
        return rows.visible_to(self.reader)
