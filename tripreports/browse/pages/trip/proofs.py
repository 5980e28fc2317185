"""Which words of the summary sheet prove which field of a trip."""

from collections import defaultdict

from django.utils.safestring import SafeString

from tripreports.browse.kinds import Row
from tripreports.browse.page import Page
from tripreports.browse.wording import marked
from tripreports.reports.models import Paragraph
from tripreports.trips.models import Trip

# What the row of the official form begins with, and what the quote holds where a row has several
# fields. The first that fits is taken.
_FIELDS = {
    "class": ("類別", ""),
    "title": ("出國報告提要名稱", ""),
    "attachments": ("含附件", ""),
    "agency": ("出國計畫主辦機關", "主辦機關"),
    "contact": ("出國計畫主辦機關", "聯絡人"),
    "phone": ("出國計畫主辦機關", "電話"),
    "delegates": ("出國人員姓名", ""),
    "category": ("出國類別", ""),
    "countries": ("出國期間", "出國地區"),
    "period": ("出國期間", ""),
    "report_on": ("報告日期", ""),
}


class Proofs:
    """The citations of a trip, each taken by the field that it proves."""

    def __init__(self, page: Page, trip: Row) -> None:
        self._page = page
        self._by_field: dict[str, list[Row]] = defaultdict(list)
        self._shown: set[str] = set()
        for citation in page.citations(Trip, trip):
            self._by_field[self._field(citation)].append(citation)

    def beside(self, field: str, value: str) -> str:
        """A value with the marks of its own; those of the sheet are told in the sheet."""
        if value:
            self._shown.add(field)
        return self.of(field, value)

    def of(self, field: str, value: str) -> str:
        """The same, where it is told once more."""
        if not value:
            return ""
        return SafeString(marked(value) + self._page.marks(self._by_field.get(field, [])))

    def others(self) -> str:
        """The marks that no field of the sheet has shown."""
        untold = self._by_field.items()
        return self._page.marks(
            [one for name, rows in untold if name not in self._shown for one in rows]
        )

    def _field(self, citation: Row) -> str:
        extract = self._page.extract
        if citation["section_id"]:
            return "form_title"  # the heading of the sheet
        paragraph = extract.get(Paragraph, citation["paragraph_id"])
        row = paragraph["text"] if paragraph else ""
        fitting = (
            name
            for name, (start, words) in _FIELDS.items()
            if row.startswith(start) and words in citation["quote"]
        )
        return next(fitting, "")
