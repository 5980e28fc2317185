"""The page on which a table is pasted, looked through, and entered as rows of a trip."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from unfold.widgets import UnfoldAdminTextareaWidget

from tripreports.core.pasted import PastedRow, Shape, read_table
from tripreports.trips.admin import tabs
from tripreports.trips.admin.base import is_open, show_changes_of
from tripreports.trips.models import Trip
from tripreports.trips.services import Refused

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.utils.functional import _StrOrPromise as StrOrPromise

LONGEST = 100_000
MOST_ROWS = 200


class Shown(NamedTuple):
    """A row as the preview shows it; where a person must be chosen, among whom."""

    number: int
    cells: Sequence[str]
    choices: Sequence[tuple[str, str]] = ()
    chosen: str = ""
    mark: "StrOrPromise" = ""


class PastePage(ABC):
    """What a pasted table becomes is said by the kinds of it."""

    # A template would take it for a function.
    do_not_call_in_templates = True

    tab: str
    title: "StrOrPromise"
    hint: "StrOrPromise"
    example: str
    shape: Shape
    labels: Mapping[str, "StrOrPromise"]
    heads: Sequence["StrOrPromise"]

    @abstractmethod
    def read(
        self, trip: Trip, rows: Sequence[PastedRow], chosen: Mapping[str, str]
    ) -> tuple[list[Any], list[Shown]]:
        """What would be entered, and how it is shown. Raises a ValidationError that names rows."""

    @abstractmethod
    def enter(self, trip: Trip, entries: list[Any], by: "User") -> int: ...

    def __call__(self, admin: Any, request: HttpRequest, trip: Trip) -> HttpResponse:
        if not (admin.has_change_permission(request, trip) and is_open(request, trip)):
            raise PermissionDenied
        form = self._form(request)
        shown: list[Shown] = []
        if form.is_valid():
            try:
                entries, shown = self._read(trip, form.cleaned_data["pasted"], request.POST)
                if "_enter" in request.POST:
                    return self._entered(request, trip, entries)
            except (ValidationError, Refused) as refused:
                form.add_error("pasted", getattr(refused, "messages", [str(refused)]))
        context = admin.context_of_view(request, trip) | {
            "page": self,
            "form": form,
            "shown": shown,
            "back": tabs.tab_named(self.tab).address(trip),
        }
        return TemplateResponse(request, "admin/trips/trip/paste.html", context)

    def _form(self, request: HttpRequest) -> "PasteForm":
        form = PasteForm(request.POST if request.method == "POST" else None)
        form.fields["pasted"].widget.attrs["placeholder"] = self.example
        return form

    def _read(
        self, trip: Trip, text: str, chosen: Mapping[str, str]
    ) -> tuple[list[Any], list[Shown]]:
        rows = read_table(text, self.shape)
        if len(rows) > MOST_ROWS:
            raise ValidationError(
                _("These are %(count)d rows; enter at most %(most)d at once.")
                % {"count": len(rows), "most": MOST_ROWS}
            )
        complaints = list(self._ragged(rows))
        if complaints or not rows:
            raise ValidationError(complaints or _("There are no rows in this."))
        return self.read(trip, rows, chosen)

    def _ragged(self, rows: Sequence[PastedRow]) -> Iterator[str]:
        comma = pgettext("list", ", ")
        for row in rows:
            if row.missing:
                names = comma.join(str(self.labels[name]) for name in row.missing)
                told = _("Row %(number)d (%(start)s) is too short. It lacks: %(names)s.")
                yield told % {"number": row.number, "start": _start(row), "names": names}
            if row.surplus:
                told = _("Row %(number)d (%(start)s) has more cells than the others: %(cells)s.")
                yield told % {
                    "number": row.number,
                    "start": _start(row),
                    "cells": comma.join(cell[:40] for cell in row.surplus),
                }

    def _entered(self, request: HttpRequest, trip: Trip, entries: list[Any]) -> HttpResponse:
        count = self.enter(trip, entries, cast("User", request.user))
        show_changes_of([trip])
        told = ngettext("%d row is entered.", "%d rows are entered.", count)
        messages.success(request, told % count)
        return HttpResponseRedirect(tabs.tab_named(self.tab).address(trip))


class PasteForm(forms.Form):
    pasted = forms.CharField(
        label=gettext_lazy("Table"),
        max_length=LONGEST,
        strip=False,
        widget=UnfoldAdminTextareaWidget({"rows": 10, "spellcheck": "false"}),
    )


def refuse_long_cells(rows: Sequence[PastedRow], longest: Mapping[str, int]) -> list[str]:
    told = _("Row %(number)d: “%(start)s…” has %(length)d characters; at most %(most)d fit.")
    return [
        told
        % {
            "number": row.number,
            "start": cell[:20],
            "length": len(cell),
            "most": longest[name],
        }
        for row in rows
        for name, cell in row.cells.items()
        if len(cell) > longest.get(name, LONGEST)
    ]


def _start(row: PastedRow) -> str:
    return next(iter(row.cells.values()), "")[:20]
