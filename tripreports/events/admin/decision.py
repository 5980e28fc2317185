"""The admin of what events decide, adopt and sign."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tripreports.core.admin import (
    PERIOD,
    AliasAdmin,
    AliasRows,
    RecordAdmin,
    StackedRows,
    TableRows,
)
from tripreports.events.models import (
    AdoptedDocument,
    Agreement,
    AgreementParty,
    Appointment,
    DocumentAlias,
    Resolution,
)

admin.site.register(DocumentAlias, AliasAdmin)


class DocumentAliasRows(AliasRows):
    model = DocumentAlias


class PartyRows(TableRows):
    model = AgreementParty
    fields = ("order", "organization", "unnamed")


class AppointmentRows(StackedRows):
    model = Appointment
    fields = (("post", "status"), "event")


@admin.register(AdoptedDocument)
class AdoptedDocumentAdmin(RecordAdmin):
    list_display = ("name", "other_name", "kind", "act", "event", "period", "is_public")
    list_filter = ("kind", "act", "event", "is_public", "is_derived")
    list_select_related = ("event",)
    search_fields = ("name_zh", "name_en", "aliases__text", "key")
    ordering = ("name_zh", "name_en", "key")
    fieldsets = [
        (_("Name"), {"fields": [("name_zh", "name_en"), "kind"]}),
        (_("What was done with it"), {"fields": [("event", "act"), "content"]}),
        PERIOD,
    ]
    inlines = [DocumentAliasRows]


@admin.register(Resolution)
class ResolutionAdmin(RecordAdmin):
    list_display = ("number", "text", "kind", "event", "organization", "is_public")
    list_display_links = ("number", "text")
    list_filter = ("kind", "event", "is_public", "is_derived")
    list_select_related = ("event", "organization")
    search_fields = ("text", "number", "organization__name_zh", "organization__name_en", "key")
    ordering = ("event_id", "order", "key")
    fieldsets = [
        (_("Resolution"), {"fields": [("event", "parent"), ("order", "number", "kind"), "text"]}),
        (
            _("What it is about"),
            {"fields": [("organization", "document"), ("hosted_event", "memberships")]},
        ),
    ]
    inlines = [AppointmentRows]


@admin.register(Appointment)
class AppointmentAdmin(RecordAdmin):
    list_display = ("post", "status", "resolution", "event", "is_public")
    list_filter = ("status", "event", "is_public", "is_derived")
    list_select_related = ("post__organization", "resolution", "event")
    search_fields = (
        "post__title_zh",
        "post__title_en",
        "post__official__name_zh",
        "post__official__name_en",
        "key",
    )
    ordering = ("post_id", "key")
    fieldsets = [
        (_("Appointment"), {"fields": [("post", "status"), ("resolution", "event")]}),
    ]


@admin.register(Agreement)
class AgreementAdmin(RecordAdmin):
    list_display = ("name", "other_name", "kind", "status", "event", "period", "is_public")
    list_filter = ("kind", "status", "event", "is_public", "is_derived")
    list_select_related = ("event",)
    search_fields = (
        "name_zh",
        "name_en",
        "parties__organization__name_zh",
        "parties__organization__name_en",
        "parties__unnamed",
        "key",
    )
    ordering = ("name_zh", "name_en", "key")
    fieldsets = [
        (_("Agreement"), {"fields": [("name_zh", "name_en"), ("kind", "status")]}),
        (_("At"), {"fields": [("event", "document")]}),
        (
            _("Content"),
            {
                "fields": [
                    ("purpose", "effect"),
                    ("forms_considered", "fields_of_cooperation"),
                    "memberships",
                ]
            },
        ),
        PERIOD,
    ]
    inlines = [PartyRows]


@admin.register(AgreementParty)
class AgreementPartyAdmin(RecordAdmin):
    is_listed = False
    list_display = ("__str__", "agreement", "order")
    list_filter = ("agreement", "is_public", "is_derived")
    list_select_related = ("agreement", "organization")
    search_fields = (
        "unnamed",
        "organization__name_zh",
        "organization__name_en",
        "agreement__name_zh",
        "agreement__name_en",
        "key",
    )
    ordering = ("agreement__name_zh", "order", "key")
    fieldsets = [
        (_("Party"), {"fields": [("agreement", "order"), ("organization", "unnamed")]}),
    ]
