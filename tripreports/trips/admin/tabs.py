"""The tabs of the trip form: each is a page of its own, so that none loads the rows of another.

A tab shows fields of the trip and rows below it, or is a view of its own. The apps above this one
register theirs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

SHEET = "sheet"


@dataclass(frozen=True)
class Tab:
    """A page of the trip form. `order` places it among the others; `name` is in its address.

    `view` takes the trip's admin, the request and the trip, and answers for the whole page;
    `context_of_tab` of the admin gives it the frame.
    """

    name: str
    title: "StrOrPromise"
    icon: str
    order: int
    fieldsets: tuple[Any, ...] = ()
    inlines: tuple[type[Any], ...] = ()
    view: Callable[[Any, HttpRequest, Trip], HttpResponse] | None = None
    # Beside the tab's own page: addresses below it, each with the view that answers there.
    below: tuple[tuple[str, str, Callable[..., HttpResponse]], ...] = ()

    def address(self, trip: Trip) -> str:
        return reverse(f"admin:{self.url_name}", args=[trip.key])

    @property
    def url_name(self) -> str:
        return f"trips_trip_{'change' if self.name == SHEET else self.name}"


_tabs: dict[str, Tab] = {}


def register(tab: Tab) -> Tab:
    _tabs[tab.name] = tab
    return tab


def all_tabs() -> list[Tab]:
    return sorted(_tabs.values(), key=lambda tab: tab.order)


def tab_named(name: str) -> Tab:
    return _tabs[name]


def links(trip: Trip | None, current: Tab) -> list[dict[str, Any]]:
    """What the bar of tabs shows; before the first save only the sheet can be opened."""
    return [
        {
            "title": tab.title,
            "icon": tab.icon,
            "url": tab.address(trip) if trip else "",
            "is_current": tab.name == current.name,
        }
        for tab in all_tabs()
    ]


def next_tab(current: Tab) -> Tab | None:
    later = [tab for tab in all_tabs() if tab.order > current.order]
    return later[0] if later else None


BAR_TITLE = _("Parts of the trip form")
