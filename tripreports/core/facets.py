"""Which values a filter would find each row by: what a list counts beside itself.

A filter asks for the rows of a value, a facet for the values of all rows. Both follow the same
paths, and see on the way only what the reader may see.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django_filters import Filter, ModelChoiceFilter

from tripreports.core.filters import HasFilter, YearFilter, YesNoFilter
from tripreports.core.reach import reach

# The key of a row, and one of its values as an address writes it.
Pair = tuple[str, str]


def values_of_rows(asked: Filter, rows: QuerySet[Any]) -> Iterable[Pair]:
    """Every value of every row; a pair may come twice. The filter is one of a bound set."""
    if isinstance(asked, YearFilter):
        return _years(asked, rows)
    if isinstance(asked, HasFilter):
        return _presence(asked, rows)
    return _at_the_end(asked, rows)


def written(asked: Filter, value: Any) -> str:
    """A value that a filter was given, as the pairs have it: a year in the western calendar."""
    if isinstance(asked, YearFilter):
        return str(asked.year(value).on.year)
    if isinstance(asked, YesNoFilter):
        return _yes_or_no(value)
    return str(getattr(value, "pk", value))


def _years(asked: YearFilter, rows: QuerySet[Any]) -> Iterator[Pair]:
    for key, first, last in rows.values_list("pk", *asked.edges()):
        for year in _reached(first, last):
            yield key, str(year)


def _reached(first: dt.date | None, last: dt.date | None) -> Iterable[int]:
    """The years that a period reaches into; one without an end has only its first."""
    return range(first.year, (last or first).year + 1) if first else ()


def _presence(asked: HasFilter, rows: QuerySet[Any]) -> Iterator[Pair]:
    found = Q()
    for path, where in asked.paths:
        found |= reach(rows.model, path, where, asked.parent.user)
    have = set(rows.filter(found).values_list("pk", flat=True))
    for key in rows.values_list("pk", flat=True):
        yield key, _yes_or_no(key in have)


def _at_the_end(asked: Filter, rows: QuerySet[Any]) -> Iterator[Pair]:
    at_the_end: dict[str, Any] = {}
    for path, where in asked.paths:
        if isinstance(asked, ModelChoiceFilter):
            possible = asked.get_queryset(asked.get_request())
            at_the_end = {f"{path}__in": possible.order_by().values("pk")}
        # In one call, so that all conditions are about the same joined rows.
        found = rows.filter(**_on_the_way(rows, path, where, asked.parent.user), **at_the_end)
        pairs = found.order_by().values_list("pk", path).distinct()
        for key, value in pairs.iterator(chunk_size=5000):
            if value not in (None, ""):
                yield key, _yes_or_no(value) if isinstance(value, bool) else value


def _on_the_way(rows: QuerySet[Any], path: str, where: Q, user: Any) -> dict[str, Any]:
    """That nothing hidden lies on the path, and that the last step meets a condition."""
    *steps, _last = path.split("__")
    model, conditions = rows.model, {}
    for number, step in enumerate(steps, 1):
        model = model._meta.get_field(step).related_model
        seen = model._default_manager.visible_to(user)
        if number == len(steps):
            seen = seen.filter(where)
        if seen.query.has_filters():
            conditions["__".join([*steps[:number], "in"])] = seen.order_by().values("pk")
    return conditions


def _yes_or_no(value: object) -> str:
    return "true" if value else "false"
