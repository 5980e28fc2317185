"""Which records of the world trips make public: those that they refer to, and what these need.

The relations are read from the models, so that a model added later takes part without being
named here, and the apps above this one stay unknown to it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias, cast

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ForeignKey, Model, Q, QuerySet

from tripreports.core.models import SharedRecord
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip, TripRecord

Shared: TypeAlias = type[SharedRecord]
# A record of the world: its model and its key.
Node: TypeAlias = tuple[Shared, str]

_PUBLISHED = Q(state=TripState.PUBLISHED)
_BATCH = 10_000


class Link(NamedTuple):
    """That the record with a key points to a record of the world, by the field of this name."""

    key: str
    field: str
    target: Node


@transaction.atomic
def refresh_publication(trip: Trip) -> None:
    """Look through the archive again, after a change of a published trip or of its state.

    What was added to a public trip shows, and what was taken from it does not. Two trips may
    share records: who withdraws one must see that the other is being published. So there is
    one at a time, and whoever holds the row of a trip waits here and nowhere else.
    """
    # The trip comes first everywhere: locks taken in two orders wait for each other for ever.
    Trip.objects.select_for_update().filter(key=trip.key).first()
    kind = ContentType.objects.get_for_model(Trip)
    # Not the strongest lock, which would stop citations of trips from being written.
    ContentType.objects.select_for_update(no_key=True).get(pk=kind.pk)
    show_what_is_published()


def refresh_all(**_kwargs: Any) -> None:
    """The same after records of the world were made one, or parted: no trip has changed."""
    if trip := Trip.objects.published().first():
        refresh_publication(trip)


def show_what_is_published() -> None:
    """Makes public what published trips refer to, and hides everything else."""
    shown: dict[Shared, set[str]] = defaultdict(set)
    for model, key in shown_by_published():
        shown[model].add(key)
    for model in _shared_models():
        are_public = _public_keys(model)
        _mark(model, shown[model] - are_public, public=True)
        _mark(model, are_public - shown[model], public=False)


def shown_by_published() -> set[Node]:
    """What published trips refer to, what that needs, and what is stated about it.

    Left out is a statement that may have been entered for a draft: one to which only unpublished
    trips refer, or a new one to which no trip refers, about a record that a draft refers to.
    """
    published, drafted = _referred_to(_PUBLISHED), _referred_to(~_PUBLISHED)
    public = {(model, key) for model in _shared_models() for key in _public_keys(model)}

    def is_of_a_draft(statement: Node, about: Node) -> bool:
        if statement in published:
            return False
        return statement in drafted or (about in drafted and statement not in public)

    brings = _what_brings_what(is_of_a_draft)
    waiting, found = set(published), set[Node]()
    while waiting:
        node = waiting.pop()
        found.add(node)
        waiting |= brings[node] - found
    return found


def _referred_to(trips: Q) -> set[Node]:
    """Shared records to which the records of these trips point, citations included."""
    found = {link.target for link in _links(Trip, Trip.objects.filter(trips))}
    for model in apps.get_models():
        if issubclass(model, TripRecord):
            of_trips = Q(**{f"{model.trip_path}__in": Trip.objects.filter(trips).values("key")})
            links = _links(model, model._default_manager.filter(of_trips))
            found |= {link.target for link in links}
    return found


def _what_brings_what(
    is_of_a_draft: Callable[[Node, Node], bool],
) -> dict[Node, set[Node]]:
    """From every shared record to those that it points to, and to the statements about it.

    The whole archive is read: asking for the neighbours of many records takes longer.
    """
    brings: dict[Node, set[Node]] = defaultdict(set)
    for model in _shared_models():
        for link in _links(model, model._default_manager.all()):
            node = (model, link.key)
            brings[node].add(link.target)
            if link.field == model.states_about and not is_of_a_draft(node, link.target):
                brings[link.target].add(node)
    return brings


def _links(model: type[Model], rows: QuerySet[Any]) -> Iterator[Link]:
    for field in model._meta.get_fields():
        if isinstance(field, GenericForeignKey):
            kinds = _shared_kinds()
            triples = rows.values_list("key", field.ct_field, field.fk_field)
            for key, kind, target in triples.order_by():
                if kind in kinds:
                    yield Link(key, field.name, (kinds[kind], target))
            continue
        forward = field.many_to_many or isinstance(field, ForeignKey)
        if forward and not field.auto_created and _is_shared(field.related_model):
            shared = cast("Shared", field.related_model)
            present = rows.filter(**{f"{field.name}__isnull": False})
            pairs = present.values_list("key", field.name)
            for key, target in pairs.order_by():
                yield Link(key, field.name, (shared, target))


def _public_keys(model: Shared) -> set[str]:
    public = model._default_manager.filter(is_public=True)
    return set(public.values_list("key", flat=True).order_by())


def _shared_models() -> list[Shared]:
    return [model for model in apps.get_models() if issubclass(model, SharedRecord)]


def _shared_kinds() -> dict[int, Shared]:
    """Models by the number of their content type."""
    kinds = ContentType.objects.get_for_models(*_shared_models())
    return {kind.pk: cast("Shared", model) for model, kind in kinds.items()}


def _is_shared(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, SharedRecord)


def _mark(model: Shared, keys: Iterable[str], *, public: bool) -> None:
    """In parts, as a database takes only so many keys in one query."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), _BATCH):
        some = ordered[start : start + _BATCH]
        model._default_manager.filter(key__in=some).update(is_public=public)
