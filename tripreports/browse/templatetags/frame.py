"""What stands around every page: the ways to the lists, and to the pages about the site."""

from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.utils.functional import Promise

from tripreports.browse.frame import ABOUT, DATA, LISTS, Stop, reachable

register = template.Library()


class Way(NamedTuple):
    """A link to a page; `current` is what `aria-current` says of it, or nothing."""

    address: str
    name: Promise
    current: str


@register.inclusion_tag("components/_ways.html", takes_context=True)
def ways(context: Context) -> dict[str, Any]:
    """The header's: a page within a list marks that list."""
    return {"ways": _ways(context, LISTS)}


@register.inclusion_tag("components/_about.html", takes_context=True)
def about(context: Context) -> dict[str, Any]:
    """The footer's."""
    return {"ways": _ways(context, (*ABOUT, *DATA))}


def _ways(context: Context, stops: tuple[Stop, ...]) -> list[Way]:
    # Pages for what went wrong are made without a request, and are in no list.
    path = getattr(context.get("request"), "path", "")
    return [Way(address, stop.name, _current(address, path)) for stop, address in reachable(stops)]


def _current(address: str, path: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) else ""
