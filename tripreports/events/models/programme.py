from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.constraints import by_change, exactly_one, has_a_name
from tripreports.core.models import Named, SharedQuerySet, SharedRecord, in_language
from tripreports.directory.models import Official, Organization
from tripreports.events.enums import AppearanceKind, FeatureKind, OutcomeKind
from tripreports.events.models.decision import AdoptedDocument
from tripreports.events.models.event import Event


class Appearance(SharedRecord):
    """What a person, or an unnamed voice of an organization, did at an event."""

    counted_apart = ((_("speeches"), Q(kind__in=AppearanceKind.speeches())),)

    states_about = "event"

    event = models.ForeignKey(
        Event, models.PROTECT, related_name="appearances", verbose_name=_("event")
    )
    kind = models.CharField(_("kind"), max_length=30, choices=AppearanceKind)
    official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appearances",
        verbose_name=_("person"),
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appearances",
        verbose_name=_("organization, its speaker unnamed"),
    )
    unnamed = models.CharField(_("unnamed, in the words of the source"), max_length=120, blank=True)
    jointly_with = models.ManyToManyField(
        Organization,
        blank=True,
        related_name="joint_appearances",
        verbose_name=_("jointly with"),
    )
    on_behalf_of = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appearances_for_it",
        verbose_name=_("on behalf of"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    title_zh = models.CharField(
        pgettext_lazy("speech", "title in Chinese"), max_length=300, blank=True
    )
    title_en = models.CharField(
        pgettext_lazy("speech", "title in English"), max_length=300, blank=True
    )
    topic = models.TextField(_("what it was about"), blank=True)

    objects = SharedQuerySet["Appearance"].as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["event_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            CheckConstraint(
                name="appearance_has_one_actor",
                condition=(
                    Q(official__isnull=False, organization=None, unnamed="")
                    | Q(official=None, organization__isnull=False, unnamed="")
                    | (Q(official=None, organization=None) & ~Q(unnamed=""))
                ),
                violation_error_message=_(
                    "Name a person, or an organization, or the words for somebody unnamed."
                ),
            ),
            UniqueConstraint(fields=["event", "order"], name="appearances_are_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.title or self.get_kind_display()}"

    @property
    def actor(self) -> str:
        return str(self.official or self.organization or self.unnamed)

    @property
    def title(self) -> str:
        return in_language(self.title_zh, self.title_en)


class Feature(SharedRecord, Named):
    """A performance, exhibit or competition that was part of an event."""

    states_about = "event"
    part_of = ("event",)

    event = models.ForeignKey(
        Event, models.PROTECT, related_name="features", verbose_name=_("event")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=FeatureKind)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = SharedQuerySet["Feature"].as_manager()

    class Meta:
        verbose_name = _("programme feature")
        verbose_name_plural = _("programme features")
        ordering = ["event_id", "order", "key"]
        constraints = [
            has_a_name(),
            UniqueConstraint(fields=["event", "order"], name="event_features_are_in_order"),
        ]


class Award(SharedRecord, Named):
    """A prize, and who or what received it."""

    states_about = "organization"
    part_of = ("organization", "official")

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name=_("organization honoured"),
    )
    official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name=_("person honoured"),
    )
    achievement = models.CharField(_("for what"), max_length=200, blank=True)

    objects = SharedQuerySet["Award"].as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["name_zh", "name_en", "key"]
        constraints = [
            has_a_name(),
            exactly_one(
                "organization", "official", _("Name the person or the organization honoured.")
            ),
        ]


class Outcome(SharedRecord):
    """What an event came to: a consensus, a document, a mutual intent, in the source's words."""

    states_about = "event"
    part_of = ("event", "document")

    event = models.ForeignKey(
        Event, models.PROTECT, related_name="outcomes", verbose_name=_("event")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=OutcomeKind)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    text = models.TextField(_("text"))
    document = models.ForeignKey(
        AdoptedDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="outcomes",
        verbose_name=_("document"),
    )

    objects = SharedQuerySet["Outcome"].as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["event_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["event", "order"], name="event_outcomes_are_in_order"),
        ]

    def __str__(self) -> str:
        return self.text
