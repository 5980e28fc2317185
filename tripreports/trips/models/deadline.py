from typing import TYPE_CHECKING, Self, TypeVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import has_a_name
from tripreports.core.models import Named
from tripreports.core.versions import Versioned
from tripreports.core.visibility import sees_drafts
from tripreports.directory.models import Organization
from tripreports.trips.enums import CountedFrom, Duty, MetBy

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_A_TERM_OF_MONTHS = (MinValueValidator(1), MaxValueValidator(60))
_A_TERM_OF_DAYS = (MinValueValidator(1), MaxValueValidator(366))

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class DeskQuerySet(models.QuerySet[M_co]):
    """What the desk works with and readers do not ask for."""

    def visible_to(self, user: "Reader | None") -> Self:
        return self if sees_drafts(user) else self.none()


class DeadlineRules(Versioned, Named):
    """By when a government wants a report, and from when and past what it counts.

    A number that the source does not give stays empty, and no deadline is made of it.
    """

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    is_default = models.BooleanField(
        _("for all others"),
        default=False,
        help_text=_("Applies to every agency for which no other rules are chosen."),
    )
    report_months = models.PositiveSmallIntegerField(
        _("months for the report"), null=True, blank=True, validators=_A_TERM_OF_MONTHS
    )
    counted_from = models.CharField(
        _("counted from"), max_length=10, choices=CountedFrom, default=CountedFrom.RETURN
    )
    starts_on_working_day = models.BooleanField(
        _("begins on a working day"),
        default=False,
        help_text=_("Where the day after return is a day off, the term begins on the next one."),
    )
    ends_on_working_day = models.BooleanField(
        _("ends on a working day"),
        default=False,
        help_text=_("Where the last day is a day off, the term ends on the next working day."),
    )
    met_by = models.CharField(_("met by"), max_length=10, choices=MetBy, default=MetBy.SUBMISSION)
    head_months = models.PositiveSmallIntegerField(
        _("months where the head of the government leads"),
        null=True,
        blank=True,
        validators=_A_TERM_OF_MONTHS,
    )
    head_duty = models.CharField(
        _("what is due then"),
        max_length=10,
        choices=[(duty.value, duty.label) for duty in Duty.of_head()],
        default=Duty.REPORT,
    )
    head_titles = models.JSONField(
        _("titles of the head of the government"), default=list, blank=True
    )
    revise_days = models.PositiveSmallIntegerField(
        _("days to revise a returned report"), null=True, blank=True, validators=_A_TERM_OF_DAYS
    )
    review_days = models.PositiveSmallIntegerField(
        _("days to review"), null=True, blank=True, validators=_A_TERM_OF_DAYS
    )
    source = models.TextField(
        _("source"), blank=True, help_text=_("Where each of the numbers is written.")
    )

    objects = DeskQuerySet["DeadlineRules"].as_manager()

    class Meta:
        verbose_name = _("rules of deadlines")
        verbose_name_plural = _("rules of deadlines")
        ordering = ["code"]
        constraints = [
            has_a_name(),
            UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="one_set_of_deadline_rules_is_for_all_others",
                violation_error_message=_("Other rules apply to all others already."),
            ),
        ]


class AgencyDeadlines(Versioned):
    """That the reports of an agency, and of those below it, follow certain rules."""

    agency = models.OneToOneField(
        Organization, models.PROTECT, related_name="deadlines", verbose_name=_("agency")
    )
    rules = models.ForeignKey(
        DeadlineRules, models.PROTECT, related_name="agencies", verbose_name=_("rules")
    )

    objects = DeskQuerySet["AgencyDeadlines"].as_manager()

    class Meta:
        verbose_name = _("agency's deadlines")
        verbose_name_plural = _("agencies' deadlines")
        ordering = ["agency_id"]

    def __str__(self) -> str:
        return f"{self.agency}: {self.rules}"


class ClosedDay(Versioned):
    """A day on which the offices are closed, or work, though the calendar says otherwise."""

    on = models.DateField(_("date"), unique=True)
    name = models.CharField(
        _("occasion"), max_length=120, help_text=_("For instance: closed for a typhoon.")
    )
    is_working_day = models.BooleanField(
        _("worked"),
        default=False,
        help_text=_("A Saturday on which the offices make up for a day off."),
    )

    objects = DeskQuerySet["ClosedDay"].as_manager()

    class Meta:
        verbose_name = _("day off")
        verbose_name_plural = _("days off")
        ordering = ["-on"]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"
