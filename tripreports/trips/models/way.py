from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tripreports.core.visibility import sees_drafts
from tripreports.trips.enums import ReturnReason, Step, TripState
from tripreports.trips.models.base import TripRecord, TripRecordQuerySet, is_of_shown_trip
from tripreports.trips.models.trip import Trip

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class StateChangeQuerySet(models.QuerySet["StateChange"]):
    def visible_to(self, user: "Reader | None") -> Self:
        """What was said at the desk stays there."""
        return self if sees_drafts(user) else self.none()


class StateChange(models.Model):
    """One step of a report on its way to the public: who took it, when, and with which words."""

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="state_changes", verbose_name=_("trip")
    )
    verb = models.CharField(_("step"), max_length=20, choices=Step)
    from_state = models.CharField(_("from"), max_length=10, choices=TripState)
    to_state = models.CharField(_("to"), max_length=10, choices=TripState)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,  # the name stays
        null=True,
        blank=True,
        related_name="state_changes",
        verbose_name=_("by"),
    )
    by_name = models.CharField(_("name of who did it"), max_length=150, blank=True)
    at = models.DateTimeField(_("at"), default=timezone.now)
    reason = models.CharField(_("reason"), max_length=10, choices=ReturnReason, blank=True)
    comment = models.TextField(_("comment"), blank=True)

    objects = StateChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("step of a report")
        verbose_name_plural = _("steps of reports")
        ordering = ["-at", "-id"]
        indexes = [Index(fields=["trip", "-at", "-id"], name="state_change_of_trip")]

    def __str__(self) -> str:
        return f"{self.trip_id}: {self.get_verb_display()}"

    @classmethod
    def shows(cls, row: str) -> str:
        """Of a public trip the moments are told."""
        return is_of_shown_trip(cls, row)


class AmendmentQuerySet(TripRecordQuerySet["Amendment"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class Amendment(TripRecord):
    """A change of a published report, announced to its readers: what was amended, and when."""

    part_of = ("trip",)

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="amendments", verbose_name=_("trip")
    )
    text = models.TextField(
        _("what is amended"), help_text=_("Shown publicly on the page of the report.")
    )
    began_at = models.DateTimeField(_("begun at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["trip_id", "-began_at", "key"]
        constraints = [
            UniqueConstraint(
                fields=["trip"],
                condition=Q(ended_at=None),
                name="trip_has_one_open_amendment",
                violation_error_message=_("An amendment of this report is open already."),
            ),
            CheckConstraint(
                name="amendment_says_what_it_amends",
                condition=~Q(text=""),
                violation_error_message=_("Say what is amended."),
            ),
            CheckConstraint(
                name="amendment_ends_after_it_begins",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                violation_error_message=_("An amendment cannot end before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
