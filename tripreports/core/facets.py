"""Which values a filter would find each row by: what a list counts beside itself.

A filter asks for the rows of a value, a facet for the values of all rows. Both follow the same
paths, and see on the way only what the reader may see.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django_filters import Filter, ModelChoiceFilter

from tripreports.core.filters import HasFilter, YesNoFilter
from tripreports.core.periods import YearFilter
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
    possible = _possible(asked)
    for path, where in asked.paths:
        found = _ends(rows, "pk", path.split("__"), where, asked.parent.user)
        if possible is not None:
            yield from (pair for pair in found if pair[1] in possible)
        elif isinstance(asked, YesNoFilter):
            yield from ((key, _yes_or_no(value)) for key, value in found)
        else:
            yield from (pair for pair in found if pair[1])


def _possible(asked: Filter) -> set[str] | None:
    """The keys that a filter takes, if it takes keys of records."""
    if not isinstance(asked, ModelChoiceFilter):
        return None
    return set(asked.get_queryset(asked.get_request()).order_by().values_list("pk", flat=True))


def _ends(
    rows: QuerySet[Any], origin: str, steps: list[str], where: Q, user: Any
) -> Iterable[tuple[Any, Any]]:
    """A column of the rows, with the values at the end of a path that begins at them.

    Step by step, each in a flat query of its own: planners are lost in the joins of all.
    """
    step, *rest = steps
    relation: Any = rows.model._meta.get_field(step)
    if not rest:
        rows = rows.filter(where)
        if relation.many_to_many:  # most rows may have none
            rows = rows.filter(**{f"{step}__isnull": False})
        return rows.order_by().values_list(origin, step)
    others = relation.related_model._default_manager.visible_to(user)
    back, at = ("pk", step) if relation.many_to_one else (relation.remote_field.name, "pk")
    found = _ends(others, back, rest, where, user)
    if at == origin:  # the other rows know the column themselves
        seen = set(rows.order_by().values_list("pk", flat=True))
        return (pair for pair in found if pair[0] in seen)
    ends = defaultdict(list)
    for key, value in found:
        ends[key].append(value)
    pairs = rows.order_by().values_list(origin, at)
    return ((key, value) for key, between in pairs for value in ends.get(between, ()))


def _yes_or_no(value: object) -> str:
    return "true" if value else "false"
