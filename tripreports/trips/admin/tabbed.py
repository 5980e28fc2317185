"""An admin whose change page is a bar of tabs, each a page of its own."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path

from tripreports.trips.admin import tabs
from tripreports.trips.admin.base import TripRecordAdmin
from tripreports.trips.admin.parts import PartsForm
from tripreports.trips.admin.tabs import SHEET, Tab
from tripreports.trips.admin.way import way_context
from tripreports.trips.models import Trip


class TabbedTripAdmin(TripRecordAdmin):
    """The frame of the trip form. Which tabs there are is said in `tabs.py`."""

    change_form_template = "admin/trips/trip/change_form.html"
    tab_template = "admin/trips/trip/tab.html"

    def get_urls(self) -> list[URLPattern]:
        own = []
        for tab in tabs.all_tabs():
            for address, name, view in tab.below:
                answer = self._wrapped(tab, view)
                own.append(
                    path(
                        f"<path:object_id>/{tab.name}/{address}", answer, name=f"trips_trip_{name}"
                    )
                )
            if tab.name != SHEET:
                answer = self._wrapped(tab, tab.view) if tab.view else self._form_page(tab)
                own.append(path(f"<path:object_id>/{tab.name}/", answer, name=tab.url_name))
        standard: list[URLPattern] = super().get_urls()
        return [*own, *standard]

    def _form_page(self, tab: Tab) -> Callable[..., HttpResponse]:
        def page(request: HttpRequest, object_id: str) -> HttpResponse:
            request.trip_tab = tab  # type: ignore[attr-defined]  # read by the methods below
            found: HttpResponse = self.changeform_view(request, object_id)
            return found

        return self._guarded(page)

    def _wrapped(self, tab: Tab, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """A view of a tab: the trip in place of its key, for those who may see it."""

        def page(request: HttpRequest, object_id: str, **captured: Any) -> HttpResponse:
            request.trip_tab = tab  # type: ignore[attr-defined]  # read by context_of_tab
            trip = self.get_object(request, object_id)
            if trip is None:
                gone: HttpResponse = self._get_obj_does_not_exist_redirect(
                    request, self.opts, object_id
                )
                return gone
            if not self.has_view_permission(request, trip):
                raise PermissionDenied
            return view(self, request, trip, **captured)

        return self._guarded(page)

    def _guarded(self, page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        guarded: Callable[..., HttpResponse] = self.admin_site.admin_view(page)
        return guarded

    def tab_of(self, request: HttpRequest) -> Tab:
        found: Tab = getattr(request, "trip_tab", None) or tabs.tab_named(SHEET)
        return found

    def context_of_tab(self, request: HttpRequest, trip: Trip | None) -> dict[str, Any]:
        """The frame of every tab: the bar, and the trip's way to publication."""
        tab = self.tab_of(request)
        frame = {
            "trip": trip,
            "trip_tabs": tabs.links(trip, tab),
            "tabs_title": tabs.BAR_TITLE,
            "next_tab": tabs.next_tab(tab),
            "tab_actions": list(self._actions(request, trip, tab)) if trip else [],
        }
        return frame | (way_context(request, trip) if trip else {"way": None})

    def _actions(self, request: HttpRequest, trip: Trip, tab: Tab) -> Iterator[dict[str, Any]]:
        changes, adds = self.has_change_permission(request, trip), self.has_add_permission(request)
        for action in tab.actions:
            if adds if action.for_closed else changes:
                yield {"action": action, "url": action.address(trip)}

    def context_of_view(self, request: HttpRequest, trip: Trip) -> dict[str, Any]:
        """The whole context of a tab that is a view of its own."""
        return {
            **self.admin_site.each_context(request),
            **self.context_of_tab(request, trip),
            "opts": self.opts,
            "original": trip,
            "title": str(trip),
            "has_view_permission": True,
            "has_change_permission": self.has_change_permission(request, trip),
        }

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return tabs.fieldsets_of(self.tab_of(request))

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        parts = tabs.parts_of(self.tab_of(request))
        if obj is not None and not self.has_change_permission(request, obj):
            # Where nothing may be changed, the page shows what the record says by this name.
            for part in parts:
                setattr(obj, part.name, part.show(part.read(obj)))
        fields = {part.name: part.field() for part in parts}
        kwargs["form"] = type("TripForm", (PartsForm,), {"parts": parts, **fields})
        return super().get_form(request, obj, change, **kwargs)

    def get_inlines(self, request: HttpRequest, _obj: Any = None) -> list[Any]:
        return list(self.tab_of(request).inlines)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        framed = context | self.context_of_tab(request, obj if change else None)
        answer: HttpResponse = super().render_change_form(
            request, framed, add, change, form_url, obj
        )
        return answer

    def response_add(self, request: HttpRequest, obj: Any, _url: str | None = None) -> HttpResponse:
        return self._response(request, obj, partial(super().response_add, request, obj))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._response(request, obj, partial(super().response_change, request, obj))

    def _response(
        self, request: HttpRequest, trip: Trip, usual: Callable[[], HttpResponse]
    ) -> HttpResponse:
        """Whoever saves a tab stays on it, or goes on to the next."""
        answer = usual()
        if "_popup" in request.POST or "_addanother" in request.POST:
            return answer
        tab = self.tab_of(request)
        goes_on = tabs.next_tab(tab) if "_next" in request.POST else None
        return HttpResponseRedirect((goes_on or tab).address(trip))
