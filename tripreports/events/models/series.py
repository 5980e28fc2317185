from django.db import models
from django.db.models import UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import by_change, has_a_name, not_negative, period_rules
from tripreports.core.models import Alias, Named, Period, SharedQuerySet, SharedRecord
from tripreports.directory.models import Organization
from tripreports.events.enums import OrganizerRole


class EventSeries(SharedRecord, Named, Period):
    """A recurring event; its period is the time since it is held."""

    states_about = "organization"

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="event_series",
        verbose_name=_("of the organization"),
    )
    frequency_zh = models.CharField(_("frequency in Chinese"), max_length=60, blank=True)
    frequency_en = models.CharField(_("frequency in English"), max_length=60, blank=True)
    months_between = models.PositiveSmallIntegerField(_("months between"), null=True, blank=True)

    objects = SharedQuerySet["EventSeries"].as_manager()

    class Meta:
        verbose_name = _("event series")
        verbose_name_plural = _("event series")
        ordering = ["name_zh", "name_en", "key"]
        indexes = [by_change()]
        constraints = [
            has_a_name(),
            *period_rules(),
            not_negative("months_between", _("The interval cannot be negative.")),
        ]

    def get_absolute_url(self) -> str:
        return reverse("browse:series-detail", args=[self.key])


class EventSeriesAlias(SharedRecord, Alias):
    """Another way in which a source writes the name of a series."""

    states_about = "series"
    part_of = ("series",)

    series = models.ForeignKey(
        EventSeries, models.CASCADE, related_name="aliases", verbose_name=_("series")
    )

    objects = SharedQuerySet["EventSeriesAlias"].as_manager()

    class Meta:
        verbose_name = _("series alias")
        verbose_name_plural = _("series aliases")
        ordering = ["series_id", "text", "key"]
        constraints = [
            UniqueConstraint(fields=["series", "text"], name="series_alias_is_given_once"),
        ]


class SeriesOrganizer(SharedRecord, Period):
    """Who ran a series, and from when: organizers change over the years."""

    states_about = "series"
    part_of = ("series",)

    series = models.ForeignKey(
        EventSeries, models.CASCADE, related_name="organizers", verbose_name=_("series")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="series_run", verbose_name=_("organization")
    )
    role = models.CharField(_("role"), max_length=20, choices=OrganizerRole)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = SharedQuerySet["SeriesOrganizer"].as_manager()

    class Meta:
        verbose_name = _("organizer of a series")
        verbose_name_plural = _("organizers of series")
        ordering = ["series_id", "order", "key"]
        constraints = [
            *period_rules(),
            UniqueConstraint(fields=["series", "order"], name="series_organizers_are_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.organization} ({self.get_role_display()})"
