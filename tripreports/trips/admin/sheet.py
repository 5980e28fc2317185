"""The first tab of the trip form: the sheet, in the order of the official form."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from unfold.widgets import UnfoldAdminTextInputWidget

from tripreports.core.admin import StackedRows
from tripreports.core.admin.records import once_a_page
from tripreports.trips.admin import tabs
from tripreports.trips.admin.copying import COPY, copy_page
from tripreports.trips.admin.tabs import Part, Tab
from tripreports.trips.deadlines import deadline_line
from tripreports.trips.documents import required_document
from tripreports.trips.enums import Category
from tripreports.trips.models import CategoryTick, Objective, Trip
from tripreports.trips.services import tick_categories

# What the next trip of the same author most likely has in common with the last.
PROPOSED = ("form_title", "government", "agency", "contact", "phone", "phone_extension")


class ObjectiveRows(StackedRows):
    tab = False
    model = Objective
    fields = ("order", ("text_zh", "text_en"), ("outcome_zh", "outcome_en"))


class BoxesWidget(forms.CheckboxSelectMultiple):
    """The line of boxes as the form prints it: those below “other” stand apart."""

    class Media:
        js = ("admin/live.js",)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        widget = self.get_context(name, value, attrs)["widget"]
        boxes = [box for _group, options, _index in widget["optgroups"] for box in options]
        main = len(Category.main())
        context = {
            "main": boxes[:main],
            "below": boxes[main:],
            "id": (attrs or {}).get("id", ""),
            "due": reverse("admin:trips_trip_document"),
        }
        return render_to_string("admin/trips/trip/_boxes.html", context)


class BoxesField(forms.MultipleChoiceField):
    widget = BoxesWidget

    def __init__(self) -> None:
        super().__init__(
            choices=[
                (category.value, category.label) for category in (*Category.main(), *_below_other())
            ],
            required=False,
            label=_("Category"),
        )


class SheetMixin:
    """What the sheet shows beside the columns of a trip."""

    readonly_fields = ("document", "deadline")

    @admin.display(description=_("document that is due"))
    @once_a_page
    def document(self, trip: Trip) -> SafeString:
        why = required_document(_ticked(trip)).why
        return format_html('<output data-document="">{}</output>', why)

    @admin.display(description=_("deadline"))
    @once_a_page
    def deadline(self, trip: Trip) -> SafeString:
        return conditional_escape(deadline_line(trip))

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view(document_due)  # type: ignore[attr-defined]  # the admin's
        own = path("document/", guarded, name="trips_trip_document")
        return [own, *super().get_urls()]  # type: ignore[misc]  # the admin's

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Proposes what the last trip of the person who is signed in had."""
        given: dict[str, Any]
        given = super().get_changeform_initial_data(request)  # type: ignore[misc]  # the admin's
        last = Trip.objects.filter(author_id=request.user.pk).order_by("-created_at").first()
        if last is None:
            return given
        return {name: getattr(last, name) for name in PROPOSED} | given


def document_due(request: HttpRequest) -> HttpResponse:
    """Which document the boxes that are ticked now call for, before they are saved."""
    return JsonResponse({"told": str(required_document(request.GET.getlist("category")).why)})


def _below_other() -> list[Category]:
    """Those with a box of their own; the line for other words is ticked by being filled in."""
    return [category for category in Category if category not in (*Category.main(), Category.FREE)]


def _ticked(trip: Trip) -> list[str]:
    return [box.category for box in _boxes(trip) if box.is_ticked]


def _ticked_boxes(trip: Trip) -> list[str]:
    return [category for category in _ticked(trip) if category != Category.FREE]


def _boxes(trip: Trip) -> list[CategoryTick]:
    """Asked once a page; the admin asks several times."""
    found: list[CategoryTick] | None = trip.__dict__.get("_boxes")
    if found is None:
        found = [] if trip._state.adding else list(trip.category_ticks.all())
        trip.__dict__["_boxes"] = found
    return found


def _words(trip: Trip) -> str:
    """What is written on the line for a category that has no box; an empty line is underscores."""
    texts = [box.text for box in _boxes(trip) if box.category == Category.FREE and box.is_ticked]
    return "".join(texts).strip("_ ")


def _write_boxes(trip: Trip, ticked: list[str]) -> None:
    free = [category for category in _ticked(trip) if category == Category.FREE]
    tick_categories(trip, ticked=[*ticked, *free])
    del trip.__dict__["_boxes"]


def _write_words(trip: Trip, words: str) -> None:
    ticked = _ticked_boxes(trip)
    tick_categories(
        trip, ticked=[*ticked, Category.FREE] if words else ticked, in_other_words=words
    )
    del trip.__dict__["_boxes"]


def _words_field() -> forms.Field:
    return forms.CharField(
        max_length=60,
        required=False,
        label=_("in other words"),
        help_text=_("A category below “other” that has no box of its own."),
        widget=UnfoldAdminTextInputWidget(),
    )


def _shown(ticked: list[str]) -> str:
    return pgettext("list", ", ").join(str(Category(code).label) for code in ticked)


tabs.add_part(tabs.SHEET, Part("categories", BoxesField, _ticked_boxes, _write_boxes, show=_shown))
tabs.add_part(tabs.SHEET, Part("category_text", _words_field, _words, _write_words))

FIELDS = (
    (
        pgettext_lazy("trip", "Title"),
        {
            "fields": [
                "report_class",
                ("title_zh", "title_en"),
                ("form_title", "has_attachments"),
            ]
        },
    ),
    (
        _("Who answers for it"),
        {
            "fields": [
                ("government", "agency"),
                ("contact", "represented"),
                ("phone", "phone_extension"),
            ]
        },
    ),
    (_("Category"), {"fields": ["categories", "category_text", "document"]}),
    (_("When and where"), {"fields": [("starts_on", "ends_on"), "regions"]}),
    (_("Report"), {"fields": [("report_on", "submitted_on"), "deadline"]}),
)
NOTES = (_("Notes"), {"fields": ["note", "is_derived"]})

tabs.register(
    Tab(
        tabs.SHEET,
        _("Sheet"),
        "description",
        order=10,
        fieldsets=FIELDS,
        closing=(NOTES,),
        inlines=(ObjectiveRows,),
        below=(("copy/", "copy", copy_page),),
        actions=(COPY,),
    )
)
