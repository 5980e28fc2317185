"""What a request asks of a resource: which members, which page, in which order.

Whatever is not known here is refused, with the names of what is.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request

from tripreports.api.parameters import BadParameter, flag, whole_number
from tripreports.api.reading.fields import Field, Ref, Refs, Rows
from tripreports.api.reading.resource import Resource, model_at
from tripreports.api.reading.shape import Expansions, Shape
from tripreports.api.resources import resource_of

SHAPING = ("fields", "expand", "citations")
PAGING = ("limit", "after", "before", "count")
ALL = "all"  # of `fields`, for lists that are to hold what details show
_LIMIT, _MOST = 50, 200
_EXPANSIONS, _DEPTH = 10, 2


@dataclass(frozen=True)
class Page:
    """Which part of a list."""

    limit: int
    after: str = ""
    before: str = ""
    is_counted: bool = False

    @property
    def cursor(self) -> str:
        return self.before or self.after

    @property
    def is_backward(self) -> bool:
        return bool(self.before)


def page(request: Request) -> Page:
    after, before = (request.query_params.get(name, "") for name in ("after", "before"))
    if after and before:
        told = _("Give either “after” or “before”, not both.")
        raise BadParameter({"before": [ErrorDetail(told, "not_both")]})
    limit = whole_number(request, "limit", default=_LIMIT, low=1, high=_MOST)
    return Page(limit, after, before, flag(request, "count"))


def shape(request: Request, resource: Resource, *, is_detail: bool) -> Shape:
    """The members that the request names, or those that a list or a detail shows by itself."""
    usual = Shape.of_detail(resource) if is_detail else Shape.of_list(resource)
    if not any(name in request.query_params for name in SHAPING):
        return usual
    expansions = _expansions(request, resource)
    members = _members(request, resource) or _with(usual.members, resource, expansions)
    return Shape(members, expansions, flag(request, "citations"))


def refuse_pages(request: Request) -> None:
    """Raise a 400 for what asks for a part of a file."""
    message = ErrorDetail(_("A file holds the whole list, and has no pages."), "not_in_file")
    if refused := {name: [message] for name in PAGING if name in request.query_params}:
        raise BadParameter(refused)


def refuse_in_table(shape: Shape) -> None:
    """Raise a 400 for what has no place in the cells of a table."""
    told = _("A table has no room for this. Ask for JSON or NDJSON.")
    message = ErrorDetail(told, "not_in_table")
    wanted = {"expand": bool(shape.expansions), "citations": shape.has_citations}
    if refused := {name: [message] for name, is_wanted in wanted.items() if is_wanted}:
        raise BadParameter(refused)


def _members(request: Request, resource: Resource) -> tuple[str, ...]:
    known = (*resource.head, *resource.all_fields)
    asked = names(request, "fields")
    refuse_unknown("fields", asked, (ALL, *known))
    return known if ALL in asked else tuple(name for name in known if name in asked)


def _with(members: tuple[str, ...], resource: Resource, expansions: Expansions) -> tuple[str, ...]:
    """Who wants something in full wants to see it, in a list too."""
    also = {path[0] for path in expansions}
    every = (*resource.head, *resource.all_fields)
    return tuple(name for name in every if name in members or name in also)


def _expansions(request: Request, resource: Resource) -> Expansions:
    asked = names(request, "expand")
    if len(asked) > _EXPANSIONS:
        message = _("Expand no more than %(number)d references at once.")
        raise BadParameter({"expand": [message % {"number": _EXPANSIONS}]})
    if asked:
        refuse_unknown("expand", asked, expandable(resource))
    return frozenset(tuple(path.split(".")) for path in asked)


def expandable(resource: Resource) -> list[str]:
    """What may be shown in full, and what within that: `agency`, `delegates.official`."""
    return [".".join(path) for path in _paths(resource.model, resource.all_fields.values())]


def _paths(
    model: Any, fields: Iterable[Field], above: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    for field in fields:
        if isinstance(field, Ref | Refs | Rows):
            other, path = model_at(model, field.path), (*above, field.name)
            inner = _fields_below(field, other)
            if inner:
                yield path
            if len(path) < _DEPTH:
                yield from _paths(other, inner, path)


def _fields_below(field: Field, model: Any) -> tuple[Field, ...]:
    if isinstance(field, Rows):
        return field.fields
    if isinstance(field, Ref) and field.fields:
        return ()
    resource = resource_of(model)
    return resource.listed if resource else ()


def names(request: Request, parameter: str) -> list[str]:
    """What stands between commas."""
    text = request.query_params.get(parameter, "")
    return text.split(",") if text else []


def refuse_unknown(parameter: str, asked: Collection[str], known: Collection[str]) -> None:
    """Raise a 400 that names what is not known, and what is."""
    if unknown := [name for name in asked if name not in known]:
        message = _("Not known here: %(unknown)s. Known are: %(names)s.")
        said = {"unknown": ", ".join(unknown[:10]), "names": ", ".join(known)}
        raise BadParameter({parameter: [message % said]})
