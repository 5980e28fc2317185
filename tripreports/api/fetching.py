"""Fetching what a serializer shows, in few queries, and nothing that the reader may not see."""

from typing import TYPE_CHECKING, Any

from django.db.models import Model, Prefetch, QuerySet
from rest_framework.serializers import ListSerializer

from tripreports.api.fields import Brief, Many

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


def rows_for(model: type[Model], serializer: Any, user: "Reader | None") -> QuerySet[Any]:
    """The visible records, joined with what the fields of the serializer are read from.

    To-many relations are fetched by the same rule, so that a nested list can neither be
    forgotten nor show what is hidden.
    """
    fields = serializer.fields.values()
    joined = [_path(field) for field in fields if isinstance(field, Brief)]
    nested = [
        Prefetch(_path(field), _nested(model, field, user))
        for field in fields
        if isinstance(field, Many | ListSerializer)
    ]
    return _visible(model, user).select_related(*joined).prefetch_related(*nested)


def _nested(model: Any, field: Any, user: "Reader | None") -> QuerySet[Any]:
    related = model._meta.get_field(_path(field)).related_model
    if isinstance(field, ListSerializer):
        return rows_for(related, field.child, user)
    return _visible(related, user)


def _visible(model: Any, user: "Reader | None") -> QuerySet[Any]:
    visible: QuerySet[Any] = model._default_manager.visible_to(user)
    return visible


def _path(field: Any) -> str:
    return str(field.source).replace(".", "__")
