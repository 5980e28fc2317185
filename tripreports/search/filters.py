"""Filters of lists that ask the index and not the tables."""

from typing import Any

from django.db.models import Q, QuerySet
from django_filters.constants import EMPTY_VALUES

from tripreports.core.filters import Path, TextFilter
from tripreports.core.reach import reach
from tripreports.search.query import called, matching


class SearchFilter(TextFilter):
    """Words that all stand in the text by which a record is found, anywhere in it.

    The record is the one in the list, or the one at the end of a path. `also` names columns that
    no document has; there the text must stand as a whole.
    """

    def __init__(self, *records: str, also: tuple[Path, ...] = (), **kwargs: Any) -> None:
        self.records = records or ("",)
        super().__init__(*(also or ("pk",)), **kwargs)
        self.also = self.paths if also else []

    def filter(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if value in EMPTY_VALUES:
            return queryset
        found = Q()
        for path in self.records:
            found |= self._found(queryset.model, path, value)
        for path, where in self.also:
            steps, _separator, last = path.rpartition("__")
            condition = self.condition(last, value) & where
            found |= reach(queryset.model, steps, condition, self.parent.user)
        return queryset.filter(found)

    def _found(self, model: Any, path: str, value: str) -> Q:
        searched = model
        for step in filter(None, path.split("__")):
            searched = searched._meta.get_field(step).related_model
        keys = matching(searched, value, self.parent.user)
        return reach(model, path, Q(pk__in=keys), self.parent.user)


class CalledFilter(TextFilter):
    """A name of the record or another spelling of it, whole, however it is typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("pk", **kwargs)

    def filter(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if value in EMPTY_VALUES:
            return queryset
        return queryset.filter(pk__in=called(queryset.model, value, self.parent.user))
