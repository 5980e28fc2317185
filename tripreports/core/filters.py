"""The kinds of filters that lists of records are asked with, on pages and in the API alike.

A filter that follows relations names them by path (`encounters__event`); some of these lie in
apps above the model's own, which are thus named and not imported.
"""

import copy
import types
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from django import forms
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

from tripreports.core.lists import CodeField, KeyField, MomentField, SeveralField, YesNoField
from tripreports.core.lookups import name_contains, name_is
from tripreports.core.reach import follow, has, reach

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


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
    return lambda: follow(model, path.split("__"))


def choices_of(model: type[Model], path: str) -> Callable[[], Any]:
    """The choices of the field at the end of a path, looked up when all apps are loaded."""
    *steps, name = path.split("__")
    return lambda: cast("Any", follow(model, steps)._meta.get_field(name)).choices


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


class _RecordFilter(_ByPath, ModelChoiceFilter):
    """The key of another record; one that is hidden from the reader is as good as unknown."""

    field_class = KeyField

    def several(self) -> "Filter":
        return RecordsFilter(self.queryset, *self.paths, label=one_of(self.label))


class KeyFilter(_RecordFilter):
    """The key of another record, of which there may be very many."""

    def __init__(self, model: Asked, *paths: Path, **kwargs: Any) -> None:
        super().__init__(*paths, queryset=visible(model), widget=forms.TextInput, **kwargs)


class PickFilter(_RecordFilter):
    """The key of another record, to be picked from a short list."""

    def __init__(self, model: Asked, *paths: Path, among: Q | None = None, **kwargs: Any):
        conditions = [among] if among is not None else []
        super().__init__(*paths, queryset=visible(model, *conditions), **kwargs)


class RecordsFilter(_ByPath):
    """Keys of other records, any of which is good; what is hidden or unknown finds nothing."""

    field_class = SeveralField

    def __init__(self, queryset: Any, *paths: Path, **kwargs: Any) -> None:
        self.queryset = queryset
        super().__init__(*paths, **kwargs)

    def condition(self, field: str, value: list[str]) -> Q:
        found = self.queryset(self.parent.request).filter(pk__in=value)
        return Q(**{f"{field}__in": found.order_by()})


class CodeFilter(_ByPath, ChoiceFilter):
    """One of the codes of an enumeration."""

    field_class = CodeField

    def several(self) -> "Filter":
        return CodesFilter(*self.paths, choices=self.extra["choices"], label=one_of(self.label))


class CodesFilter(_ByPath):
    """Codes of an enumeration, any of which is good."""

    field_class = SeveralField

    def condition(self, field: str, value: list[str]) -> Q:
        return Q(**{f"{field}__in": value})


class KeysFilter(CodesFilter):
    """Keys of the records that are wanted."""


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

    field_class = YesNoField

    def __init__(self, *paths: Path, **kwargs: Any) -> None:
        super().__init__(
            *paths,
            choices=[*BLANK_CHOICE_DASH, ("true", _("yes")), ("false", _("no"))],
            coerce=lambda value: value == "true",
            empty_value=None,
            **kwargs,
        )


class HasFilter(YesNoFilter):
    """`true` or `false`: whether the record has such relations at all.

    Where they are `common`, each record is asked for its own, so that the first of a list are found
    at once; where few have any, these are found first.
    """

    def __init__(self, *paths: Path, common: bool = False, **kwargs: Any) -> None:
        self.leads_there = has if common else reach
        super().__init__(*paths, **kwargs)

    def filter(self, queryset: QuerySet[Any], value: bool | None) -> QuerySet[Any]:
        if value is None:
            return queryset
        found = Q()
        for path, where in self.paths:
            found |= self.leads_there(queryset.model, path, where, self.parent.user)
        return queryset.filter(found if value else ~found)


class MomentFilter(Filter):
    """A moment, with the zone of its time."""

    field_class = MomentField


class CountFilter(NumberFilter):
    """A whole number."""

    field_class = forms.IntegerField


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

    def value_of(self, model: type[Model], name: str) -> Any:
        """By what rows are compared."""
        if name in self.computed:
            return self.computed[name]
        # A name that is missing is unknown, too.
        return NullIf(F(name), Value("")) if _is_empty_text(model, name) else F(name)

    def may_be_unknown(self, model: type[Model], name: str) -> bool:
        return name in self.computed or _is_empty_text(model, name) or _is_nullable(model, name)

    def _expression(self, model: type[Model], name: str) -> Any:
        field = self.value_of(model, name.removeprefix("-"))
        if name.startswith("-"):
            return field.desc(nulls_last=True)
        return field.asc(nulls_last=True)


class _Filters(dict[str, Any]):
    """The filters of a class, of which every request has copies; deep ones would cost more."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "_Filters":
        return _Filters({name: _own(each) for name, each in self.items()})


def _own(each: Filter) -> Filter:
    """A copy that shares nothing of which the reader decides: what its field may choose from."""
    own = copy.copy(each)
    own.extra = each.extra.copy()
    vars(own).pop("_field", None)
    return own


class RecordFilterSet(FilterSet):
    """What a list may be asked; everything that it follows is visible to the one who asks.

    Whatever takes a key or a code, takes several of them as `<name>__in`.
    """

    key__in = KeysFilter("key", label=_("these records"))
    is_derived = YesNoFilter("is_derived", label=_("derived"))
    updated_since = MomentFilter("updated_at", "gte", label=_("changed since"))

    @property
    def user(self) -> "Reader | None":
        return getattr(self.request, "user", None)

    @classmethod
    def get_filters(cls) -> dict[str, Filter]:
        filters = super().get_filters()
        taking_several = {
            f"{name}__in": each.several()
            for name, each in filters.items()
            if isinstance(each, CodeFilter | _RecordFilter)
        }
        return _Filters(filters | taking_several)

    @classmethod
    def asked(cls, names: Iterable[str]) -> "type[RecordFilterSet]":
        """The same with these filters alone: making all of them would take longer than a list."""
        every: Any = cls
        return _narrowed(every, frozenset(names).intersection(cls.base_filters))


@lru_cache(maxsize=512)
def _narrowed(all_of: Any, names: frozenset[str]) -> type[RecordFilterSet]:
    narrowed: Any = types.new_class(all_of.__name__, (all_of,))
    known = all_of.base_filters.items()
    narrowed.base_filters = _Filters({name: each for name, each in known if name in names})
    return cast("type[RecordFilterSet]", narrowed)


def one_of(label: Any) -> Any:
    return format_lazy(_("{field}, one of several"), field=label)


def _is_empty_text(model: type[Model], path: str) -> bool:
    """Whether it is text that may be left out."""
    *steps, name = path.split("__")
    field = follow(model, steps)._meta.get_field(name)
    return isinstance(field, CharField) and field.blank


def _is_nullable(model: type[Model], path: str) -> bool:
    """Whether there may be no value at the end of the path."""
    steps = path.split("__")
    return any(
        cast("Any", follow(model, steps[:number])._meta.get_field(name)).null
        for number, name in enumerate(steps)
    )
