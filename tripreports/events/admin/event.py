"""The admin of events and of the series that they belong to."""

from collections.abc import Collection, Mapping

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import (
    PERIOD,
    AliasAdmin,
    AliasRows,
    DraggedRows,
    RecordAdmin,
    StackedRows,
    TableRows,
)
from tripreports.core.admin.tables import TablesMixin
from tripreports.events.models import (
    Appearance,
    Event,
    EventAlias,
    EventRelation,
    EventSeries,
    EventSeriesAlias,
    EventTheme,
    Feature,
    Organizer,
    Outcome,
    SeriesOrganizer,
)
from tripreports.events.resources import EventResource

admin.site.register([EventAlias, EventSeriesAlias], AliasAdmin)


class EventAliasRows(AliasRows):
    model = EventAlias


class EventSeriesAliasRows(AliasRows):
    model = EventSeriesAlias


class ThemeRows(DraggedRows):
    model = EventTheme
    fields = ("text_zh", "text_en", "other_reading_zh", "order")


class OrganizerRows(DraggedRows):
    model = Organizer
    fields = ("organization", "role", "order")


class AppearanceRows(StackedRows):
    model = Appearance
    fields = (
        ("order", "kind"),
        ("official", "organization", "unnamed"),
        ("on_behalf_of", "jointly_with"),
        ("title_zh", "title_en"),
    )


class FeatureRows(DraggedRows):
    model = Feature
    fields = ("name_zh", "name_en", "kind", "order")


class OutcomeRows(StackedRows):
    model = Outcome
    fields = (("order", "kind"), "text", "document")


class RelationRows(TableRows):
    model = EventRelation
    fk_name = "event"
    fields = ("tie", "other")


class SeriesOrganizerRows(StackedRows):
    model = SeriesOrganizer
    fields = (
        ("order", "organization", "role"),
        ("starts_on", "ends_on"),
    )


@admin.register(Event)
class EventAdmin(TablesMixin, RecordAdmin):
    resource = EventResource
    list_display = ("name", "other_name", "kind", "period", "place", "parent", "is_public")
    list_filter = (
        "kind",
        "mode",
        "access",
        "parent_link",
        "series",
        "country",
        "is_public",
        "is_derived",
    )
    list_select_related = ("place", "parent")
    search_fields = ("name_zh", "name_en", "abbreviation", "aliases__text", "key")
    date_hierarchy = "starts_on"
    ordering = (F("starts_on").desc(nulls_last=True), "order", "key")
    fieldsets = [
        (
            _("Name"),
            {"fields": [("name_zh", "name_en"), ("abbreviation", "kind"), ("series", "edition")]},
        ),
        (_("In the tree of events"), {"fields": [("parent", "parent_link"), "order"]}),
        (
            _("When"),
            {
                "fields": [
                    ("starts_on", "ends_on"),
                    "date_note",
                ]
            },
        ),
        (
            _("Where and how"),
            {"fields": [("place", "country"), ("venue", "venue_text"), ("mode", "access")]},
        ),
        (_("Who holds it"), {"fields": ["body", "organizer_note"]}),
    ]
    inlines = [
        ThemeRows,
        OrganizerRows,
        AppearanceRows,
        FeatureRows,
        OutcomeRows,
        RelationRows,
        EventAliasRows,
    ]

    def describe(self, records: Collection[Event]) -> Mapping[str, str]:
        """When and where: congresses of one series have one name."""
        return {
            event.pk: " · ".join(filter(None, (event.period, str(event.place or ""))))
            for event in records
        }


@admin.register(EventSeries)
class EventSeriesAdmin(RecordAdmin):
    list_display = ("name", "other_name", "organization", "frequency_zh", "period", "is_public")
    list_filter = ("organization", "is_public", "is_derived")
    list_select_related = ("organization",)
    search_fields = ("name_zh", "name_en", "aliases__text", "key")
    ordering = ("name_zh", "name_en", "key")
    fieldsets = [
        (_("Name"), {"fields": [("name_zh", "name_en"), "organization"]}),
        (_("How often"), {"fields": [("frequency_zh", "frequency_en"), "months_between"]}),
        PERIOD,
    ]
    inlines = [SeriesOrganizerRows, EventSeriesAliasRows]


class PartAdmin(RecordAdmin):
    """A part of an event that is entered on the event's page, as a list of its own."""

    is_listed = False
    list_display: tuple[str, ...] = ("__str__", "event")
    list_filter: tuple[str, ...] = ("event", "is_public", "is_derived")
    list_select_related: tuple[str, ...] = ("event",)
    search_fields: tuple[str, ...] = (
        "event__name_zh",
        "event__name_en",
        "event__aliases__text",
        "key",
    )
    ordering = ("event__name_zh", "key")


@admin.register(EventTheme)
class EventThemeAdmin(PartAdmin):
    search_fields = ("text_zh", "text_en", "other_reading_zh", *PartAdmin.search_fields)
    fieldsets = [
        (_("Theme"), {"fields": [("event", "order"), ("text_zh", "text_en"), "other_reading_zh"]})
    ]


@admin.register(Organizer)
class OrganizerAdmin(PartAdmin):
    list_display = ("organization", "role", "event")
    list_filter = ("role", *PartAdmin.list_filter)
    list_select_related = ("event", "organization")
    search_fields = (
        "organization__name_zh",
        "organization__name_en",
        "organization__aliases__text",
        *PartAdmin.search_fields,
    )
    fieldsets = [(_("Organizer"), {"fields": [("event", "order"), ("organization", "role")]})]


@admin.register(EventRelation)
class EventRelationAdmin(PartAdmin):
    list_display = ("event", "tie", "other")
    list_filter = ("tie", *PartAdmin.list_filter)
    list_select_related = ("event", "other")
    search_fields = ("other__name_zh", "other__name_en", *PartAdmin.search_fields)
    fieldsets = [(_("Relation"), {"fields": ["event", "tie", "other"]})]


@admin.register(Feature)
class FeatureAdmin(PartAdmin):
    list_display = ("name", "other_name", "kind", "event")
    list_filter = ("kind", *PartAdmin.list_filter)
    search_fields = ("name_zh", "name_en", *PartAdmin.search_fields)
    fieldsets = [
        (_("Feature"), {"fields": [("event", "order"), ("name_zh", "name_en"), "kind"]}),
    ]


@admin.register(Outcome)
class OutcomeAdmin(PartAdmin):
    list_display = ("text", "kind", "event", "document")
    list_filter = ("kind", *PartAdmin.list_filter)
    list_select_related = ("event", "document")
    search_fields = ("text", *PartAdmin.search_fields)
    fieldsets = [(_("Outcome"), {"fields": [("event", "order"), "kind", "text", "document"]})]


@admin.register(SeriesOrganizer)
class SeriesOrganizerAdmin(RecordAdmin):
    is_listed = False
    list_display = ("series", "organization", "role", "period")
    list_filter = ("role", "series", "is_public", "is_derived")
    list_select_related = ("series", "organization")
    search_fields = (
        "series__name_zh",
        "series__name_en",
        "organization__name_zh",
        "organization__name_en",
        "key",
    )
    ordering = ("series__name_zh", "order", "key")
    fieldsets = [
        (_("Organizer"), {"fields": [("series", "order"), ("organization", "role")]}),
        PERIOD,
    ]
