"""The site itself as linked data: what it is, how to search it, and the way to a page."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tripreports.browse.machine.asking import language_tag
from tripreports.browse.machine.linked.node import Node, licensed, node

_TERM = "search_term_string"


def website(request: HttpRequest) -> Node:
    home = request.build_absolute_uri(reverse("browse:home"))
    return node(
        "WebSite",
        **{"@id": f"{home}#site"},
        name=_("Tripreports"),
        url=home,
        inLanguage=["zh-Hant", "en"],
        potentialAction=_search(request),
        **licensed(),
    )


def web_page(request: HttpRequest, path: str, name: str, *, kind: str = "WebPage") -> Node:
    site = request.build_absolute_uri(reverse("browse:home"))
    return node(
        kind,
        name=name,
        url=request.build_absolute_uri(path),
        isPartOf={"@id": f"{site}#site"},
        inLanguage=language_tag(),
        **licensed(),
    )


def breadcrumbs(request: HttpRequest, steps: Iterable[tuple[str, str]]) -> Node:
    """The way from the home page, as names and paths."""
    items = [
        node("ListItem", position=number, name=name, item=request.build_absolute_uri(path))
        for number, (name, path) in enumerate(steps, 1)
    ]
    return node("BreadcrumbList", itemListElement=items)


def _search(request: HttpRequest) -> Node:
    address = request.build_absolute_uri(reverse("browse:search"))
    target = node("EntryPoint", urlTemplate=f"{address}?q={{{_TERM}}}")
    return node("SearchAction", target=target) | {"query-input": f"required name={_TERM}"}
