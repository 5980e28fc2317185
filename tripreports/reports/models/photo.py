from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import by_change
from tripreports.core.models import in_language
from tripreports.directory.models import Official
from tripreports.events.models import Event
from tripreports.reports.fields import PictureField, picture_name
from tripreports.reports.models.section import Section
from tripreports.reports.validators import validate_photo, validate_quotes_stand
from tripreports.trips.models import Encounter, Trip, TripRecord, TripRecordQuerySet


class Photo(TripRecord):
    """A picture of the report with its caption; the file itself may be missing."""

    counted_apart = ((_("whose file is in the source"), ~Q(image="")),)

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="photos", verbose_name=_("trip"))
    section = models.ForeignKey(
        Section,
        models.RESTRICT,  # goes with its trip, and not with a section alone
        related_name="photos",
        verbose_name=_("section"),
    )
    position = models.PositiveSmallIntegerField(_("position in the section"))
    order = models.PositiveSmallIntegerField(_("number"))
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("event"),
    )
    encounters = models.ManyToManyField(
        Encounter, blank=True, related_name="photos", verbose_name=_("encounters shown")
    )
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("To the letter, line breaks included.")
    )
    image = PictureField(
        _("image"), upload_to=picture_name, blank=True, validators=[validate_photo]
    )
    alternative_text_zh = models.TextField(
        _("alternative text in Chinese"),
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    alternative_text_en = models.TextField(_("alternative text in English"), blank=True)
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Says nothing that the text does not say; screen readers pass over it."),
    )

    objects = TripRecordQuerySet["Photo"].as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["trip_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            CheckConstraint(
                name="photo_has_a_caption_or_a_file",
                condition=~Q(caption="") | ~Q(image=""),
                violation_error_message=_("Give a caption, or a file, or both."),
            ),
            CheckConstraint(
                name="photo_file_lies_among_the_uploads",
                condition=~(
                    Q(image__startswith="/")
                    | Q(image__startswith="../")
                    | Q(image__contains="/../")
                ),
            ),
            CheckConstraint(
                name="photo_is_described_or_decorative",
                condition=Q(is_decorative=False)
                | Q(alternative_text_zh="", alternative_text_en=""),
                violation_error_message=_(
                    "A decorative picture has no alternative text: take one of the two away."
                ),
            ),
            UniqueConstraint(fields=["trip", "order"], name="photos_are_in_order"),
            UniqueConstraint(fields=["section", "position"], name="photos_have_their_place"),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.caption}"

    def clean(self) -> None:
        if self._state.adding:  # nobody quotes what is new
            return
        quotes = self.citations_of_caption.values_list("quote", flat=True)
        validate_quotes_stand(quotes, text=self.caption, field="caption")

    @property
    def alternative_text(self) -> str:
        return in_language(self.alternative_text_zh, self.alternative_text_en)

    @property
    def needs_alternative_text(self) -> bool:
        """A picture that is there, and that nothing is said of to those who cannot see it."""
        return bool(self.image) and not (self.is_decorative or self.alternative_text)


class PhotoPerson(TripRecord):
    """A person whom a caption names, and where in the picture."""

    trip_path = "photo__trip"
    part_of = ("photo", "official")

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="people", verbose_name=_("photo"))
    official = models.ForeignKey(
        Official, models.PROTECT, related_name="photo_mentions", verbose_name=_("person")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    position = models.CharField(_("place in the picture"), max_length=20, blank=True)
    is_name_only = models.BooleanField(
        _("name only"),
        default=False,
        help_text=_("The picture shows the name on a screen, not the person."),
    )

    objects = TripRecordQuerySet["PhotoPerson"].as_manager()

    class Meta:
        verbose_name = _("person in a photo")
        verbose_name_plural = _("people in photos")
        ordering = ["photo_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["photo", "official"], name="person_is_in_a_photo_once"),
            UniqueConstraint(fields=["photo", "order"], name="people_in_a_photo_are_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.official} {self.position}".strip()
