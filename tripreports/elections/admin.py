"""The admin of elections, their contests and who stood in them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tripreports.core.admin import PERIOD, DraggedRows, RecordAdmin, StackedRows
from tripreports.elections.models import Candidacy, Contest, Election, SeatAllocation


class ContestRows(StackedRows):
    model = Contest
    fields = (
        ("order", "parent"),
        ("position_zh", "position_en"),
        ("body", "constituency"),
        ("seats_stated", "seats_moved_in", "nominees_stated"),
        ("is_contested", "decided_by"),
        ("starts_on", "ends_on"),
    )


class CandidacyRows(StackedRows):
    model = Candidacy
    fields = (
        ("order", "official", "organization"),
        ("outcome", "seat_basis", "represents"),
        ("post", "membership"),
        ("starts_on", "ends_on"),
    )


class AllocationRows(DraggedRows):
    model = SeatAllocation
    fields = ("place", "seats", "order")


@admin.register(Election)
class ElectionAdmin(RecordAdmin):
    list_display = ("name", "other_name", "body", "held_on", "period", "is_public")
    list_filter = ("body", "event", "is_public", "is_derived")
    list_select_related = ("body",)
    search_fields = ("name_zh", "name_en", "body__name_zh", "body__name_en", "key")
    date_hierarchy = "held_on"
    fieldsets = [
        (_("Name"), {"fields": [("name_zh", "name_en")]}),
        (_("Held by and when"), {"fields": [("body", "event"), "held_on"]}),
        PERIOD,
    ]
    inlines = [ContestRows]


@admin.register(Contest)
class ContestAdmin(RecordAdmin):
    list_display = (
        "position",
        "election",
        "constituency",
        "seats_stated",
        "seats_moved_in",
        "decided_by",
        "is_public",
    )
    list_filter = ("election", "decided_by", "is_contested", "is_public", "is_derived")
    list_select_related = ("election", "constituency")
    search_fields = (
        "position_zh",
        "position_en",
        "election__name_zh",
        "election__name_en",
        "constituency__name_zh",
        "constituency__name_en",
        "key",
    )
    ordering = ("election_id", "order", "key")
    fieldsets = [
        (_("Position"), {"fields": [("position_zh", "position_en"), ("election", "order")]}),
        (_("Part of"), {"fields": [("parent", "body", "constituency")]}),
        (_("Seats"), {"fields": [("seats_stated", "seats_moved_in", "nominees_stated")]}),
        (_("Decision"), {"fields": [("is_contested", "decided_by"), "decision_text"]}),
        PERIOD,
    ]
    inlines = [CandidacyRows, AllocationRows]

    @admin.display(description=pgettext_lazy("contest", "position"))
    def position(self, contest: Contest) -> str:
        return contest.position


@admin.register(Candidacy)
class CandidacyAdmin(RecordAdmin):
    list_display = ("candidate", "contest", "outcome", "seat_basis", "period", "is_public")
    list_filter = ("contest", "outcome", "is_public", "is_derived")
    list_select_related = ("contest", "official", "organization")
    search_fields = (
        "official__name_zh",
        "official__name_en",
        "official__aliases__text",
        "organization__name_zh",
        "organization__name_en",
        "organization__aliases__text",
        "contest__position_zh",
        "contest__position_en",
        "key",
    )
    ordering = ("contest_id", "order", "key")
    fieldsets = [
        (_("Who stood for what"), {"fields": [("contest", "order"), ("official", "organization")]}),
        (
            pgettext_lazy("candidacy", "Seat"),
            {"fields": [("outcome", "seat_basis", "represents"), ("post", "membership")]},
        ),
        PERIOD,
    ]

    @admin.display(description=_("candidate"))
    def candidate(self, candidacy: Candidacy) -> str:
        return candidacy.candidate


@admin.register(SeatAllocation)
class SeatAllocationAdmin(RecordAdmin):
    list_display = ("contest", "place", "seats", "is_public")
    list_filter = ("contest", "is_public", "is_derived")
    list_select_related = ("contest", "place")
    search_fields = (
        "place__name_zh",
        "place__name_en",
        "contest__position_zh",
        "contest__position_en",
        "key",
    )
    ordering = ("contest_id", "order", "key")
    fieldsets = [(_("Seats"), {"fields": [("contest", "order"), ("place", "seats")]})]
