"""The admin of appearances, awards and figures."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.admin import RecordAdmin
from tripreports.events.models import Appearance, Award, Figure


@admin.register(Appearance)
class AppearanceAdmin(RecordAdmin):
    list_display = ("actor", "kind", "title", "event", "is_public")
    list_filter = ("kind", "event", "official", "organization", "is_public", "is_derived")
    list_select_related = ("event", "official", "organization")
    search_fields = (
        "title_zh",
        "title_en",
        "unnamed",
        "official__name_zh",
        "official__name_en",
        "official__aliases__text",
        "organization__name_zh",
        "organization__name_en",
        "event__name_zh",
        "event__name_en",
        "key",
    )
    ordering = ("event__starts_on", "event_id", "order", "key")
    fieldsets = [
        (_("At the event"), {"fields": [("event", "order"), "kind"]}),
        (
            _("Who"),
            {
                "fields": [
                    ("official", "organization", "unnamed"),
                    ("on_behalf_of", "jointly_with"),
                ],
                "description": _(
                    "A person, or an organization, or the words for somebody unnamed."
                ),
            },
        ),
        (_("What"), {"fields": [("title_zh", "title_en"), "topic"]}),
    ]

    @admin.display(description=_("who"))
    def actor(self, appearance: Appearance) -> str:
        return appearance.actor

    @admin.display(description=pgettext_lazy("speech", "title"))
    def title(self, appearance: Appearance) -> str:
        return appearance.title


@admin.register(Award)
class AwardAdmin(RecordAdmin):
    list_display = ("name", "other_name", "official", "organization", "is_public")
    list_filter = ("official", "organization", "is_public", "is_derived")
    list_select_related = ("official", "organization")
    search_fields = (
        "name_zh",
        "name_en",
        "official__name_zh",
        "official__name_en",
        "organization__name_zh",
        "organization__name_en",
        "key",
    )
    ordering = ("name_zh", "name_en", "key")
    fieldsets = [
        (_("Award"), {"fields": [("name_zh", "name_en"), "achievement"]}),
        (_("Who was honoured"), {"fields": [("official", "organization")]}),
    ]


@admin.register(Figure)
class FigureAdmin(RecordAdmin):
    list_display = ("metric", "words", "value", "unit", "subject_type", "subject_key", "is_public")
    list_filter = ("comparator", "as_of", "is_public", "is_derived")
    list_select_related = ("subject_type", "as_of")
    search_fields = (
        "metric_zh",
        "metric_en",
        "words",
        "subject_text",
        "subject_key",
        "unit",
        "key",
    )
    ordering = ("metric_zh", "key")
    fieldsets = [
        (
            _("About what"),
            {
                "fields": [("subject_type", "subject_key"), "subject_text", "places"],
                "description": _("A record of the archive, by its kind and key, or words alone."),
            },
        ),
        (
            _("The figure"),
            {
                "fields": [
                    ("metric_zh", "metric_en"),
                    ("comparator", "value", "unit"),
                    "words",
                    "as_of",
                ]
            },
        ),
    ]

    @admin.display(description=_("metric"))
    def metric(self, figure: Figure) -> str:
        return figure.metric
