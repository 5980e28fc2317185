from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.constraints import by_change, has_a_name, not_its_own_parent, period_rules
from tripreports.core.models import (
    Alias,
    Named,
    Period,
    SharedQuerySet,
    SharedRecord,
    in_language,
)
from tripreports.core.rules import no_cycle
from tripreports.core.tree import validate_no_cycle
from tripreports.directory.enums import PlaceKind
from tripreports.directory.models import Organization, Place
from tripreports.events.enums import (
    Access,
    EventKind,
    EventTie,
    Mode,
    OrganizerRole,
    ParentLink,
)
from tripreports.events.models.series import EventSeries


class Event(SharedRecord, Named, Period):
    """A congress, committee, forum, expo, visit or courtesy call; a node of a tree."""

    is_open_ended = False

    abbreviation = models.CharField(_("abbreviation"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=30, choices=EventKind)
    series = models.ForeignKey(
        EventSeries,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name=_("series"),
    )
    edition = models.PositiveSmallIntegerField(_("edition"), null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=pgettext_lazy("event", "within"),
    )
    parent_link = models.CharField(
        _("relation to the event above"), max_length=15, choices=ParentLink, blank=True
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, default=Mode.IN_PERSON)
    access = models.CharField(_("access"), max_length=15, choices=Access, blank=True)
    body = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings_held",
        verbose_name=_("meeting of the body"),
    )
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("city"),
    )
    country = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events_in_country",
        limit_choices_to={"kind__in": PlaceKind.countries()},
        verbose_name=_("country"),
    )
    venue = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events_at_venue",
        verbose_name=_("venue"),
    )
    venue_text = models.CharField(_("venue in words"), max_length=200, blank=True)
    date_note = models.TextField(_("note on the date"), blank=True)
    organizer_note = models.TextField(_("note on the organizers"), blank=True)

    objects = SharedQuerySet["Event"].as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = [F("starts_on").asc(nulls_last=True), "order", "key"]
        indexes = [Index(fields=["kind"], name="event_kind"), by_change()]
        constraints = [
            has_a_name(),
            not_its_own_parent(),
            *period_rules(),
            CheckConstraint(
                name="event_link_needs_a_parent",
                condition=Q(parent=None, parent_link="")
                | (Q(parent__isnull=False) & ~Q(parent_link="")),
                violation_error_message=_("Say how the event belongs to the one above it."),
            ),
        ]

    cross_row_rules = (no_cycle("events_event", "event_is_not_its_own_ancestor"),)

    def clean(self) -> None:
        validate_no_cycle(self)

    def get_absolute_url(self) -> str:
        return reverse("browse:event-detail", args=[self.key])


class EventAlias(SharedRecord, Alias):
    """Another way in which a source writes the name of an event."""

    states_about = "event"
    part_of = ("event",)

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="aliases", verbose_name=_("event")
    )

    objects = SharedQuerySet["EventAlias"].as_manager()

    class Meta:
        verbose_name = _("event alias")
        verbose_name_plural = _("event aliases")
        ordering = ["event_id", "text", "key"]
        constraints = [
            UniqueConstraint(fields=["event", "text"], name="event_alias_is_given_once"),
        ]


class EventTheme(SharedRecord):
    """A theme or motto of an event, as printed; a second reading stands beside the first."""

    states_about = "event"
    part_of = ("event",)

    event = models.ForeignKey(Event, models.CASCADE, related_name="themes", verbose_name=_("event"))
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    text_zh = models.CharField(_("theme in Chinese"), max_length=300, blank=True)
    text_en = models.CharField(_("theme in English"), max_length=300, blank=True)
    other_reading_zh = models.CharField(
        _("other reading in Chinese"),
        max_length=300,
        blank=True,
        help_text=_("Where the source prints the same theme in two ways."),
    )

    objects = SharedQuerySet["EventTheme"].as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["event_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["event", "order"], name="event_themes_are_in_order"),
            CheckConstraint(
                name="event_theme_has_words",
                condition=~Q(text_zh="") | ~Q(text_en=""),
                violation_error_message=_("Give the theme in Chinese or in English."),
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.text_zh, self.text_en)


class Organizer(SharedRecord):
    """An organization that holds an event, and in which role."""

    states_about = "event"
    part_of = ("event", "organization")

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="organizers", verbose_name=_("event")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="events_organized",
        verbose_name=_("organization"),
    )
    role = models.CharField(_("role"), max_length=20, choices=OrganizerRole)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    objects = SharedQuerySet["Organizer"].as_manager()

    class Meta:
        verbose_name = _("organizer")
        verbose_name_plural = _("organizers")
        ordering = ["event_id", "order", "key"]
        constraints = [
            UniqueConstraint(fields=["event", "order"], name="event_organizers_are_in_order"),
            UniqueConstraint(
                fields=["event", "organization", "role"], name="event_organizer_is_named_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} ({self.get_role_display()})"


class EventRelation(SharedRecord):
    """A tie between two events that is not one of parent and child."""

    states_about = "event"
    part_of = ("event",)

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="relations", verbose_name=_("event")
    )
    tie = models.CharField(_("tie"), max_length=12, choices=EventTie)
    other = models.ForeignKey(
        Event, models.PROTECT, related_name="relations_from", verbose_name=_("other event")
    )

    objects = SharedQuerySet["EventRelation"].as_manager()

    class Meta:
        verbose_name = _("relation of events")
        verbose_name_plural = _("relations of events")
        ordering = ["event_id", "tie", "key"]
        constraints = [
            UniqueConstraint(fields=["event", "tie", "other"], name="event_tie_is_given_once"),
            CheckConstraint(
                name="event_relation_is_with_another_event",
                condition=~Q(event=models.F("other")),
                violation_error_message=_("An event is not related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.get_tie_display()} {self.other}"
