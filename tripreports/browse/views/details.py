"""What all pages of one record have in common."""

from typing import Any, ClassVar

from django.views.generic import TemplateView

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, title_of
from tripreports.browse.page import Page
from tripreports.core.models import in_language


class RecordDetail(TemplateView):
    """One record with everything that is known of it; hidden and unknown ones answer alike."""

    kind: ClassVar[Kind]

    def content(self, page: Page, key: str) -> dict[str, Any]:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Page(Extract(self.request.user, self.kind, kwargs["key"]))
        content = self.content(page, kwargs["key"])
        row, start = page.extract.require_subject(), title_of(self.kind)
        title = in_language(row[f"{start}_zh"], row[f"{start}_en"])
        return super().get_context_data(**kwargs, **content, title=title)
