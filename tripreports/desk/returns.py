"""The page of monthly returns: choose a month and an agency, look at the list, take it along."""

import datetime as dt
import logging
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision
from tripreports.core.sheets import FORMATS, neutral
from tripreports.directory.models import Organization
from tripreports.documents.compose.monthly import Month, as_document, monthly_return
from tripreports.documents.enums import ReturnKind
from tripreports.documents.pdf import NotWritten, write_pdf_apart

_log = logging.getLogger(__name__)

_FILES = ("ods", "xlsx", "pdf")


class MonthField(forms.CharField):
    """A month of either calendar."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return Month.of(timezone.localdate())
        try:
            found = PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(_("Give a month as 2026-01 or 115年1月.")) from error
        if found.precision == Precision.YEAR:
            raise ValidationError(_("Give a month as 2026-01 or 115年1月."))
        return Month.of(found.on)


class ReturnForm(forms.Form):
    """Which list, of which month and agency."""

    kind = forms.ChoiceField(
        label=gettext_lazy("list"), choices=ReturnKind.choices, widget=UnfoldAdminSelectWidget
    )
    month = MonthField(
        label=gettext_lazy("month"),
        required=False,
        max_length=20,
        widget=UnfoldAdminTextInputWidget,
    )
    agency = forms.ModelChoiceField(
        Organization.objects.none(),
        label=gettext_lazy("agency"),
        required=False,
        empty_label=gettext_lazy("all agencies"),
        widget=UnfoldAdminSelectWidget,
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        agency: Any = self.fields["agency"]
        agency.queryset = Organization.objects.filter(trips__isnull=False).distinct()


def monthly_returns(site: Any, request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("trips.view_trip"):
        raise PermissionDenied
    today = timezone.localdate()
    typed = request.GET or {"kind": ReturnKind.APPROVED, "month": f"{_month_before(today):%Y-%m}"}
    form = ReturnForm(typed)
    found = None
    if form.is_valid():
        given = form.cleaned_data
        agency = given["agency"].key if given["agency"] else ""
        kind, month = ReturnKind(given["kind"]), given["month"]
        found = monthly_return(kind, month, agency=agency, reader=request.user)
        if request.GET.get("format") in _FILES:
            try:
                return _file(request.GET["format"], found, kind, month)
            except NotWritten:
                _log.exception("The return %s of %s was not made.", kind, month.first)
                told = _("This document could not be made. The others are not affected.")
                messages.error(request, told)
    context = site.each_context(request) | {
        "title": _("Monthly returns"),
        "form": form,
        "found": found,
        "files": [(one, _address(request, typed, one)) for one in _FILES] if found else [],
    }
    return TemplateResponse(request, "admin/desk/returns.html", context)


def _month_before(today: dt.date) -> dt.date:
    """What is returned is as a rule the month that is over."""
    return today.replace(day=1) - dt.timedelta(days=1)


def _address(request: HttpRequest, typed: Any, extension: str) -> str:
    asked = request.GET.copy()
    for name in typed:
        asked[name] = typed[name]
    asked["format"] = extension
    return f"?{asked.urlencode()}"


def _file(extension: str, found: Any, kind: ReturnKind, month: Month) -> HttpResponse:
    if extension == "pdf":
        content, media_type = write_pdf_apart(as_document(found, month)), "application/pdf"
    else:
        chosen = FORMATS[extension]
        rows = ([neutral(text) for text in row] for row in found.flat())
        content, media_type = chosen.write(found.header, rows), chosen.content_type
    response = HttpResponse(content, content_type=media_type)
    name = f"{kind}-{month.first:%Y-%m}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
