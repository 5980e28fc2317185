"""Which records of the world trips make public: those that they refer to, and what these need.

The relations are read from the models, so that a model added later takes part without being
named here, and the apps above this one stay unknown to it.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any, cast

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, Model, Q, QuerySet

from tripreports.core.models import SharedRecord
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip, TripRecord

Keys = dict[type[SharedRecord], set[str]]

_PUBLISHED = Q(state=TripState.PUBLISHED)
_BATCH = 10_000


def show_what_is_published() -> None:
    """Makes public what published trips refer to, and hides everything else."""
    shown = shown_by_published()
    for model in apps.get_models():
        if issubclass(model, SharedRecord):
            public = model._default_manager.filter(is_public=True)
            are_public = set(public.values_list("key", flat=True).order_by())
            _mark(model, shown[model] - are_public, public=True)
            _mark(model, are_public - shown[model], public=False)


def shown_by_published() -> Keys:
    """What published trips refer to, what that needs, and what is stated about it.

    A statement to which only unpublished trips refer is left out, even if it is about a record
    that is public already.
    """
    waiting = _referred_to(_PUBLISHED)
    withheld = _minus(_referred_to(~_PUBLISHED), waiting)
    found: Keys = defaultdict(set)
    while waiting:
        model, keys = waiting.popitem()
        keys -= found[model]
        found[model] |= keys
        for some in _batched(sorted(keys)):
            needed = _targets(model, model._default_manager.filter(key__in=some))
            for target, more in chain(needed, _statements_about(model, some, withheld)):
                waiting.setdefault(target, set()).update(more)
    return found


def _referred_to(trips: Q) -> Keys:
    """Shared records to which the records of these trips point, citations included."""
    found: Keys = defaultdict(set)
    for target, keys in _targets(Trip, Trip.objects.filter(trips)):
        found[target] |= keys
    for model in apps.get_models():
        if issubclass(model, TripRecord):
            of_trips = Q(**{f"{model.trip_path}__in": Trip.objects.filter(trips).values("key")})
            for target, keys in _targets(model, model._default_manager.filter(of_trips)):
                found[target] |= keys
    return dict(found)


def _mark(model: type[SharedRecord], keys: set[str], *, public: bool) -> None:
    for some in _batched(sorted(keys)):
        model._default_manager.filter(key__in=some).update(is_public=public)


def _batched(keys: list[str]) -> Iterator[list[str]]:
    """A database takes only so many keys in one query."""
    for start in range(0, len(keys), _BATCH):
        yield keys[start : start + _BATCH]


def _minus(first: Keys, second: Keys) -> Keys:
    return {model: keys - second.get(model, set()) for model, keys in first.items()}


def _targets(
    model: type[Model], rows: QuerySet[Any]
) -> Iterator[tuple[type[SharedRecord], set[str]]]:
    """The shared records that the rows point to, by model."""
    for field in model._meta.get_fields():
        if isinstance(field, GenericForeignKey):
            yield from _generic_targets(field, rows)
            continue
        target = field.related_model
        forward = field.many_to_many or isinstance(field, ForeignKey)
        if forward and not field.auto_created and _is_shared(target):
            keys = rows.exclude(**{field.name: None}).values_list(field.name, flat=True)
            yield cast("type[SharedRecord]", target), set(keys.order_by().distinct())


def _generic_targets(
    field: GenericForeignKey, rows: QuerySet[Any]
) -> Iterator[tuple[type[SharedRecord], set[str]]]:
    by_type: dict[int, set[str]] = defaultdict(set)
    pairs = rows.values_list(field.ct_field, field.fk_field).order_by().distinct()
    for type_id, key in pairs:
        if type_id:
            by_type[type_id].add(key)
    for type_id, keys in by_type.items():
        target = ContentType.objects.get_for_id(type_id).model_class()
        if _is_shared(target):
            yield cast("type[SharedRecord]", target), keys


def _statements_about(
    model: type[SharedRecord], keys: list[str], withheld: Keys
) -> Iterator[tuple[type[SharedRecord], set[str]]]:
    """Posts of a person, speeches at an event, figures of an organization, and so on."""
    for other in apps.get_models():
        if not issubclass(other, SharedRecord) or not other.states_about:
            continue
        field: Any = other._meta.get_field(other.states_about)
        if isinstance(field, GenericForeignKey):
            about = {
                field.ct_field: ContentType.objects.get_for_model(model),
                f"{field.fk_field}__in": keys,
            }
        elif field.related_model is model:
            about = {f"{field.name}__in": keys}
        else:
            continue
        stated = other._default_manager.filter(**about).values_list("key", flat=True)
        yield other, set(stated.order_by()) - withheld.get(other, set())


def _is_shared(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, SharedRecord)
