"""The admin as staff know it: a desk, with one search over everything."""

import time
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.dataclasses import SearchResult
from unfold.sites import UnfoldAdminSite

from tripreports.core.forms.dates import in_other_calendar
from tripreports.desk import search
from tripreports.desk.autocomplete import RecordAutocomplete
from tripreports.desk.returns import monthly_returns


class DeskSite(UnfoldAdminSite):  # type: ignore[misc]  # the theme ships no types
    """The theme's admin, with the search of the desk."""

    index_title = gettext_lazy("Desk")

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("stay/", self.admin_view(self.stay), name="stay"),
            path("returns/", self.admin_view(self.returns), name="returns"),
            path("date/", self.admin_view(self.read_date), name="read_date"),
        ]
        return [*own, *super().get_urls()]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context: dict[str, Any] = super().each_context(request)
        return context | {"idle_minutes": settings.IDLE_MINUTES}

    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:
        return RecordAutocomplete.as_view(admin_site=self)(request)

    def read_date(self, request: HttpRequest) -> HttpResponse:
        """What was typed into the box for a date, in the other calendar."""
        return JsonResponse({"told": in_other_calendar(request.GET.get("text", "")[:40])})

    def returns(self, request: HttpRequest) -> HttpResponse:
        return monthly_returns(self, request)

    def stay(self, _request: HttpRequest) -> HttpResponse:
        """Says that somebody is still at work: each request renews the session."""
        return HttpResponse(status=HTTPStatus.NO_CONTENT)

    def search(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A page of what has the text `q`; the theme's palette asks for `s` while one types."""
        if "s" in request.GET:
            return self._palette(request)
        text = search.text_of(request)
        kinds = search.kinds_for(self, request)
        chosen = next((kind for kind in kinds if kind.name == request.GET.get("kind")), None)
        context = self.each_context(request) | {
            "title": _("Search"),
            "text": text,
            "chosen": chosen,
            "everything": search.address(text),
            "hits": [],
            "page": None,
        }
        if text and chosen:
            hits, context["page"] = search.a_page(chosen, request, text)
            context["hits"] = [hits]
        elif text:
            context["hits"] = [search.a_few(kind, request, text) for kind in kinds]
        context["count"] = sum(hits.count for hits in context["hits"])
        context |= extra_context or {}
        return TemplateResponse(request, "admin/desk/search.html", context)

    def _palette(self, request: HttpRequest) -> HttpResponse:
        started = time.monotonic()
        text = search.text_of(request, "s")
        if not text:
            return HttpResponse()
        results = [
            SearchResult(
                title=found.name,
                description=str(hits.kind.title),
                link=found.url,
                icon=hits.kind.icon,
            )
            for kind in search.kinds_for(self, request)
            for hits in [search.a_few(kind, request, text)]
            for found in hits.found
        ]
        pages = Paginator(results, len(results) or 1)
        context = {
            "page_obj": pages,
            "results": pages.page(1),
            "page_counter": 0,
            "execution_time": time.monotonic() - started,
            "command_show_history": False,
        }
        template = "command" if "extended" in request.GET else "search"
        return TemplateResponse(
            request,
            f"unfold/helpers/{template}_results.html",
            context,
            headers={"HX-Trigger": "search"},
        )
