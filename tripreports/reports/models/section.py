from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.constraints import by_change, not_its_own_parent
from tripreports.core.rules import CrossRowRule, no_cycle
from tripreports.core.tree import validate_no_cycle
from tripreports.events.models import Event
from tripreports.reports.enums import ParagraphKind, SectionKind
from tripreports.reports.validators import validate_quotes_stand
from tripreports.trips.models import Trip, TripRecord, TripRecordQuerySet
from tripreports.trips.validators import validate_same_trip


class Section(TripRecord):
    """A node of the report's outline, with its heading to the letter.

    In reading order: sections by `order`; inside one, paragraphs and photos by `position`; the
    sections below it after that.
    """

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="sections", verbose_name=_("trip"))
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=pgettext_lazy("section", "within"),
    )
    order = models.PositiveSmallIntegerField(_("order"))
    level = models.PositiveSmallIntegerField(_("level"))
    kind = models.CharField(_("kind"), max_length=20, choices=SectionKind)
    heading = models.CharField(
        _("heading"), max_length=300, help_text=_("The whole line, as printed.")
    )
    label = models.CharField(_("number"), max_length=10, blank=True)
    title = models.CharField(_("title"), max_length=300)
    events = models.ManyToManyField(
        Event, blank=True, related_name="sections", verbose_name=_("events reported on")
    )

    objects = TripRecordQuerySet["Section"].as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["trip_id", "order", "key"]
        indexes = [by_change()]
        constraints = [
            not_its_own_parent(),
            UniqueConstraint(fields=["trip", "order"], name="sections_are_in_order"),
        ]

    cross_row_rules = (
        no_cycle("reports_section", "section_is_not_its_own_ancestor"),
        CrossRowRule(
            name="section_lies_in_the_same_report",
            violated=(
                "EXISTS (SELECT 1 FROM reports_section p"
                " WHERE p.key = NEW.parent_id AND p.trip_id <> NEW.trip_id)"
            ),
            message="the section above belongs to another trip",
        ),
    )

    def __str__(self) -> str:
        return self.heading

    def clean(self) -> None:
        validate_no_cycle(self)
        if self.parent:
            validate_same_trip(self.parent.trip_id, self.trip_id, field="parent")
        if self._state.adding:  # nobody quotes what is new
            return
        quotes = self.citations_of_heading.values_list("quote", flat=True)
        validate_quotes_stand(quotes, text=self.heading, field="heading")


class Paragraph(TripRecord):
    """A paragraph, list item or table row of the report, to the letter.

    The cells of a table row are parted by tabs. Text that a page break had cut is joined;
    `page_breaks` holds the offsets of the joints.
    """

    trip_path = "section__trip"
    part_of = ("section",)

    section = models.ForeignKey(
        Section, models.CASCADE, related_name="paragraphs", verbose_name=_("section")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(
        _("kind"), max_length=12, choices=ParagraphKind, default=ParagraphKind.PARAGRAPH
    )
    text = models.TextField(_("text"))
    page_breaks = models.JSONField(_("page breaks"), default=list, blank=True)

    objects = TripRecordQuerySet["Paragraph"].as_manager()

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering = ["section_id", "position", "key"]
        constraints = [
            UniqueConstraint(fields=["section", "position"], name="paragraphs_are_in_order"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    def clean(self) -> None:
        if self._state.adding:  # nobody quotes what is new
            return
        quotes = self.citations_of_text.values_list("quote", flat=True)
        validate_quotes_stand(quotes, text=self.text, field="text")

    @property
    def cells(self) -> list[str]:
        return self.text.split("\t")
