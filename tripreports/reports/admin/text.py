"""The tab of the report's text: the outline, and the chosen section with its lines."""

import hashlib
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from tripreports.core.kept import take_up
from tripreports.history.context import recording
from tripreports.reports.admin.summary import CountedTextarea
from tripreports.reports.enums import SectionKind
from tripreports.reports.models import Section
from tripreports.reports.services import (
    add_section,
    add_usual_parts,
    check_text,
    remove_section,
    rename_section,
    text_of,
    write_text,
)
from tripreports.trips.admin import tabs
from tripreports.trips.admin.base import show_changes_of
from tripreports.trips.admin.tabs import Tab
from tripreports.trips.models import Trip
from tripreports.trips.services import why_closed

TAB = "text"
LONGEST_HEADING = 300


class SectionForm(forms.Form):
    """A section as it will be printed. `seen` is the mark of what stood there when it was shown."""

    heading = forms.CharField(
        label=gettext_lazy("heading"),
        max_length=LONGEST_HEADING,
        widget=UnfoldAdminTextInputWidget,
        help_text=gettext_lazy("With its number, as printed."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("kind"), choices=SectionKind.choices, widget=UnfoldAdminSelectWidget
    )
    text = forms.CharField(
        label=gettext_lazy("text"),
        required=False,
        strip=False,
        widget=UnfoldAdminTextareaWidget({"rows": 18}),
        help_text=gettext_lazy(
            "Each line is a paragraph. The cells of a table's row are parted by tabs."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, section: Section, data: Any = None) -> None:
        text = text_of(section)
        self.section, self.mark = section, _mark(section, text)
        said = {"heading": section.heading, "kind": section.kind, "text": text, "seen": self.mark}
        super().__init__(data, initial=said)
        if section.kind == SectionKind.SUMMARY:
            self.fields["text"].widget = CountedTextarea()

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        check_text(self.section, text)
        return text

    def clean(self) -> None:
        if self.data.get("seen") != self.mark:
            self.data = {**self.data, "seen": self.mark}
            now = f"{self.section.heading} — {text_of(self.section)[:300]}"
            told = _(
                "Somebody else changed this meanwhile. Save again to replace what stands now: %s"
            )
            self.add_error(None, told % now)


class NewSectionForm(forms.Form):
    """A section to add at the end of those below another."""

    title = forms.CharField(
        label=gettext_lazy("title of the new section"),
        max_length=LONGEST_HEADING - 10,
        widget=UnfoldAdminTextInputWidget,
        help_text=gettext_lazy("Without a number: that is given by its place."),
    )
    below = forms.ModelChoiceField(
        Section.objects.none(),
        label=gettext_lazy("below"),
        required=False,
        empty_label=gettext_lazy("the report itself"),
        widget=UnfoldAdminSelectWidget,
    )

    def __init__(self, sections: Any, chosen: Section | None, data: Any = None) -> None:
        super().__init__(data, initial={"below": chosen.parent_id if chosen else None})
        below: Any = self.fields["below"]
        below.queryset = sections
        # Indented as in the outline; `queryset` would ask the database again.
        below.choices = [
            ("", below.empty_label),
            *((one.key, "\u3000" * max(one.level - 1, 0) + one.heading) for one in sections),
        ]


def show_text(admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
    take_up(request)
    sections = _outline(trip)
    chosen = _chosen(sections, request.GET.get("section"))
    may_change = _may_change(request, trip)
    if request.method == "POST":
        if not request.user.has_perm("reports.change_section"):
            raise PermissionDenied
        if not may_change:
            messages.error(request, why_closed(trip))
            return HttpResponseRedirect(request.get_full_path())
    verb = _VERBS.get(request.POST.get("do", "")) if request.method == "POST" else None
    forms_shown = {
        "form": SectionForm(chosen) if chosen else None,
        "new_form": NewSectionForm(sections, chosen),
    }
    if verb:
        answer = verb(request, trip, sections, chosen, forms_shown)
        if answer:
            return answer
    context = admin.context_of_view(request, trip) | forms_shown
    context |= {"sections": sections, "chosen": chosen, "may_change": may_change}
    return TemplateResponse(request, "admin/trips/trip/text.html", context)


def _save(
    request: HttpRequest, trip: Trip, _sections: Any, chosen: Section | None, shown: dict[str, Any]
) -> HttpResponse | None:
    if chosen is None:
        return None
    shown["form"] = form = SectionForm(chosen, request.POST.dict())
    if not form.is_valid():
        return None
    said = form.cleaned_data
    try:
        with transaction.atomic(), recording(by=request.user):  # type: ignore[arg-type]  # staff
            rename_section(chosen, heading=said["heading"], kind=said["kind"])
            write_text(chosen, said["text"])
            show_changes_of([trip])
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    messages.success(request, _("“%s” is saved.") % chosen)
    return _go_to(trip, chosen)


def _add(
    request: HttpRequest, trip: Trip, sections: Any, chosen: Section | None, shown: dict[str, Any]
) -> HttpResponse | None:
    shown["new_form"] = form = NewSectionForm(sections, chosen, request.POST)
    if not form.is_valid():
        return None
    with recording(by=request.user):  # type: ignore[arg-type]  # staff are users
        section = add_section(trip, **form.cleaned_data)
        show_changes_of([trip])
    messages.success(request, _("“%s” is saved.") % section)
    return _go_to(trip, section)


def _add_usual(
    request: HttpRequest, trip: Trip, _sections: Any, chosen: Section | None, _shown: dict[str, Any]
) -> HttpResponse:
    with recording(by=request.user):  # type: ignore[arg-type]  # staff are users
        added = add_usual_parts(trip)
        show_changes_of([trip])
    return _go_to(trip, added[0] if added else chosen)


def _remove(
    request: HttpRequest, trip: Trip, _sections: Any, chosen: Section | None, _shown: dict[str, Any]
) -> HttpResponse | None:
    if chosen is None:
        return None
    name = str(chosen)
    try:
        with recording(by=request.user):  # type: ignore[arg-type]  # staff are users
            remove_section(chosen)
            show_changes_of([trip])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _go_to(trip, chosen)
    messages.success(request, _("“%s” is deleted.") % name)
    return _go_to(trip, None)


_VERBS = {"save": _save, "add": _add, "usual": _add_usual, "remove": _remove}


def _outline(trip: Trip) -> Any:
    counted = {
        "texts": Count("paragraphs", distinct=True),
        "pictures": Count("photos", distinct=True),
    }
    return Section.objects.of(trip).annotate(**counted).order_by("order")


def _chosen(sections: Any, key: str | None) -> Section | None:
    if key:
        found: Section = get_object_or_404(sections, key=key)
        return found
    first: Section | None = next(iter(sections), None)
    return first


def _may_change(request: HttpRequest, trip: Trip) -> bool:
    return request.user.has_perm("reports.change_section") and trip.is_open_to_changes()


def _go_to(trip: Trip, section: Section | None) -> HttpResponse:
    tab = reverse("admin:trips_trip_text", args=[trip.key])
    return HttpResponseRedirect(f"{tab}?section={section.key}" if section else tab)


def _mark(section: Section, text: str) -> str:
    said = f"{section.heading}\n{section.kind}\n{text}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


tabs.register(Tab(TAB, gettext_lazy("Text"), "article", order=60, view=show_text))
