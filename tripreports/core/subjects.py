"""Filters of records that are about any other: by its kind and its key."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django_filters import CharFilter, ChoiceFilter
from django_filters.constants import EMPTY_VALUES

from tripreports.core.lists import CodeField
from tripreports.core.models import Record

_LONGEST_KEY = 80


@cache
def kinds() -> dict[str, type[Model]]:
    """Every kind of record, by the name that addresses and answers call it."""
    found = (model for model in apps.get_models() if issubclass(model, Record))
    return {str(model._meta.model_name): model for model in found}


class KindFilter(ChoiceFilter):
    """The kind of record that a generic relation leads to."""

    field_class = CodeField

    def __init__(self, relation: str, **kwargs: Any) -> None:
        self.relation = relation
        super().__init__(choices=_choices, **kwargs)

    def filter(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value in EMPTY_VALUES:
            return queryset
        return queryset.filter(_about(self.relation, [kinds()[value]], Q(), self.parent.user))


class SubjectFilter(CharFilter):
    """The key of the record that a generic relation leads to; its kind may be asked beside it."""

    def __init__(self, relation: str, **kwargs: Any) -> None:
        self.relation = relation
        super().__init__(max_length=_LONGEST_KEY, **kwargs)

    def filter(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value in EMPTY_VALUES:
            return queryset
        kind = self.parent.form.cleaned_data.get(f"{self.relation}_type")
        models = [kinds()[kind]] if kind else kinds().values()
        return queryset.filter(_about(self.relation, models, Q(pk=value), self.parent.user))


def _choices() -> list[tuple[str, Any]]:
    return [(name, model._meta.verbose_name) for name, model in kinds().items()]


def _about(relation: str, models: Iterable[Any], condition: Q, user: Any) -> Q:
    """Rows whose generic relation leads to such records, as far as the user may see these."""
    found = Q()
    for model in models:
        records = model._default_manager.visible_to(user).filter(condition).order_by()
        kind = ContentType.objects.get_for_model(model)
        found |= Q(**{f"{relation}_type": kind, f"{relation}_key__in": records.values("pk")})
    return found
