from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import by_change
from tripreports.core.models import SharedQuerySet, SharedRecord, in_language
from tripreports.core.validators import validate_record_exists
from tripreports.directory.models import Place
from tripreports.events.enums import Comparator
from tripreports.events.models.event import Event


class Figure(SharedRecord):
    """A number that a source states about something: value, comparator, unit, in its words."""

    states_about = "subject"

    subject_type = models.ForeignKey(
        ContentType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kind of subject"),
    )
    subject_key = models.CharField(_("key of the subject"), max_length=80, blank=True)
    # A trip or a contest may be the subject, and both lie above this app.
    subject = GenericForeignKey("subject_type", "subject_key")
    subject_text = models.CharField(_("subject in words"), max_length=120, blank=True)
    places = models.ManyToManyField(
        Place, blank=True, related_name="shared_figures", verbose_name=_("places compared")
    )
    metric_zh = models.CharField(_("metric in Chinese"), max_length=120)
    metric_en = models.CharField(_("metric in English"), max_length=120)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4, null=True, blank=True)
    comparator = models.CharField(_("comparator"), max_length=12, choices=Comparator)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    words = models.CharField(_("words of the source"), max_length=200)
    as_of = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures_stated",
        verbose_name=_("as of the event"),
    )

    objects = SharedQuerySet["Figure"].as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = [F("subject_type_id").asc(nulls_last=True), "subject_key", "key"]
        indexes = [
            Index(fields=["subject_type", "subject_key"], name="figure_subject"),
            by_change(),
        ]
        constraints = [
            CheckConstraint(
                name="figure_has_a_subject",
                condition=(
                    (Q(subject_type__isnull=False) & ~Q(subject_key=""))
                    | (Q(subject_type=None, subject_key="") & ~Q(subject_text=""))
                ),
                violation_error_message=_("Say what the figure is about."),
            ),
            CheckConstraint(
                name="figure_has_a_value_unless_in_words",
                condition=(
                    Q(comparator="qualitative", value=None)
                    | (~Q(comparator="qualitative") & Q(value__isnull=False))
                ),
                violation_error_message=_("Give a value, or say that it is in words only."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.metric}: {self.words}"

    def clean(self) -> None:
        if self.subject_type and self.subject_key:
            validate_record_exists(
                self.subject_type,
                self.subject_key,
                kind_field="subject_type",
                key_field="subject_key",
            )

    @property
    def metric(self) -> str:
        return in_language(self.metric_zh, self.metric_en)
