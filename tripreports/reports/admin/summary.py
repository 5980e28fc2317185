"""The summary on the sheet of a trip: the text itself, with the count that the form asks for."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget

from tripreports.core.forms.carried import LinesOfRowsField
from tripreports.core.text import squeeze
from tripreports.reports.checks import SHORTEST_SUMMARY
from tripreports.reports.services import check_summary, summary_of, write_summary
from tripreports.trips.admin import tabs
from tripreports.trips.admin.tabs import Part


class CountedTextarea(UnfoldAdminTextareaWidget):
    """A text with the count of its characters, which goes along while one types."""

    class Media:
        js = ("admin/count.js",)

    def __init__(self) -> None:
        super().__init__({"rows": 12, "data-count": str(SHORTEST_SUMMARY)})

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        return render_to_string(
            "admin/records/_counted.html",
            {
                "box": super().render(name, value, attrs, renderer),
                "count": len(squeeze(value or "")),
                "least": SHORTEST_SUMMARY,
            },
        )


class SummaryField(LinesOfRowsField):
    widget = CountedTextarea

    def __init__(self) -> None:
        super().__init__(
            required=False,
            label=_("Summary"),
            help_text=_("Each line is a paragraph, here and in the text of the report."),
        )


tabs.add_part(
    tabs.SHEET,
    Part(
        "summary",
        SummaryField,
        summary_of,
        write_summary,
        check_summary,
        fieldset=_("Summary"),
    ),
)
