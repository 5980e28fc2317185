"""A page of a list: its keys by filters and order, and the way to the pages beside it."""

from collections.abc import Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request

from tripreports.api.parameters import BadParameter, coded
from tripreports.api.reader import reader_of
from tripreports.api.reading.asked import PAGING, SHAPING, Page, names, refuse_unknown
from tripreports.api.reading.order import BadCursor, Order, Row
from tripreports.api.reading.resource import Resource
from tripreports.core.filters import Ordering
from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class Leaf(NamedTuple):
    """The keys of one page, and the cursors of the pages beside it."""

    keys: list[str]
    previous: str
    next: str


def parameters(resource: Resource) -> list[str]:
    return [*SHAPING, *PAGING, *resource.filterset.base_filters]


def asks(resource: Resource, request: Request) -> list[str]:
    """The filters that the request names."""
    known = resource.filterset.base_filters
    return [name for name in request.query_params if name in known and name != "ordering"]


def filtered(resource: Resource, request: Request, reader: "Reader | None") -> QuerySet[Any]:
    """The records that the reader may see and has asked for, in no order."""
    seen = resource.visible_to(reader)
    asked = asks(resource, request)
    if not asked:
        return seen
    # Whose eyes they look with is not always whose token it is.
    eyes = SimpleNamespace(user=reader)
    filters = resource.filterset.asked(asked)(request.query_params, seen, request=eyes)
    if not filters.is_valid():
        raise BadParameter(coded(filters.errors))
    return cast("QuerySet[Any]", filters.qs)


def order(resource: Resource, request: Request) -> Order:
    """As asked, or the usual one of the resource."""
    asked = names(request, "ordering")
    refuse_unknown("ordering", asked, orderings(resource))
    for_all = not sees_drafts(reader_of(request))
    return _order(resource, tuple(asked) or resource.order, for_all=for_all)


def usual_order(resource: Resource) -> Order:
    return _order(resource, resource.order)


def orderings(resource: Resource) -> list[str]:
    return [str(sign) for sign, _label in _ordering(resource.filterset).extra["choices"]]


def leaf(rows: QuerySet[Any], by: Order, page: Page) -> Leaf:
    """The page of a list after or before a cursor, or the first."""
    way = by.turned() if page.is_backward else by
    found = way.sorted(rows)
    if page.cursor:
        found = way.after(found, place(by, page, by.fields(found)))
    return cut(list(by.places(found)[: page.limit + 1]), by, page)


def cut(shown: list[Row], by: Order, page: Page) -> Leaf:
    """What was found for a page, with one more to tell whether it goes on."""
    has_more = len(shown) > page.limit
    shown = shown[: page.limit]
    if page.is_backward:
        shown.reverse()
    has_previous = has_more if page.is_backward else bool(page.cursor)
    has_next = page.is_backward or has_more
    return Leaf(
        keys=[row[-1] for row in shown],
        previous=by.cursor(shown[0]) if shown and has_previous else "",
        next=by.cursor(shown[-1]) if shown and has_next else "",
    )


def place(by: Order, page: Page, fields: Sequence[Any]) -> Row:
    """The values at which a page begins or ends."""
    try:
        return by.place(page.cursor, fields)
    except BadCursor as error:
        name = "before" if page.is_backward else "after"
        message = _("Not a place in this list. Follow “next” or “previous” of its answers.")
        raise BadParameter({name: [ErrorDetail(message, "no_such_place")]}) from error


@lru_cache(maxsize=512)
def _order(resource: Resource, signs: tuple[str, ...], *, for_all: bool = False) -> Order:
    return Order.of(resource.model, signs, _ordering(resource.filterset), for_all=for_all)


def _ordering(filterset: Any) -> Ordering:
    return cast("Ordering", filterset.base_filters["ordering"])
