"""The forms in which tables are asked for and handed in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminRadioSelectWidget

from tripreports.core.sheets import FORMATS, LARGEST, Unreadable, read, too_large


class ExportForm(forms.Form):
    format = forms.ChoiceField(
        label=_("Kind of file"),
        choices=[(name, kind.title) for name, kind in FORMATS.items()],
        initial="xlsx",
        widget=UnfoldAdminRadioSelectWidget,
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("Table"),
        help_text=_("CSV, XLSX or ODS, 10 MB at most. The first row names the columns."),
        widget=UnfoldAdminFileFieldWidget({"accept": ".csv,.xlsx,.ods"}),
    )

    def clean_file(self) -> Any:
        """The content, once a table could be made of it."""
        content = self.cleaned_data["file"]
        if content.size > LARGEST:
            raise forms.ValidationError(too_large())
        held = content.read()
        try:
            self.table = read(held)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        self.held = held
        return content
