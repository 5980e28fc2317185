"""What all pages of one record have in common."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.views.generic import TemplateView

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, title_of
from tripreports.browse.leafing import Leafing
from tripreports.browse.machine.negotiation import prefers_json, see_api
from tripreports.browse.machine.record_head import record_head
from tripreports.browse.page import Page
from tripreports.core.models import in_language
from tripreports.directory.models import Merge


class RecordDetail(TemplateView):
    """One record with everything that is known of it; hidden and unknown ones answer alike.

    Where a record was merged into another, its address leads there.
    """

    kind: ClassVar[Kind]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or for who asks for JSON the way to the API."""
        answer: HttpResponseBase
        if prefers_json(request):
            answer = see_api(str(self.kind._meta.model_name), kwargs["key"])
        else:
            answer = super().dispatch(request, *args, **kwargs)
        patch_vary_headers(answer, ["Accept"])
        return answer

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            key = Merge.objects.kept_for(self.kind, kwargs["key"])
            everything: Any = self.kind._default_manager
            kept = everything.visible_to(request.user).filter(key=key).first() if key else None
            if kept is None:
                raise
        answer = HttpResponsePermanentRedirect(kept.get_absolute_url())
        # A merge may be undone: browsers ask again, where they would remember it for ever.
        answer["Cache-Control"] = "no-cache"
        return answer

    def content(self, page: Page, key: str) -> dict[str, Any]:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        leafing = Leafing(asked.get("part", ""), asked.get("page", "1"))
        page = Page(Extract(self.request.user, self.kind, kwargs["key"]), leafing)
        content = self.content(page, kwargs["key"])
        row, start = page.extract.require_subject(), title_of(self.kind)
        title = in_language(row[f"{start}_zh"], row[f"{start}_en"])
        head = record_head(self.request, page, self.kind, row)
        return super().get_context_data(**kwargs, **content, title=title, head=head)
