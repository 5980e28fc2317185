from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.constraints import by_change
from tripreports.directory.models import Place
from tripreports.events.models import Event
from tripreports.trips.models.base import TripRecord, TripRecordQuerySet
from tripreports.trips.models.trip import Trip
from tripreports.trips.validators import validate_day_within

# A stop in a country that was visited: not on the way there, and not at home.
IS_A_STAY = Q(is_transit=False, place__country=F("day__trip__regions"))


class ItineraryDay(TripRecord):
    """One day of the itinerary table."""

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="itinerary_days", verbose_name=_("trip")
    )
    order = models.PositiveSmallIntegerField(pgettext_lazy("itinerary", "day"))
    on = models.DateField(_("date"))
    route = models.CharField(_("route as printed"), max_length=200, blank=True)

    objects = TripRecordQuerySet["ItineraryDay"].as_manager()

    class Meta:
        verbose_name = _("itinerary day")
        verbose_name_plural = _("itinerary days")
        ordering = ["trip_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            UniqueConstraint(fields=["trip", "order"], name="itinerary_days_are_in_order"),
            UniqueConstraint(fields=["trip", "on"], name="itinerary_has_each_date_once"),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.route}"

    def clean(self) -> None:
        validate_day_within(self.on, self.trip.starts_on, self.trip.ends_on)


class ItineraryStop(TripRecord):
    """A place on the route of a day."""

    trip_path = "day__trip"
    part_of = ("day",)

    day = models.ForeignKey(
        ItineraryDay,
        models.CASCADE,
        related_name="stops",
        verbose_name=pgettext_lazy("itinerary", "day"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="itinerary_stops", verbose_name=_("place")
    )
    is_transit = models.BooleanField(_("in transit"), default=False)

    objects = TripRecordQuerySet["ItineraryStop"].as_manager()

    class Meta:
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
        ordering = ["day_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["day", "order"], name="itinerary_stops_are_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.place)


class ItineraryActivity(TripRecord):
    """What the itinerary plans for a day."""

    trip_path = "day__trip"
    part_of = ("day",)

    day = models.ForeignKey(
        ItineraryDay,
        models.CASCADE,
        related_name="activities",
        verbose_name=pgettext_lazy("itinerary", "day"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    text = models.CharField(_("text"), max_length=300)
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="itinerary_activities",
        verbose_name=_("event"),
    )

    objects = TripRecordQuerySet["ItineraryActivity"].as_manager()

    class Meta:
        verbose_name = _("activity of a day")
        verbose_name_plural = _("activities of days")
        ordering = ["day_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["day", "order"], name="itinerary_activities_in_order"),
        ]

    def __str__(self) -> str:
        return self.text
