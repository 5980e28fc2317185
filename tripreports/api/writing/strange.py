"""Fields that a client may not write are refused by name, with what to do instead."""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tripreports.api.writing.body import Body, Steps

if TYPE_CHECKING:
    from tripreports.api.writing.shapes import Part, Shape

# Of one object; it takes no longer list to see what is wrong.
_MOST_TOLD = 20
_KEPT = gettext_lazy("The archive keeps this by itself: leave it out.")
_SERVERS = {
    "key": gettext_lazy("The archive gives the keys: leave it out."),
    "version": gettext_lazy("Leave it out, and send it as “If-Match”."),
    "state": gettext_lazy(
        "A report changes its state by steps, each with an address: POST to /trips/{key}/submit/."
    ),
    "image": gettext_lazy("Send a file as “multipart/form-data” with a new photo."),
    "url": _KEPT,
    "html_url": _KEPT,
    "citations": gettext_lazy("Write citations at their own address."),
}


def refuse_strange(
    shape: "Shape",
    sent: Mapping[str, Any],
    body: Body,
    at: Steps,
    implied: Collection[str] = (),
    only: Mapping[str, "Part"] | None = None,
) -> None:
    """Refuse what the server owns, what follows from the place, and what nobody knows.

    `only` are the parts that may be written, where that is not all of them.
    """
    parts = shape.parts if only is None else only
    for name in islice(_strange(shape, sent, parts, implied), _MOST_TOLD):
        if name in implied:
            body.refuse(
                (*at, name), _("This follows from where it stands: leave it out."), "implied"
            )
        else:
            body.refuse((*at, name), *_why_not(shape, name, parts))


def _strange(
    shape: "Shape", sent: Mapping[str, Any], parts: Mapping[str, "Part"], implied: Collection[str]
) -> Iterator[str]:
    return (
        name for name in sent if name in implied or (name not in shape.slots and name not in parts)
    )


def _why_not(shape: "Shape", name: str, parts: Mapping[str, "Part"]) -> tuple[str, str]:
    if name in shape.parts:
        told = _("With a new record only. Write them one by one at %s.")
        return told % f"/api/v1/{shape.parts[name].alone}/", "elsewhere"
    if name in _SERVERS:
        return str(_SERVERS[name]), "read_only"
    try:
        shape.model._meta.get_field(name)
    except FieldDoesNotExist:
        known = ", ".join(sorted([*shape.slots, *parts]))
        return _("Unknown field. Known here: %s.") % known, "unknown"
    return str(_KEPT), "read_only"
