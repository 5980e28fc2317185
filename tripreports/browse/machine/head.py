"""The part of a page that only machines read: what it is about, where it stands, how else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tripreports.browse.machine.linked.node import Node, written
from tripreports.browse.machine.linked.site import breadcrumbs, web_page, website
from tripreports.browse.page import Shown
from tripreports.core.licence import LICENCE_ADDRESS

ATOM, JSON, CALENDAR = "application/atom+xml", "application/json", "text/calendar"


@dataclass(frozen=True, slots=True)
class Alternate(Shown):
    """The same in another format."""

    format: str
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Head(Shown):
    """What search engines, feed readers and those who share a link are told of a page."""

    title: str
    description: str
    address: str
    linked: str = ""
    kind: str = "website"
    image: str = ""
    alternates: tuple[Alternate, ...] = ()
    is_indexed: bool = True
    licence: str = LICENCE_ADDRESS

    @property
    def locale(self) -> str:
        return "zh_TW" if (get_language() or "").startswith("zh") else "en_US"

    @property
    def other_locale(self) -> str:
        return "en_US" if self.locale == "zh_TW" else "zh_TW"


def about_the_archive() -> str:
    return _(
        "An archive of reports of official trips abroad: who went, whom they met in which office, "
        "what was decided and promised, and the words that prove it."
    )


def page_head(
    request: HttpRequest,
    title: str = "",
    description: str = "",
    *,
    way: Iterable[tuple[str, str]] = (),
    graph: Iterable[Node] = (),
    alternates: tuple[Alternate, ...] = (),
    kind: str = "WebPage",
) -> Head:
    """The head of a page that is about no single record; its way leads there from the home page."""
    steps = [(_("Home"), reverse("browse:home")), *way]
    title = title or _("Tripreports")
    nodes = [web_page(request, request.path, title, kind=kind), *graph]
    if way:
        nodes.append(breadcrumbs(request, steps))
    return Head(
        title=title,
        description=description or about_the_archive(),
        address=request.build_absolute_uri(request.path),
        linked=written(nodes),
        alternates=alternates,
    )


def home_head(request: HttpRequest) -> Head:
    title = _("Reports of official trips abroad")
    return page_head(request, title, graph=[website(request)], alternates=(trip_feed(),))


def trip_feed(asked: str = "", title: str = "") -> Alternate:
    address = reverse("browse:trip-feed") + (f"?{asked}" if asked else "")
    return Alternate(ATOM, address, title or _("Newest trips"))


def calendar(asked: str = "") -> Alternate:
    address = reverse("browse:calendar") + (f"?{asked}" if asked else "")
    return Alternate(CALENDAR, address, _("Events and ends of terms"))


def head(request: HttpRequest) -> dict[str, Any]:
    """Gives every page a head of its own address; pages that know more give a better one."""
    return {"head": SimpleLazyObject(lambda: page_head(request))}
