from django.db.models import Model

from tripreports.core.forms import RecordForm
from tripreports.core.numbering import Numbering, next_number
from tripreports.reports.models import Paragraph, Photo


class InterleavedForm(RecordForm):
    """Paragraphs and photos share the positions of a section: the next is behind both."""

    def next_number(self, numbering: Numbering, within: Model) -> int:
        if numbering.number != "position":
            return super().next_number(numbering, within)
        return max(next_number(model, numbering, within) for model in (Paragraph, Photo))
