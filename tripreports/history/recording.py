"""Writes down what happens to records: each creation, change and deletion, with the values."""

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


class Watched(Protocol):
    """What a model must offer to have its changes recorded."""

    pk: Any
    version: int

    def before(self) -> dict[str, Any]: ...
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
    return {
        field.attname: plain(field.value_from_object(record))
        for field in record._meta.concrete_fields
        if field.name not in UNRECORDED and field.attname in record.__dict__
    }


def plain(value: Any) -> Any:
    """A value as JSON holds it: dates in ISO form, files by name."""
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    if hasattr(value, "name"):  # a file
        return value.name or ""
    return _json.default(value)


def record_change(
    record: Any, verb: Verb, changes: dict[str, list[Any]], *, version: int | None = None
) -> None:
    work = current_work()
    Change.objects.create(
        save_id=work.save_id,
        by=work.by,
        by_name=str(work.by.get_full_name() or work.by) if work.by else "",
        record_type=ContentType.objects.get_for_model(record),
        record_key=record.pk,
        record_name=str(record)[:300],
        trip_key=record.trip_key(),
        verb=verb,
        version=version or record.version,
        changes=changes,
        comment=work.comment,
    )


def _saved(instance: Any, created: bool, raw: bool, **_kwargs: Any) -> None:
    if raw:  # a fixture is a state, not something that somebody did
        return
    after = values_of(instance)
    if created:
        record_change(instance, Verb.CREATED, {name: [None, new] for name, new in after.items()})
        return
    before = instance.before()
    changes = {
        name: [before.get(name), new] for name, new in after.items() if before.get(name) != new
    }
    if changes:
        record_change(instance, Verb.CHANGED, changes)


def _deleted(instance: Any, **_kwargs: Any) -> None:
    changes = {name: [old, None] for name, old in values_of(instance).items()}
    for field in instance._meta.many_to_many:
        keys = _keys(instance, field.name)
        if keys:
            changes[field.name] = [keys, None]
    record_change(instance, Verb.DELETED, changes)


def _related(
    sender: Any, instance: Any, action: str, reverse: bool, pk_set: set[str] | None, **_kw: Any
) -> None:
    """References of a list that were added or taken away, seen from the record that has them."""
    when, what = action.split("_")
    if reverse or (when == "pre") != (what == "clear"):
        return
    names = [f.name for f in instance._meta.many_to_many if f.remote_field.through is sender]
    now = _keys(instance, names[0])
    if what == "clear":
        was, now = now, []
    elif what == "add":
        was = [key for key in now if key not in (pk_set or ())]
    else:
        was = sorted({*now, *(pk_set or ())})
    if was != now:
        record_change(instance, Verb.CHANGED, {names[0]: [was, now]})


def _keys(record: Any, name: str) -> list[str]:
    return sorted(getattr(record, name).values_list("pk", flat=True).order_by("pk"))
