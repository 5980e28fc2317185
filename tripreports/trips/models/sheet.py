from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.constraints import by_change, has_a_title
from tripreports.core.models import in_language
from tripreports.directory.models import Official, Organization
from tripreports.trips.enums import Category, DelegateRole
from tripreports.trips.models.base import TripRecord, TripRecordQuerySet
from tripreports.trips.models.trip import Trip


class CategoryTick(TripRecord):
    """One box of the form's category line, ticked or not."""

    part_of = ("trip",)

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="category_ticks", verbose_name=_("trip")
    )
    category = models.CharField(_("category"), max_length=20, choices=Category)
    text = models.CharField(_("as printed"), max_length=60, blank=True)
    is_ticked = models.BooleanField(_("ticked"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = TripRecordQuerySet["CategoryTick"].as_manager()

    class Meta:
        verbose_name = _("category box")
        verbose_name_plural = _("category boxes")
        ordering = ["trip_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["trip", "order"], name="category_boxes_are_in_order"),
        ]

    def __str__(self) -> str:
        return f"{'☑' if self.is_ticked else '☐'} {self.text or self.get_category_display()}"


class Delegate(TripRecord):
    """One of our people on one trip, with agency, unit and title as they were then."""

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="delegates", verbose_name=_("trip"))
    official = models.ForeignKey(
        Official, models.PROTECT, related_name="delegations", verbose_name=_("person")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    role = models.CharField(
        _("role"), max_length=10, choices=DelegateRole, default=DelegateRole.MEMBER
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="delegates_sent",
        verbose_name=_("agency, as a record"),
    )
    agency = models.CharField(_("agency"), max_length=120)
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    title_zh = models.CharField(
        pgettext_lazy("person", "title in Chinese"), max_length=120, blank=True
    )
    title_en = models.CharField(
        pgettext_lazy("person", "title in English"), max_length=120, blank=True
    )

    objects = TripRecordQuerySet["Delegate"].as_manager()

    class Meta:
        verbose_name = _("delegate")
        verbose_name_plural = _("delegates")
        ordering = ["trip_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            has_a_title(_("Give a title in Chinese or in English.")),
            UniqueConstraint(fields=["trip", "order"], name="delegates_are_in_order"),
            UniqueConstraint(fields=["trip", "official"], name="delegate_travels_once"),
            UniqueConstraint(
                fields=["trip"],
                condition=Q(role="head"),
                name="delegation_has_one_head",
                violation_error_message=_("A delegation has only one head."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official} ({self.title})"

    @property
    def title(self) -> str:
        return in_language(self.title_zh, self.title_en)


class Objective(TripRecord):
    """What the trip set out to do, and what became of it."""

    part_of = ("trip",)

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="objectives", verbose_name=_("trip")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    text_zh = models.TextField(_("objective in Chinese"), blank=True)
    text_en = models.TextField(_("objective in English"), blank=True)
    outcome_zh = models.TextField(_("outcome in Chinese"), blank=True)
    outcome_en = models.TextField(_("outcome in English"), blank=True)

    objects = TripRecordQuerySet["Objective"].as_manager()

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["trip_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["trip", "order"], name="objectives_are_in_order"),
            CheckConstraint(
                name="objective_has_words",
                condition=~Q(text_zh="") | ~Q(text_en=""),
                violation_error_message=_("Say what the objective is."),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.text_zh, self.text_en)

    @property
    def outcome(self) -> str:
        return in_language(self.outcome_zh, self.outcome_en)
