from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import (
    by_change,
    has_a_name,
    not_its_own_parent,
    period_rules,
)
from tripreports.core.models import Alias, Named, Period, SharedQuerySet, SharedRecord
from tripreports.core.rules import no_cycle
from tripreports.core.tree import validate_no_cycle
from tripreports.directory.models import Membership, Organization, Post
from tripreports.events.enums import (
    AgreementKind,
    AgreementStatus,
    AppointmentStatus,
    DocumentAct,
    DocumentKind,
    ResolutionKind,
)
from tripreports.events.models.event import Event


class AdoptedDocument(SharedRecord, Named, Period):
    """A declaration, manifesto or strategy; its period is the one that it covers."""

    is_open_ended = False

    states_about = "event"

    kind = models.CharField(_("kind"), max_length=12, choices=DocumentKind)
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("event"),
    )
    act = models.CharField(_("what was done there"), max_length=10, choices=DocumentAct)
    content = models.TextField(_("content"), blank=True)

    objects = SharedQuerySet["AdoptedDocument"].as_manager()

    class Meta:
        verbose_name = _("adopted document")
        verbose_name_plural = _("adopted documents")
        ordering = ["name_zh", "name_en", "key"]
        indexes = [by_change()]
        constraints = [has_a_name(), *period_rules()]


class DocumentAlias(SharedRecord, Alias):
    """Another way in which a source writes the title of a document."""

    states_about = "document"
    part_of = ("document",)

    document = models.ForeignKey(
        AdoptedDocument, models.CASCADE, related_name="aliases", verbose_name=_("document")
    )

    objects = SharedQuerySet["DocumentAlias"].as_manager()

    class Meta:
        verbose_name = _("document alias")
        verbose_name_plural = _("document aliases")
        ordering = ["document_id", "text", "key"]
        constraints = [
            UniqueConstraint(fields=["document", "text"], name="document_alias_is_given_once"),
        ]


class Resolution(SharedRecord):
    """A numbered decision of a meeting; an item of one is its child."""

    states_about = "event"

    event = models.ForeignKey(
        Event, models.PROTECT, related_name="resolutions", verbose_name=_("meeting")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("item of"),
    )
    order = models.PositiveSmallIntegerField(_("order"))
    number = models.CharField(_("number as printed"), max_length=10)
    kind = models.CharField(_("kind"), max_length=30, choices=ResolutionKind)
    text = models.TextField(_("text"))
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
        verbose_name=_("organization concerned"),
    )
    hosted_event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosting_resolutions",
        verbose_name=_("event to be hosted"),
    )
    document = models.ForeignKey(
        AdoptedDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
        verbose_name=_("document"),
    )
    memberships = models.ManyToManyField(
        Membership,
        blank=True,
        related_name="resolutions",
        verbose_name=_("memberships decided on"),
    )

    objects = SharedQuerySet["Resolution"].as_manager()

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering = ["event_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            not_its_own_parent(),
            UniqueConstraint(fields=["event", "order"], name="resolutions_are_in_order"),
        ]

    cross_row_rules = (no_cycle("events_resolution", "resolution_is_not_its_own_ancestor"),)

    def __str__(self) -> str:
        return f"{self.number} {self.text}"

    def clean(self) -> None:
        validate_no_cycle(self)


class Appointment(SharedRecord):
    """How a post is come by outside an election: who appoints, when office is taken."""

    states_about = "post"
    part_of = ("post", "resolution")

    post = models.ForeignKey(
        Post, models.PROTECT, related_name="appointments", verbose_name=_("post")
    )
    status = models.CharField(_("status"), max_length=10, choices=AppointmentStatus)
    resolution = models.ForeignKey(
        Resolution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("by resolution"),
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("takes office at"),
    )

    objects = SharedQuerySet["Appointment"].as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["post_id", "key"]

    def __str__(self) -> str:
        return f"{self.post} ({self.get_status_display()})"


class Agreement(SharedRecord, Named, Period):
    """An agreement between organizations, signed or only considered; from its signing day."""

    counted_apart = ((_("signed"), Q(status=AgreementStatus.SIGNED)),)

    is_open_ended = False

    states_about = "event"

    kind = models.CharField(_("kind"), max_length=12, choices=AgreementKind)
    status = models.CharField(_("status"), max_length=20, choices=AgreementStatus)
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("event"),
    )
    document = models.ForeignKey(
        AdoptedDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("document"),
    )
    purpose = models.TextField(_("purpose"), blank=True)
    effect = models.TextField(_("effect"), blank=True)
    forms_considered = models.JSONField(_("forms considered"), default=list, blank=True)
    fields_of_cooperation = models.JSONField(_("fields of cooperation"), default=list, blank=True)
    memberships = models.ManyToManyField(
        Membership,
        blank=True,
        related_name="agreements",
        verbose_name=_("memberships that it gave"),
    )

    objects = SharedQuerySet["Agreement"].as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = [F("event_id").asc(nulls_last=True), "name_zh", "key"]
        indexes = [by_change()]
        constraints = [has_a_name(), *period_rules()]


class AgreementParty(SharedRecord):
    """One side of an agreement; where the source names none, its words for them."""

    states_about = "agreement"
    part_of = ("agreement",)

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="parties", verbose_name=_("agreement")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("organization"),
    )
    unnamed = models.CharField(_("unnamed, in the words of the source"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = SharedQuerySet["AgreementParty"].as_manager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["agreement_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["agreement", "order"], name="agreement_parties_in_order"),
            CheckConstraint(
                name="agreement_party_is_named_or_described",
                condition=(
                    Q(organization__isnull=False, unnamed="")
                    | (Q(organization=None) & ~Q(unnamed=""))
                ),
                violation_error_message=_("Name the organization or describe the party."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organization or self.unnamed)
