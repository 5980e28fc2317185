import datetime as dt
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tripreports.core.constraints import by_change, has_a_title
from tripreports.core.models import Record, RecordQuerySet, in_language
from tripreports.core.visibility import sees_drafts
from tripreports.directory.models import Official, Organization, Place
from tripreports.trips.enums import Category, Step, TripState

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class TripQuerySet(RecordQuerySet["Trip"]):
    def published(self) -> Self:
        return self.filter(state=TripState.PUBLISHED)

    def withdrawn(self) -> Self:
        """Those that the public could read once, and whose withdrawal it is told of.

        A reopened one is among them until it is published again.
        """
        once_public = self.filter(published_at__isnull=False).exclude(withdrawal_reason="")
        return once_public.exclude(state=TripState.PUBLISHED)

    def visible_to(self, user: "Reader | None") -> Self:
        return self if sees_drafts(user) else self.published()


class Trip(Record):
    """One official journey abroad, with the sheet of its report."""

    title_zh = models.CharField(_("title in Chinese"), max_length=300, blank=True)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    form_title = models.CharField(_("title of the form"), max_length=120, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=TripState, default=TripState.DRAFT, editable=False
    )
    report_class = models.CharField(
        _("class of the report"), max_length=20, choices=Category, blank=True
    )
    has_attachments = models.BooleanField(_("has attachments"), default=False)
    government = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="trips_of_government",
        verbose_name=_("government"),
    )
    agency = models.ForeignKey(
        Organization, models.PROTECT, related_name="trips", verbose_name=_("agency in charge")
    )
    contact = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="trips_answered_for",
        verbose_name=_("contact person"),
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    phone_extension = models.CharField(_("extension"), max_length=10, blank=True)
    represented = models.ForeignKey(
        Official,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="trips_represented_at",
        verbose_name=_("on behalf of"),
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    regions = models.ManyToManyField(
        Place, blank=True, related_name="trips", verbose_name=_("countries visited")
    )
    report_on = models.DateField(
        _("report date"),
        null=True,
        blank=True,
        help_text=_("The day on which the head of the first-level agency approved it."),
    )
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(
        _("reason of the withdrawal"),
        blank=True,
        editable=False,
        help_text=_("Shown publicly at the address of the report."),
    )
    has_no_recommendations = models.BooleanField(
        _("makes no recommendation"),
        default=False,
        editable=False,
        help_text=_("The report says 無 where advice is asked for."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,  # the trip stays when an account goes
        null=True,
        blank=True,
        editable=False,
        related_name="trips_entered",
        verbose_name=_("entered by"),
    )

    objects = TripQuerySet.as_manager()

    class Meta:
        verbose_name = _("trip")
        verbose_name_plural = _("trips")
        ordering = ["-starts_on", "key"]
        permissions = [
            ("submit_trip", _("Can submit a report for review")),
            ("review_trip", _("Can return and approve a report")),
            ("publish_trip", _("Can publish, withdraw and amend a report")),
        ]
        indexes = [
            Index(fields=["state", "-starts_on"], name="trip_state_newest"),
            # Whether a trip is public is asked for each of its records, without reading the trip.
            Index(fields=["state", "key"], name="trip_state_key"),
            by_change(),
        ]
        constraints = [
            has_a_title(_("Name the trip in Chinese or in English.")),
            CheckConstraint(
                name="trip_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("A trip cannot end before it starts."),
            ),
            CheckConstraint(
                name="trip_is_reported_after_it_starts",
                condition=Q(report_on=None) | Q(report_on__gte=F("starts_on")),
                violation_error_message=_("The report date lies before the trip."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def shows(cls, row: str) -> str:
        return f"{row}.state = '{TripState.PUBLISHED}'"

    def get_absolute_url(self) -> str:
        return reverse("browse:trip-detail", args=[self.key])

    def is_visible_to(self, user: "Reader | None") -> bool:
        return self.state == TripState.PUBLISHED or sees_drafts(user)

    def trip_key(self) -> str:
        return self.key

    def is_being_amended(self) -> bool:
        return self.amendments.open().exists()

    def is_open_to_changes(self) -> bool:
        """Drafts are, and published reports while an amendment of them is announced."""
        if self.state == TripState.PUBLISHED:
            return self.is_being_amended()
        return self.state == TripState.DRAFT

    def withdrawn_on(self) -> dt.date | None:
        """The day of the last withdrawal, as far as the log knows it."""
        steps = self.state_changes.filter(verb=Step.WITHDRAW)
        at = steps.values_list("at", flat=True).first()
        return timezone.localdate(at) if at else None

    @property
    def title(self) -> str:
        return in_language(self.title_zh, self.title_en)

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1
