from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import by_change, has_a_name, not_its_own_parent, period_rules
from tripreports.core.models import Alias, Named, Period, SharedQuerySet, SharedRecord
from tripreports.core.rules import no_cycle
from tripreports.core.tree import validate_no_cycle
from tripreports.directory.enums import (
    Capacity,
    Gained,
    MembershipStatus,
    OrganizationKind,
    ParentRelation,
    PlaceKind,
)
from tripreports.directory.models.place import Place


class Organization(SharedRecord, Named):
    """A government, association, network, committee, institute or company."""

    kind = models.CharField(_("kind"), max_length=30, choices=OrganizationKind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    parent_relation = models.CharField(
        _("relation to the parent"), max_length=10, choices=ParentRelation, blank=True
    )
    seat = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organizations_seated",
        verbose_name=_("seat"),
    )
    country = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organizations",
        limit_choices_to={"kind__in": PlaceKind.countries()},
        verbose_name=_("country"),
    )
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="embodied_by",
        verbose_name=_("also the place"),
        help_text=_("The place that it governs or is: a city government's city, a venue."),
    )
    founded_on = models.DateField(_("founded"), null=True, blank=True)
    founded_precision = models.CharField(
        _("precision of the founding date"),
        max_length=5,
        choices=[("day", _("day")), ("month", _("month")), ("year", _("year"))],
        blank=True,
    )

    objects = SharedQuerySet["Organization"].as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["name_zh", "name_en", "key"]
        permissions = [("merge_organization", _("Can merge organizations"))]
        indexes = [Index(fields=["kind"], name="organization_kind"), by_change()]
        constraints = [
            has_a_name(),
            not_its_own_parent(),
            CheckConstraint(
                name="organization_founding_has_a_precision",
                condition=(
                    Q(founded_on=None, founded_precision="")
                    | (Q(founded_on__isnull=False) & ~Q(founded_precision=""))
                ),
                violation_error_message=_("A date needs a precision (day, month or year)."),
            ),
        ]

    cross_row_rules = (no_cycle("directory_organization", "organization_is_not_its_own_ancestor"),)

    def clean(self) -> None:
        validate_no_cycle(self)

    def get_absolute_url(self) -> str:
        return reverse("browse:organization-detail", args=[self.key])


class OrganizationAlias(SharedRecord, Alias):
    """Another way in which a source writes the name of an organization."""

    states_about = "organization"
    part_of = ("organization",)

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="aliases", verbose_name=_("organization")
    )

    objects = SharedQuerySet["OrganizationAlias"].as_manager()

    class Meta:
        verbose_name = _("organization alias")
        verbose_name_plural = _("organization aliases")
        ordering = ["organization_id", "text", "key"]
        constraints = [
            UniqueConstraint(
                fields=["organization", "text"], name="organization_alias_is_given_once"
            ),
        ]


class Membership(SharedRecord, Period):
    """One organization's place in another, or the statement that it has none."""

    counted_apart = ((_("explicitly not members"), Q(status=MembershipStatus.NOT_MEMBER)),)

    states_about = "member"

    member = models.ForeignKey(
        Organization, models.PROTECT, related_name="memberships", verbose_name=_("member")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="members", verbose_name=_("organization")
    )
    body = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("in the body"),
    )
    capacity = models.CharField(_("capacity"), max_length=20, choices=Capacity)
    capacity_text = models.CharField(_("capacity in words"), max_length=120, blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=MembershipStatus, default=MembershipStatus.CURRENT
    )
    gained = models.CharField(_("gained"), max_length=12, choices=Gained, blank=True)
    represents = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="represented_by",
        verbose_name=_("represents"),
    )

    objects = SharedQuerySet["Membership"].as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["member_id", "organization_id", F("starts_on").asc(nulls_first=True), "key"]
        indexes = [by_change()]
        constraints = [
            *period_rules(),
            CheckConstraint(
                name="membership_is_in_another_organization",
                condition=~Q(member=models.F("organization")),
                violation_error_message=_("An organization is not a member of itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} → {self.organization} ({self.get_capacity_display()})"
