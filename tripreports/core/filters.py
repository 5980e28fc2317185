"""The kinds of filters that lists of records are asked with, on pages and in the API alike.

A filter that follows relations names them by path (`encounters__event`); some of these lie in
apps above the model's own, which are thus named and not imported.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.db.models.fields import BLANK_CHOICE_DASH
from django.db.models.functions import NullIf
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import (
    CharFilter,
    ChoiceFilter,
    Filter,
    FilterSet,
    ModelChoiceFilter,
    NumberFilter,
    OrderingFilter,
    TypedChoiceFilter,
)
from django_filters.constants import EMPTY_VALUES

from tripreports.core.dates import PartialDate
from tripreports.core.lookups import name_contains, name_is
from tripreports.core.reach import reach

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class RecordFilterSet(FilterSet):
    """What a list may be asked; everything that it follows is visible to the one who asks."""

    @property
    def user(self) -> "Reader | None":
        return getattr(self.request, "user", None)


Path = str | tuple[str, Q]
# No name is longer.
_LONGEST = 300
Asked = type[Model] | Callable[[], type[Model]]


def visible(model: Asked, *conditions: Q) -> Callable[[Any], QuerySet[Any]]:
    """The records of the model that whoever makes the request may see."""

    def queryset(request: Any) -> QuerySet[Any]:
        asked: Any = model if isinstance(model, type) else model()
        seen: QuerySet[Any] = asked._default_manager.visible_to(getattr(request, "user", None))
        return seen.filter(*conditions)

    return queryset


def related(model: type[Model], path: str) -> Callable[[], type[Model]]:
    """The model at the end of a path of relations, looked up when all apps are loaded."""
    return lambda: _follow(model, path.split("__"))


def choices_of(model: type[Model], path: str) -> Callable[[], Any]:
    """The choices of the field at the end of a path, looked up when all apps are loaded."""
    *steps, name = path.split("__")
    return lambda: cast("Any", _follow(model, steps)._meta.get_field(name)).choices


class _ByPath(Filter):
    """A filter that is met if any of its paths leads to the value.

    With a path may come a condition on the record at the last but one step of it.
    """

    def __init__(self, *paths: Path, **kwargs: Any) -> None:
        self.paths = [(path, Q()) if isinstance(path, str) else path for path in paths]
        super().__init__(field_name=self.paths[0][0], **kwargs)

    def filter(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if value in EMPTY_VALUES:
            return queryset
        found = Q()
        for path, where in self.paths:
            steps, _separator, last = path.rpartition("__")
            condition = self.condition(last, value) & where
            found |= reach(queryset.model, steps, condition, self.parent.user)
        return queryset.filter(found)

    def condition(self, field: str, value: Any) -> Q:
        return Q(**{field: value})


class KeyFilter(_ByPath, ModelChoiceFilter):
    """The key of another record; one that is hidden from the reader is as good as unknown."""

    def __init__(self, model: Asked, *paths: Path, **kwargs: Any) -> None:
        super().__init__(*paths, queryset=visible(model), widget=forms.TextInput, **kwargs)


class PickFilter(_ByPath, ModelChoiceFilter):
    """The key of another record, to be picked from a short list."""

    def __init__(self, model: Asked, *paths: Path, among: Q | None = None, **kwargs: Any):
        conditions = [among] if among is not None else []
        super().__init__(*paths, queryset=visible(model, *conditions), **kwargs)


class CodeFilter(_ByPath, ChoiceFilter):
    """One of the codes of an enumeration."""


class _WordsFilter(_ByPath, CharFilter):
    """Words, no more of them than a database can compare with."""

    def __init__(self, *paths: Path, **kwargs: Any) -> None:
        super().__init__(*paths, max_length=_LONGEST, **kwargs)


class NameFilter(_WordsFilter):
    """A name or another spelling of it, whole, however it is typed."""

    def condition(self, field: str, value: str) -> Q:
        return name_is(field, value)


class TextFilter(_WordsFilter):
    """Text inside names, their other spellings, and the like."""

    def condition(self, field: str, value: str) -> Q:
        return name_contains(field, value)


class YesNoFilter(_ByPath, TypedChoiceFilter):
    """`true` or `false`, of a field that holds it."""

    def __init__(self, *paths: Path, **kwargs: Any) -> None:
        super().__init__(
            *paths,
            choices=[*BLANK_CHOICE_DASH, ("true", _("yes")), ("false", _("no"))],
            coerce=lambda value: value == "true",
            empty_value=None,
            **kwargs,
        )


class HasFilter(YesNoFilter):
    """`true` or `false`: whether the record has such relations at all."""

    def filter(self, queryset: QuerySet[Any], value: bool | None) -> QuerySet[Any]:
        if value is None:
            return queryset
        found = Q()
        for path, where in self.paths:
            found |= reach(queryset.model, path, where, self.parent.user)
        return queryset.filter(found if value else ~found)


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
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class CountFilter(NumberFilter):
    """A whole number."""

    field_class = forms.IntegerField


class DateFilter(CharFilter):
    """A day, month or year of either calendar; a range includes the whole of its last one."""

    field_class = _PartialDateField

    def filter(self, queryset: QuerySet[Any], value: PartialDate | None) -> QuerySet[Any]:
        if value is None:
            return queryset
        if self.lookup_expr == "gte":
            return queryset.filter(**{f"{self.field_name}__gte": value.on})
        if self.lookup_expr == "lte":
            return queryset.filter(**{f"{self.field_name}__lte": value.last_day})
        return queryset.filter(**{f"{self.field_name}__range": (value.on, value.last_day)})


class CoversFilter(CharFilter):
    """Periods that hold a day, or part of a month or year; one without an end goes on."""

    field_class = _PartialDateField

    def filter(self, queryset: QuerySet[Any], value: PartialDate | None) -> QuerySet[Any]:
        if value is None:
            return queryset
        return queryset.filter(_overlaps(queryset.model, value))


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


class Ordering(OrderingFilter):
    """An order that is the same on every database: unknown values last, then by key."""

    def __init__(self, fields: dict[str, Any], computed: dict[str, Any] | None = None) -> None:
        """`computed` holds what is no column of its own, such as the length of a period."""
        self.computed = computed or {}
        backwards = {
            f"-{name}": format_lazy(_("{field}, descending"), field=label)
            for name, label in fields.items()
        }
        choices = [*fields.items(), *backwards.items()]
        super().__init__(fields=list(fields), choices=choices, label=pgettext_lazy("list", "order"))

    def filter(self, queryset: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        if value in EMPTY_VALUES:
            return queryset
        order = [self._expression(queryset.model, name) for name in value or () if name]
        return queryset.order_by(*order, "key")

    def _expression(self, model: type[Model], name: str) -> Any:
        plain = name.removeprefix("-")
        field = self.computed.get(plain) or F(plain)
        if plain not in self.computed and _is_text(model, plain):
            field = NullIf(field, Value(""))  # a name that is missing is unknown, too
        if name.startswith("-"):
            return field.desc(nulls_last=True)
        return field.asc(nulls_last=True)


def _overlaps(model: Any, date: PartialDate, relation: str = "") -> Q:
    start, end = _edge(relation, "starts_on"), _edge(relation, "ends_on")
    over = Q(**{f"{end}__lt": date.on})
    if not getattr(model, "is_open_ended", False):
        over |= Q(**{end: None, f"{start}__lt": date.on})
    return Q(**{f"{start}__lte": date.last_day}) & ~over


def _edge(relation: str, name: str) -> str:
    return f"{relation}__{name}" if relation else name


def _is_text(model: type[Model], path: str) -> bool:
    *steps, name = path.split("__")
    return isinstance(_follow(model, steps)._meta.get_field(name), CharField)


def _follow(model: type[Model], steps: Iterable[str]) -> type[Model]:
    for step in steps:
        model = cast("type[Model]", model._meta.get_field(step).related_model)
    return model
