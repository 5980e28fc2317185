"""Elections: a round, its contests, who stood, who won, and how seats were shared out."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.constraints import (
    by_change,
    exactly_one,
    has_a_name,
    not_its_own_parent,
    not_negative,
    period_rules,
)
from tripreports.core.models import Named, Period, SharedQuerySet, SharedRecord, in_language
from tripreports.core.rules import CrossRowRule, no_cycle
from tripreports.core.tree import validate_no_cycle
from tripreports.directory.models import Membership, Official, Organization, Place, Post
from tripreports.elections.enums import CandidacyOutcome, Decision
from tripreports.elections.validators import validate_term_within
from tripreports.events.models import Event


class Election(SharedRecord, Named, Period):
    """One round of elections held by a body; its period is the term that it fills."""

    states_about = "event"

    body = models.ForeignKey(
        Organization, models.PROTECT, related_name="elections", verbose_name=_("body")
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="elections",
        verbose_name=_("meeting"),
    )
    held_on = models.DateField(_("held on"), null=True, blank=True)

    objects = SharedQuerySet["Election"].as_manager()

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        ordering = [F("held_on").desc(nulls_last=True), "key"]
        indexes = [by_change()]
        constraints = [has_a_name(), *period_rules()]

    def get_absolute_url(self) -> str:
        return reverse("browse:election-detail", args=[self.key])


class Contest(SharedRecord, Period):
    """The contest for one position, or for one part of its seats."""

    states_about = "election"

    election = models.ForeignKey(
        Election, models.PROTECT, related_name="contests", verbose_name=_("election")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    position_zh = models.CharField(_("position in Chinese"), max_length=120, blank=True)
    position_en = models.CharField(_("position in English"), max_length=120, blank=True)
    body = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contests",
        verbose_name=_("seats in the body"),
    )
    constituency = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contests_within",
        verbose_name=_("constituency"),
    )
    seats_stated = models.SmallIntegerField(_("seats stated"), null=True, blank=True)
    seats_moved_in = models.SmallIntegerField(
        _("seats moved in"),
        null=True,
        blank=True,
        help_text=_("Seats taken over from other constituencies."),
    )
    nominees_stated = models.SmallIntegerField(_("nominees stated"), null=True, blank=True)
    is_contested = models.BooleanField(_("contested"), null=True, blank=True)
    decided_by = models.CharField(_("decided"), max_length=12, choices=Decision, blank=True)
    decision_text = models.TextField(_("how it was decided, in words"), blank=True)

    objects = SharedQuerySet["Contest"].as_manager()

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")
        ordering = ["election_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            *period_rules(),
            not_its_own_parent(),
            not_negative("seats_stated", _("Seats cannot be negative.")),
            not_negative("seats_moved_in", _("Seats cannot be negative.")),
            not_negative("nominees_stated", _("Nominees cannot be negative.")),
            UniqueConstraint(fields=["election", "order"], name="contests_are_in_order"),
            CheckConstraint(
                name="contest_names_its_position",
                condition=~Q(position_zh="") | ~Q(position_en=""),
                violation_error_message=_("Name the position in Chinese or in English."),
            ),
        ]

    cross_row_rules = (
        no_cycle("elections_contest", "contest_is_not_its_own_ancestor"),
        CrossRowRule(
            name="contest_term_holds_its_half_terms",
            violated=(
                "EXISTS (SELECT 1 FROM elections_candidacy c WHERE c.contest_id = NEW.key"
                " AND (c.starts_on < NEW.starts_on OR c.ends_on > NEW.ends_on))"
            ),
            message="a candidacy of this contest has a term that would stick out",
        ),
    )

    def __str__(self) -> str:
        return self.position

    def clean(self) -> None:
        validate_no_cycle(self)
        for candidacy in self.candidacies.all():
            validate_term_within(candidacy, self)

    @property
    def position(self) -> str:
        return in_language(self.position_zh, self.position_en)

    @property
    def seats_total(self) -> int | None:
        """Seats stated and moved in; unknown where none is stated."""
        if self.seats_stated is None:
            return None
        return self.seats_stated + (self.seats_moved_in or 0)


class Candidacy(SharedRecord, Period):
    """A person or a city standing in a contest; its period is a term of its own, if shorter."""

    counted_apart = ((_("half-terms"), Q(starts_on__isnull=False)),)

    states_about = "contest"

    contest = models.ForeignKey(
        Contest, models.PROTECT, related_name="candidacies", verbose_name=_("contest")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="candidacies",
        verbose_name=_("person"),
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="candidacies",
        verbose_name=_("city or organization"),
    )
    seat_basis = models.CharField(_("basis of the seat"), max_length=120, blank=True)
    represents = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="candidacies_for_it",
        verbose_name=_("represents"),
    )
    outcome = models.CharField(
        pgettext_lazy("candidacy", "outcome"),
        max_length=12,
        choices=CandidacyOutcome,
        blank=True,
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="candidacies",
        verbose_name=_("post gained"),
    )
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="candidacies",
        verbose_name=_("seat gained"),
    )

    objects = SharedQuerySet["Candidacy"].as_manager()

    class Meta:
        verbose_name = _("candidacy")
        verbose_name_plural = _("candidacies")
        ordering = ["contest_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            *period_rules(),
            exactly_one("official", "organization", _("A candidate is either a person or a city.")),
            UniqueConstraint(fields=["contest", "order"], name="candidacies_are_in_order"),
            UniqueConstraint(fields=["contest", "official"], name="person_stands_once"),
            UniqueConstraint(fields=["contest", "organization"], name="city_stands_once"),
        ]

    cross_row_rules = (
        CrossRowRule(
            name="half_term_lies_inside_its_term",
            violated=(
                "EXISTS (SELECT 1 FROM elections_contest c WHERE c.key = NEW.contest_id"
                " AND (NEW.starts_on < c.starts_on OR NEW.starts_on > c.ends_on"
                " OR NEW.ends_on > c.ends_on OR NEW.ends_on < c.starts_on))"
            ),
            message="the term of a candidacy must lie inside the term of its contest",
        ),
    )

    def __str__(self) -> str:
        return f"{self.candidate} ({self.get_outcome_display()})"

    def clean(self) -> None:
        if self.contest_id:
            validate_term_within(self, self.contest)

    @property
    def candidate(self) -> str:
        return str(self.official or self.organization)


class SeatAllocation(SharedRecord):
    """How many seats of a contest went to one country."""

    states_about = "contest"
    part_of = ("contest",)

    contest = models.ForeignKey(
        Contest, models.CASCADE, related_name="allocations", verbose_name=_("contest")
    )
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="seat_allocations", verbose_name=_("country")
    )
    seats = models.SmallIntegerField(_("seats"))
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = SharedQuerySet["SeatAllocation"].as_manager()

    class Meta:
        verbose_name = _("seat allocation")
        verbose_name_plural = _("seat allocations")
        ordering = ["contest_id", "order", "key"]
        constraints = [
            not_negative("seats", _("Seats cannot be negative.")),
            UniqueConstraint(fields=["contest", "place"], name="country_is_allotted_once"),
            UniqueConstraint(fields=["contest", "order"], name="allocations_are_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.seats}"
