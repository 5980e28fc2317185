"""What stands around every page: the ways to the lists, with the one marked that the page is in."""

from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

# The lists of the archive, in the order in which the header names them.
_LISTS: dict[str, Promise] = {
    "browse:trip-list": _("Trips"),
    "browse:delegate-list": _("Delegates"),
    "browse:event-list": _("Events"),
    "browse:organization-list": _("Organizations"),
    "browse:official-list": _("Officials"),
    "browse:election-list": _("Elections"),
}


class Way(NamedTuple):
    """A link to a list; `current` is what `aria-current` says of it, or nothing."""

    address: str
    name: Promise
    current: str


@register.inclusion_tag("components/_ways.html", takes_context=True)
def ways(context: Context) -> dict[str, Any]:
    """Pages for what went wrong are made without a request, and are in no list."""
    path = getattr(context.get("request"), "path", "")
    return {"ways": [_way(reverse(name), label, path) for name, label in _LISTS.items()]}


def _way(address: str, name: Promise, path: str) -> Way:
    if path == address:
        return Way(address, name, "page")
    return Way(address, name, "true" if path.startswith(address) else "")
