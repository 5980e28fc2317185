from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import by_change, period_rules
from tripreports.core.models import Period
from tripreports.directory.models import Official, Organization, Post
from tripreports.elections.models import Contest
from tripreports.events.models import Event
from tripreports.trips.enums import (
    AttendanceStatus,
    Basis,
    Contact,
    DelegateActKind,
    EncounterRole,
    Presence,
)
from tripreports.trips.models.base import TripRecord, TripRecordQuerySet
from tripreports.trips.models.sheet import Delegate
from tripreports.trips.models.trip import Trip


class Attendance(TripRecord, Period):
    """What an event was to a trip, and on which days we were there."""

    part_of = ("trip", "event")

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="attendances", verbose_name=_("trip")
    )
    event = models.ForeignKey(
        Event, models.PROTECT, related_name="attendances", verbose_name=_("event")
    )
    status = models.CharField(_("status"), max_length=12, choices=AttendanceStatus)

    objects = TripRecordQuerySet["Attendance"].as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["trip_id", "event_id", "key"]
        constraints = [
            *period_rules(),
            UniqueConstraint(fields=["trip", "event"], name="event_is_attended_once_a_trip"),
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.get_status_display()})"


class Encounter(TripRecord):
    """Contact of our delegation with a person, an organization or a group at an event."""

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="encounters", verbose_name=_("trip")
    )
    event = models.ForeignKey(
        Event, models.PROTECT, related_name="encounters", verbose_name=_("event")
    )
    official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="encounters",
        verbose_name=_("person"),
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="encounters",
        verbose_name=_("in the post"),
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="encounters",
        verbose_name=_("organization"),
    )
    group = models.CharField(_("group, in the words of the source"), max_length=120, blank=True)
    group_members = models.ManyToManyField(
        Organization,
        blank=True,
        related_name="group_encounters",
        verbose_name=_("organizations in the group"),
    )
    basis = models.CharField(_("stated in"), max_length=12, choices=Basis)
    contact = models.CharField(_("contact"), max_length=12, choices=Contact)
    presence = models.CharField(
        _("presence"), max_length=10, choices=Presence, default=Presence.NOT_STATED
    )

    objects = TripRecordQuerySet["Encounter"].as_manager()

    class Meta:
        verbose_name = _("encounter")
        verbose_name_plural = _("encounters")
        ordering = ["trip_id", "key"]
        indexes = [by_change()]
        constraints = [
            CheckConstraint(
                name="encounter_is_with_somebody",
                condition=(
                    Q(official__isnull=False) | Q(organization__isnull=False) | ~Q(group="")
                ),
                violation_error_message=_("Name the person, the organization or the group."),
            ),
            UniqueConstraint(
                fields=["trip", "event", "official"], name="person_is_met_once_an_event"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official or self.group or self.organization} @ {self.event}"


class EncounterRoleTag(TripRecord):
    """One of the roles that an encounter had."""

    trip_path = "encounter__trip"
    part_of = ("encounter",)

    encounter = models.ForeignKey(
        Encounter, models.CASCADE, related_name="roles", verbose_name=_("encounter")
    )
    role = models.CharField(_("role"), max_length=30, choices=EncounterRole)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = TripRecordQuerySet["EncounterRoleTag"].as_manager()

    class Meta:
        verbose_name = _("role of an encounter")
        verbose_name_plural = _("roles of encounters")
        ordering = ["encounter_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["encounter", "role"], name="encounter_role_is_given_once"),
            UniqueConstraint(fields=["encounter", "order"], name="encounter_roles_in_order"),
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class DelegateAct(TripRecord):
    """What one of ours did at an event: spoke, voted, made a pledge."""

    trip_path = "delegate__trip"
    part_of = ("delegate",)

    delegate = models.ForeignKey(
        Delegate, models.CASCADE, related_name="acts", verbose_name=_("delegate")
    )
    event = models.ForeignKey(
        Event, models.PROTECT, related_name="delegate_acts", verbose_name=_("event")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DelegateActKind)
    contest = models.ForeignKey(
        Contest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="votes_cast",
        verbose_name=_("contest voted in"),
    )

    objects = TripRecordQuerySet["DelegateAct"].as_manager()

    class Meta:
        verbose_name = _("act of a delegate")
        verbose_name_plural = _("acts of delegates")
        ordering = ["delegate_id", "event_id", "kind", "key"]
        constraints = [
            UniqueConstraint(
                fields=["delegate", "event", "kind"], name="delegate_act_is_noted_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate.official}: {self.get_kind_display()} @ {self.event}"
