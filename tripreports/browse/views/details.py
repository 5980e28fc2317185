"""What all pages of one record have in common."""

from typing import Any, ClassVar

from django.views.generic import TemplateView

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind
from tripreports.browse.page import Page


class RecordDetail(TemplateView):
    """One record with everything that is known of it; hidden and unknown ones answer alike."""

    kind: ClassVar[Kind]

    def content(self, page: Page, key: str) -> dict[str, Any]:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Page(Extract(self.request.user, self.kind, kwargs["key"]))
        return super().get_context_data(**kwargs, **self.content(page, kwargs["key"]))
