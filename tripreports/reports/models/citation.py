from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.constraints import by_change
from tripreports.core.rules import CrossRowRule
from tripreports.core.validators import validate_record_exists
from tripreports.reports.enums import Confidence, DiscrepancyKind
from tripreports.reports.models.photo import Photo
from tripreports.reports.models.section import Paragraph, Section
from tripreports.reports.validators import validate_quote
from tripreports.trips.models import Trip, TripRecord, TripRecordQuerySet
from tripreports.trips.validators import validate_same_trip

_SOURCES = ("section", "paragraph", "photo")


def _exactly_one_source() -> Q:
    condition = Q()
    for chosen in _SOURCES:
        condition |= Q(**{f"{source}__isnull": source != chosen for source in _SOURCES})
    return condition


class Citation(TripRecord):
    """The exact words of a report that prove a record.

    The words stand in the heading of a section, in a paragraph, or in the caption of a photo.
    """

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="citations", verbose_name=_("trip"))
    record_type = models.ForeignKey(
        ContentType, models.PROTECT, related_name="+", verbose_name=_("kind of record")
    )
    record_key = models.CharField(_("key of the record"), max_length=80)
    record = GenericForeignKey("record_type", "record_key")
    section = models.ForeignKey(
        Section,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="citations_of_heading",
        verbose_name=_("heading of the section"),
    )
    paragraph = models.ForeignKey(
        Paragraph,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="citations_of_text",
        verbose_name=_("paragraph"),
    )
    photo = models.ForeignKey(
        Photo,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="citations_of_caption",
        verbose_name=_("caption of the photo"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    quote = models.TextField(_("quote"))

    objects = TripRecordQuerySet["Citation"].as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["record_type_id", "record_key", "order", "key"]
        indexes = [Index(fields=["record_type", "record_key"], name="citation_record"), by_change()]
        constraints = [
            CheckConstraint(
                name="citation_has_one_source",
                condition=_exactly_one_source(),
                violation_error_message=_("Cite one source: a heading, a paragraph or a caption."),
            ),
            CheckConstraint(
                name="citation_has_a_quote",
                condition=~Q(quote=""),
                violation_error_message=_("Give the words that prove the record."),
            ),
        ]

    cross_row_rules = (
        CrossRowRule(
            name="citation_quote_is_in_its_source",
            violated=(
                "NOT EXISTS (SELECT 1 FROM reports_section s WHERE s.key = NEW.section_id"
                " AND s.trip_id = NEW.trip_id AND {find}(s.heading, NEW.quote) > 0)"
                " AND NOT EXISTS (SELECT 1 FROM reports_paragraph p"
                " JOIN reports_section s ON s.key = p.section_id WHERE p.key = NEW.paragraph_id"
                " AND s.trip_id = NEW.trip_id AND {find}(p.text, NEW.quote) > 0)"
                " AND NOT EXISTS (SELECT 1 FROM reports_photo f WHERE f.key = NEW.photo_id"
                " AND f.trip_id = NEW.trip_id AND {find}(f.caption, NEW.quote) > 0)"
            ),
            message="the quoted words do not stand in the heading, paragraph or caption cited",
        ),
    )

    def __str__(self) -> str:
        return f"「{self.quote}」"

    def clean(self) -> None:
        validate_quote(self.quote, self.source_text)
        if self.source_trip_id:
            validate_same_trip(self.source_trip_id, self.trip_id, field="trip")
        if self.record_type_id:
            validate_record_exists(
                self.record_type,
                self.record_key,
                kind_field="record_type",
                key_field="record_key",
            )

    @property
    def source_text(self) -> str:
        if self.paragraph:
            return self.paragraph.text
        if self.photo:
            return self.photo.caption
        return self.section.heading if self.section else ""

    @property
    def source_trip_id(self) -> str:
        """The trip in whose report the words stand."""
        section = self.paragraph.section if self.paragraph else self.section
        source = section or self.photo
        return source.trip_id if source else ""

    @property
    def anchor(self) -> str:
        """The fragment of the trip page at which the words stand."""
        return f"#{self.paragraph_id or self.photo_id or self.section_id}"


class Discrepancy(TripRecord):
    """Where a report disagrees with itself; its citations are the readings."""

    trip = models.ForeignKey(
        Trip, models.CASCADE, related_name="discrepancies", verbose_name=_("trip")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    kind = models.CharField(_("kind"), max_length=12, choices=DiscrepancyKind)
    topic = models.TextField(pgettext_lazy("discrepancy", "topic"))
    taken_as = models.TextField(_("taken as"), blank=True)
    handling = models.TextField(_("handling"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence)

    objects = TripRecordQuerySet["Discrepancy"].as_manager()

    class Meta:
        verbose_name = _("discrepancy")
        verbose_name_plural = _("discrepancies")
        ordering = ["trip_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            models.UniqueConstraint(fields=["trip", "order"], name="discrepancies_in_order"),
        ]

    def __str__(self) -> str:
        return self.topic
