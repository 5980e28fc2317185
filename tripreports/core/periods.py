"""Filters of dates and periods, whole or as far as the source says."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, NumberFilter

from tripreports.core.dates import PartialDate
from tripreports.core.reach import follow, reach


class _PartialDateField(forms.CharField):
    default_error_messages = {
        "invalid": _("Give a date as 2025-09-23, 2025-09, 2025 or 114年9月23日."),
    }

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="no_date") from error


class DateFilter(CharFilter):
    """A day, month or year of either calendar; a range includes the whole of its last one.

    The date is the record's, or that of the record at the end of a path.
    """

    field_class = _PartialDateField

    def __init__(self, name: str, lookup: str = "exact", through: str = "", **kwargs: Any) -> None:
        self.through = through
        super().__init__(name, lookup, **kwargs)

    def filter(self, queryset: QuerySet[Any], value: PartialDate | None) -> QuerySet[Any]:
        if value is None:
            return queryset
        found = self._condition(value)
        return queryset.filter(reach(queryset.model, self.through, found, self.parent.user))

    def _condition(self, value: PartialDate) -> Q:
        if self.lookup_expr == "gte":
            return Q(**{f"{self.field_name}__gte": value.on})
        if self.lookup_expr == "lte":
            return Q(**{f"{self.field_name}__lte": value.last_day})
        return Q(**{f"{self.field_name}__range": (value.on, value.last_day)})


class CoversFilter(CharFilter):
    """Periods that hold a day, or part of a month or year; one without an end goes on.

    A record without dates has the period of the one to which `or_else` leads from it, if given.
    """

    field_class = _PartialDateField

    def __init__(self, *, or_else: tuple[str, ...] = (), through: str = "", **kwargs: Any) -> None:
        self.or_else, self.through = or_else, through
        super().__init__(**kwargs)

    def filter(self, queryset: QuerySet[Any], value: PartialDate | None) -> QuerySet[Any]:
        if value is None:
            return queryset
        model = follow(queryset.model, filter(None, self.through.split("__")))
        found = self._held(model, value, self.or_else)
        return queryset.filter(reach(queryset.model, self.through, found, self.parent.user))

    def _held(self, model: type[Model], value: PartialDate, or_else: tuple[str, ...]) -> Q:
        own = _overlaps(model, value)
        if not or_else:
            return own
        step, *rest = or_else
        others = self._held(follow(model, [step]), value, tuple(rest))
        undated = Q(starts_on=None, ends_on=None)
        return own | (undated & reach(model, step, others, self.parent.user))


class YearFilter(NumberFilter):
    """A year, of the ROC calendar if below 1000, into which the period reaches.

    The field named is a date, or the relation to the record that has the period.
    """

    def __init__(self, field_name: str = "", **kwargs: Any) -> None:
        super().__init__(field_name, min_value=1, max_value=dt.MAXYEAR, decimal_places=0, **kwargs)

    def filter(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if value is None:
            return queryset
        year = self.year(value)
        if self.field_name.endswith("_on"):
            return queryset.filter(**{f"{self.field_name}__range": (year.on, year.last_day)})
        return queryset.filter(_overlaps(queryset.model, year, self.field_name))

    def year(self, value: Any) -> PartialDate:
        return PartialDate.parse(f"{int(value)}年")

    def edges(self) -> tuple[str, str]:
        """The columns in which the period begins and ends."""
        if self.field_name.endswith("_on"):
            return self.field_name, self.field_name
        return _edge(self.field_name, "starts_on"), _edge(self.field_name, "ends_on")


def _overlaps(model: Any, date: PartialDate, relation: str = "") -> Q:
    start, end = _edge(relation, "starts_on"), _edge(relation, "ends_on")
    over = Q(**{f"{end}__lt": date.on})
    if not getattr(model, "is_open_ended", False):
        over |= Q(**{end: None, f"{start}__lt": date.on})
    return Q(**{f"{start}__lte": date.last_day}) & ~over


def _edge(relation: str, name: str) -> str:
    return f"{relation}__{name}" if relation else name
