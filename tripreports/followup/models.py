"""What stays of a trip: what was learned, advised, promised, and who was invited."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import by_change, exactly_one
from tripreports.core.models import in_language
from tripreports.directory.models import Official, Organization, Place
from tripreports.events.models import AdoptedDocument, Award, Event
from tripreports.followup.enums import (
    CommitmentSide,
    Direction,
    Progress,
    Response,
    Strength,
)
from tripreports.trips.models import Trip, TripRecord, TripRecordQuerySet


class Observation(TripRecord):
    """What the travellers learned, and to what at home it applies."""

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="observations", verbose_name=_("trip")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    number = models.CharField(_("number as printed"), max_length=10, blank=True)
    title = models.CharField(_("title"), max_length=200)
    lesson = models.TextField(_("lesson"), blank=True)
    applies_to = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lessons",
        verbose_name=_("applies to"),
    )
    organizations = models.ManyToManyField(
        Organization, blank=True, related_name="observations", verbose_name=_("about")
    )
    countries = models.ManyToManyField(
        Place, blank=True, related_name="observations", verbose_name=_("countries")
    )
    events = models.ManyToManyField(
        Event, blank=True, related_name="observations", verbose_name=_("events")
    )
    award = models.ForeignKey(
        Award,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="observations",
        verbose_name=_("award"),
    )

    objects = TripRecordQuerySet["Observation"].as_manager()

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["trip_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            UniqueConstraint(fields=["trip", "order"], name="observations_are_in_order"),
        ]

    def __str__(self) -> str:
        return self.title


class Recommendation(TripRecord):
    """What should be done, by whom, by when, and what became of it."""

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="recommendations", verbose_name=_("trip")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    number = models.CharField(_("number as printed"), max_length=10, blank=True)
    title = models.CharField(_("title"), max_length=200)
    action = models.TextField(_("action"), blank=True)
    responsible = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations_to_carry_out",
        verbose_name=_("by whom"),
    )
    due_on = models.DateField(_("by when"), null=True, blank=True)
    progress = models.CharField(
        _("progress"), max_length=12, choices=Progress, default=Progress.OPEN
    )
    officials = models.ManyToManyField(
        Official, blank=True, related_name="recommendations", verbose_name=_("people concerned")
    )
    organizations = models.ManyToManyField(
        Organization,
        blank=True,
        related_name="recommendations",
        verbose_name=_("organizations concerned"),
    )
    events = models.ManyToManyField(
        Event, blank=True, related_name="recommendations", verbose_name=_("events concerned")
    )

    objects = TripRecordQuerySet["Recommendation"].as_manager()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["trip_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            UniqueConstraint(fields=["trip", "order"], name="recommendations_are_in_order"),
        ]

    def __str__(self) -> str:
        return self.title


class Commitment(TripRecord):
    """What we, they, or both promised, in the words used."""

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="commitments", verbose_name=_("trip")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    title = models.CharField(_("title"), max_length=200)
    text_zh = models.TextField(_("words in Chinese"), blank=True)
    text_en = models.TextField(_("words in English"), blank=True)
    side = models.CharField(_("whose"), max_length=10, choices=CommitmentSide)
    made_by = models.ManyToManyField(
        Organization, related_name="commitments", verbose_name=_("made by")
    )
    spoken_by = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments_spoken",
        verbose_name=_("spoken by"),
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("made at"),
    )
    about_event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments_about_it",
        verbose_name=_("about the event"),
    )
    document = models.ForeignKey(
        AdoptedDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("document"),
    )
    is_binding = models.BooleanField(_("binding"), null=True, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    progress = models.CharField(
        _("progress"), max_length=12, choices=Progress, default=Progress.OPEN
    )

    objects = TripRecordQuerySet["Commitment"].as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["trip_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            UniqueConstraint(fields=["trip", "order"], name="commitments_are_in_order"),
            CheckConstraint(
                name="commitment_has_words",
                condition=~Q(text_zh="") | ~Q(text_en=""),
                violation_error_message=_("Give the words of the promise."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def text(self) -> str:
        return in_language(self.text_zh, self.text_en)


class Invitation(TripRecord):
    """Who invited whom to what; either side may be left unsaid by the source."""

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="invitations", verbose_name=_("trip")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction)
    strength = models.CharField(
        _("stated"), max_length=10, choices=Strength, default=Strength.EXPLICIT
    )
    from_organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_sent",
        verbose_name=_("inviting organization"),
    )
    from_official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_sent",
        verbose_name=_("inviting person"),
    )
    to_official = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_received",
        verbose_name=_("invited person"),
    )
    to_organizations = models.ManyToManyField(
        Organization,
        blank=True,
        related_name="invitations_received",
        verbose_name=_("invited organizations"),
    )
    to_text = models.CharField(_("invited, in words"), max_length=120, blank=True)
    relayed_by = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_relayed",
        verbose_name=_("relayed by"),
    )
    event = models.ForeignKey(
        Event, models.PROTECT, related_name="invitations", verbose_name=_("to the event")
    )
    given_at = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_given",
        verbose_name=_("given at"),
    )
    response = models.CharField(_("response"), max_length=10, choices=Response, blank=True)

    objects = TripRecordQuerySet["Invitation"].as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["trip_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            UniqueConstraint(fields=["trip", "order"], name="invitations_are_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_direction_display()}: {self.event}"


class ProgressNote(TripRecord):
    """What happened to a recommendation or a commitment, and when."""

    comes_afterwards = True
    part_of = ("recommendation", "commitment")

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="progress_notes", verbose_name=_("trip")
    )
    recommendation = models.ForeignKey(
        Recommendation,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="progress_notes",
        verbose_name=_("recommendation"),
    )
    commitment = models.ForeignKey(
        Commitment,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="progress_notes",
        verbose_name=_("commitment"),
    )
    noted_on = models.DateField(_("noted on"))
    progress = models.CharField(_("progress"), max_length=12, choices=Progress)
    text = models.TextField(_("text"))

    objects = TripRecordQuerySet["ProgressNote"].as_manager()

    class Meta:
        verbose_name = _("progress note")
        verbose_name_plural = _("progress notes")
        ordering = ["-noted_on", "key"]
        indexes = [by_change()]
        constraints = [
            exactly_one(
                "recommendation",
                "commitment",
                _("A note is about either a recommendation or a commitment."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noted_on}: {self.text[:60]}"

    @property
    def about(self) -> Recommendation | Commitment | None:
        return self.recommendation or self.commitment
