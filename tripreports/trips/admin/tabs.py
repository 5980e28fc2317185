"""The tabs of the trip form: each is a page of its own, so that none loads the rows of another.

A tab shows fields of the trip and rows below it, or is a view of its own. The apps above this one
register theirs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tripreports.trips.models import Trip

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

SHEET = "sheet"


@dataclass(frozen=True)
class Action:
    """What can be done on a tab beside filling it in: a page below it, or, if it posts, a deed."""

    title: "StrOrPromise"
    name: str
    icon: str
    posts: bool = False
    # Whoever may add trips may copy one that is closed.
    for_closed: bool = False

    def address(self, trip: Trip) -> str:
        return reverse(f"admin:trips_trip_{self.name}", args=[trip.key])


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
    # Below what the apps above add.
    closing: tuple[Any, ...] = ()
    inlines: tuple[type[Any], ...] = ()
    view: Callable[[Any, HttpRequest, Trip], HttpResponse] | None = None
    # Beside the tab's own page: addresses below it, each with the view that answers there.
    below: tuple[tuple[str, str, Callable[..., HttpResponse]], ...] = ()
    actions: tuple[Action, ...] = ()

    def address(self, trip: Trip) -> str:
        return reverse(f"admin:{self.url_name}", args=[trip.key])

    @property
    def url_name(self) -> str:
        return f"trips_trip_{'change' if self.name == SHEET else self.name}"


@dataclass(frozen=True)
class Part:
    """A field of a tab that is no column of the trip: read and written in its own way.

    `check` refuses a value before anything is saved, with a ValidationError.
    """

    name: str
    field: Callable[[], forms.Field]
    read: Callable[[Trip], Any]
    write: Callable[[Trip, Any], object]
    check: Callable[[Trip, Any], object] = lambda _trip, _value: None
    show: Callable[[Any], str] = str
    # Where the tab itself has no place for it.
    fieldset: "StrOrPromise" = ""


_tabs: dict[str, Tab] = {}
_parts: dict[str, dict[str, Part]] = {}


def register(tab: Tab) -> Tab:
    _tabs[tab.name] = tab
    return tab


def add_part(tab: str, part: Part) -> Part:
    _parts.setdefault(tab, {})[part.name] = part
    return part


def parts_of(tab: Tab) -> tuple[Part, ...]:
    return tuple(_parts.get(tab.name, {}).values())


def fieldsets_of(tab: Tab) -> list[Any]:
    """In the order of the form: what apps above add stands before the closing lines."""
    added = [(part.fieldset, {"fields": [part.name]}) for part in parts_of(tab) if part.fieldset]
    return [*tab.fieldsets, *added, *tab.closing]


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
