"""The admin of deadlines: the rules of governments, who follows which, and days off."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from tripreports.core.admin.history import HistoryMixin
from tripreports.core.admin.rows import RelationsMixin
from tripreports.core.admin.safety import SafetyMixin
from tripreports.core.forms.versions import ReadVersionForm
from tripreports.trips.deadlines.archive import rules_of_row
from tripreports.trips.deadlines.words import rules_in_words
from tripreports.trips.models import AgencyDeadlines, ClosedDay, DeadlineRules


class DeskAdmin(SafetyMixin, HistoryMixin, RelationsMixin, ModelAdmin):
    """The admin of what the desk itself works with, in the dress of records."""

    form = ReadVersionForm
    compressed_fields = False
    list_filter_submit = True
    list_fullwidth = True
    list_per_page = 50
    show_full_result_count = False
    warn_unsaved_form = True


@admin.register(DeadlineRules)
class DeadlineRulesAdmin(DeskAdmin):
    list_display = ("name", "in_words", "is_default")
    list_filter = ("is_default", "counted_from", "met_by")
    search_fields = ("name_zh", "name_en", "code")
    ordering = ("code",)
    fieldsets = [
        (_("Whose rules"), {"fields": [("name_zh", "name_en"), ("code", "is_default")]}),
        (
            _("Report"),
            {
                "fields": [
                    ("report_months", "counted_from", "met_by"),
                    ("starts_on_working_day", "ends_on_working_day"),
                ]
            },
        ),
        (
            _("Where the head of the government leads"),
            {"fields": [("head_months", "head_duty"), "head_titles"]},
        ),
        (_("Review"), {"fields": [("review_days", "revise_days")]}),
        (_("Source"), {"fields": ["source"]}),
    ]

    def get_readonly_fields(self, _request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Agencies refer to the rules by their code.
        return ("code", "in_words") if obj else ()

    def get_fieldsets(self, _request: HttpRequest, obj: Any = None) -> list[Any]:
        own = list(self.fieldsets)
        return [*own, (_("As the desk tells it"), {"fields": ["in_words"]})] if obj else own

    @admin.display(description=_("name"), ordering="name_zh")
    def name(self, rules: DeadlineRules) -> str:
        return rules.name

    @admin.display(description=_("in words"))
    def in_words(self, rules: DeadlineRules) -> SafeString:
        lines = rules_in_words(rules_of_row(rules))
        return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines))


@admin.register(AgencyDeadlines)
class AgencyDeadlinesAdmin(DeskAdmin):
    list_display = ("agency", "rules")
    list_filter = ("rules",)
    list_select_related = ("agency", "rules")
    search_fields = (
        "agency__name_zh",
        "agency__name_en",
        "agency__aliases__text",
        "rules__name_zh",
        "rules__name_en",
    )
    ordering = ("agency__name_zh", "agency_id")
    fieldsets = [
        (
            None,
            {
                "fields": [("agency", "rules")],
                "description": _("The agencies below it follow the same rules."),
            },
        )
    ]


@admin.register(ClosedDay)
class ClosedDayAdmin(DeskAdmin):
    list_display = ("on", "name", "is_working_day")
    list_filter = ("is_working_day",)
    search_fields = ("name",)
    date_hierarchy = "on"
    ordering = ("-on",)
    fieldsets = [
        (
            None,
            {
                "fields": [("on", "name"), "is_working_day"],
                "description": _("Weekends and the public holidays of Taiwan are known already."),
            },
        )
    ]
