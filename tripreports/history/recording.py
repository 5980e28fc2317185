"""Writes down what happens to records: each creation, change and deletion, with the values."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_save, pre_delete

from tripreports.history.context import current_work
from tripreports.history.enums import Verb
from tripreports.history.models import Change

# They change with every save, or are set by the software and not by a person.
UNRECORDED = {"key", "version", "created_at", "updated_at", "is_public"}

_json = DjangoJSONEncoder()
_PLAIN = (str, int, float, bool, list, dict, type(None))


class Watched(Protocol):
    """What a model must offer to have its changes recorded."""

    pk: Any
    version: int

    def before(self) -> dict[str, Any]: ...
    def raise_version(self) -> None: ...
    def trip_key(self) -> str: ...


def watch(model: type[Model]) -> None:
    """Records what happens to all instances of a model from now on."""
    name = model._meta.label
    post_save.connect(_saved, sender=model, dispatch_uid=f"history.saved.{name}")
    pre_delete.connect(_deleted, sender=model, dispatch_uid=f"history.deleted.{name}")
    for field in model._meta.many_to_many:
        m2m_changed.connect(
            _related,
            sender=field.remote_field.through,
            dispatch_uid=f"history.related.{name}.{field.name}",
        )


def values_of(record: Any) -> dict[str, Any]:
    """The fields of a record that are recorded, as values that JSON can hold."""
    held = record.__dict__
    return {
        name: plain(held[name]) for name in _recorded_columns(record._meta.model) if name in held
    }


@cache
def _recorded_columns(model: type[Model]) -> tuple[str, ...]:
    return tuple(f.attname for f in model._meta.concrete_fields if f.name not in UNRECORDED)


def plain(value: Any) -> Any:
    """A value as JSON holds it: dates in ISO form, files by name."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, dt.datetime):  # to the microsecond, unlike the encoder
        return value.isoformat()
    if hasattr(value, "name"):  # a file
        return value.name or ""
    return _json.default(value)


def record_change(record: Any, verb: Verb, changes: dict[str, list[Any]]) -> None:
    change_of(record, verb, changes).save()


def change_of(record: Any, verb: Verb, changes: dict[str, list[Any]]) -> Change:
    """What happens to a record, to be written down; with others, where it happens to many."""
    work = current_work()
    return Change(
        save_id=work.save_id,
        by_id=work.by.pk if work.by else None,
        by_name=work.by_name,
        record_type_id=ContentType.objects.get_for_model(record).pk,
        record_key=record.pk,
        record_name=str(record)[:300],
        trip_key=record.trip_key(),
        verb=verb,
        version=record.version,
        changes=changes,
        comment=work.comment[:300],
    )


def _saved(
    instance: Any, created: bool, raw: bool, update_fields: Any = None, **_kwargs: Any
) -> None:
    if raw:  # a fixture is a state, not something that somebody did
        return
    after = values_of(instance)
    if created:
        record_change(instance, Verb.CREATED, {name: [None, new] for name, new in after.items()})
        return
    before = instance.before()
    written = after if update_fields is None else _among(instance, after, update_fields)
    changes = {name: [before.get(name), new] for name, new in written.items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if changes:
        record_change(instance, Verb.CHANGED, changes)


def _among(record: Any, values: dict[str, Any], names: Any) -> dict[str, Any]:
    """The values of the fields of these names; a reference goes by either of its two."""
    columns = {field.name: field.attname for field in record._meta.concrete_fields}
    written = {columns.get(name, name) for name in names}
    return {name: value for name, value in values.items() if name in written}


def _deleted(instance: Any, **_kwargs: Any) -> None:
    """As it stood in the database, whatever was done to the instance since."""
    for field in instance._meta.concrete_fields:
        getattr(instance, field.attname)  # reads what was left out
    before = instance.before()
    stood = {**values_of(instance), **_recorded(instance, before)}
    # Only here: what comes back was entered when it was entered.
    stood["created_at"] = before.get("created_at") or plain(instance.created_at)
    changes = {name: [old, None] for name, old in stood.items()}
    for field in instance._meta.many_to_many:
        keys = _keys(instance, field.name)
        if keys:
            changes[field.name] = [keys, None]
    record_change(instance, Verb.DELETED, changes)
    _leave_lists(instance)


def _recorded(record: Any, values: dict[str, Any]) -> dict[str, Any]:
    names = {f.attname for f in record._meta.concrete_fields if f.name not in UNRECORDED}
    return {name: value for name, value in values.items() if name in names}


def _leave_lists(instance: Any) -> None:
    """Writes down, for each record that has this one in a list of its own, that it goes from it.

    The database takes the row between them along without a word.
    """
    for relation in instance._meta.related_objects:
        if relation.many_to_many and hasattr(relation.related_model, "raise_version"):
            owners = relation.related_model._base_manager.filter(
                **{relation.field.name: instance.pk}
            )
            for owner in owners:
                was = _keys(owner, relation.field.name)
                now = [key for key in was if key != instance.pk]
                _record_list(owner, relation.field.name, was, now)


def _related(
    sender: Any, instance: Any, action: str, reverse: bool, pk_set: set[str] | None, **_kw: Any
) -> None:
    """References of a list that were added or taken away, seen from the record that has them."""
    when, what = action.split("_")
    if (when == "pre") != (what == "clear"):
        return
    for owner, name, keys in _owners(sender, instance, reverse, pk_set):
        now = _keys(owner, name)
        if what == "clear":
            was, now = now, sorted(set(now) - (keys or set(now)))
        elif what == "add":
            was = [key for key in now if key not in (keys or ())]
        else:
            was = sorted({*now, *(keys or ())})
        if was != now:
            _record_list(owner, name, was, now)


def _owners(
    through: Any, instance: Any, reverse: bool, pk_set: set[str] | None
) -> Iterator[tuple[Any, str, set[str] | None]]:
    """The records whose list changes, each with the field and the keys that come or go."""
    if not reverse:
        if not instance.before():  # comes from a fixture: a state, not something done
            return
        yield instance, _list_in(type(instance), through), pk_set
        return
    for relation in instance._meta.related_objects:
        if relation.many_to_many and relation.through is through:
            name, model = relation.field.name, relation.related_model
            chosen = {name: instance.pk} if pk_set is None else {"pk__in": pk_set}
            for owner in model._base_manager.filter(**chosen):
                yield owner, name, {instance.pk}


def _list_in(model: type[Model], through: Any) -> str:
    return next(f.name for f in model._meta.many_to_many if f.remote_field.through is through)


def _record_list(owner: Any, name: str, was: list[str], now: list[str]) -> None:
    owner.raise_version()
    record_change(owner, Verb.CHANGED, {name: [was, now]})


def _keys(record: Any, name: str) -> list[str]:
    return sorted(getattr(record, name).values_list("pk", flat=True).order_by("pk"))
