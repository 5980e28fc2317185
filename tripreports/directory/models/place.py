from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import by_change, has_a_name, not_its_own_parent
from tripreports.core.models import Alias, Named, SharedQuerySet, SharedRecord
from tripreports.core.rules import no_cycle
from tripreports.core.tree import validate_no_cycle
from tripreports.directory.enums import PlaceKind


class Place(SharedRecord, Named):
    """A country, city, venue or site that a report names."""

    kind = models.CharField(_("kind"), max_length=20, choices=PlaceKind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("lies in"),
    )
    country = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="places_within",
        limit_choices_to={"kind__in": PlaceKind.countries()},
        verbose_name=_("country"),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    objects = SharedQuerySet["Place"].as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name_zh", "name_en", "key"]
        indexes = [by_change()]
        constraints = [
            has_a_name(),
            not_its_own_parent(),
            CheckConstraint(
                name="place_lies_on_the_globe",
                condition=(
                    Q(latitude=None, longitude=None)
                    | Q(
                        latitude__gte=-90,
                        latitude__lte=90,
                        longitude__gte=-180,
                        longitude__lte=180,
                    )
                ),
                violation_error_message=_("Give both coordinates, in degrees."),
            ),
        ]

    cross_row_rules = (no_cycle("directory_place", "place_is_not_its_own_ancestor"),)

    def clean(self) -> None:
        validate_no_cycle(self)

    def get_absolute_url(self) -> str:
        return reverse("browse:place-detail", args=[self.key])


class PlaceAlias(SharedRecord, Alias):
    """Another way in which a source writes the name of a place."""

    states_about = "place"
    part_of = ("place",)

    place = models.ForeignKey(
        Place, models.CASCADE, related_name="aliases", verbose_name=_("place")
    )

    objects = SharedQuerySet["PlaceAlias"].as_manager()

    class Meta:
        verbose_name = _("place alias")
        verbose_name_plural = _("place aliases")
        ordering = ["place_id", "text", "key"]
        constraints = [
            UniqueConstraint(fields=["place", "text"], name="place_alias_is_given_once"),
        ]
