"""Taking back what was done: one change of one record, or all changes of one save."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import NestedObjects
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.db.models import F, ProtectedError
from django.dispatch import Signal
from django.utils.translation import gettext as _

from tripreports.core.changes import Step, field_of, label, steps_of, when, who
from tripreports.core.numbering import numberings
from tripreports.history.context import Work, recording
from tripreports.history.enums import Verb
from tripreports.history.models import Change
from tripreports.history.recording import plain

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Numbers of rows that trade places wait up here for each other.
_PARKED = 16_000
# Sent after something was taken back: apps above this one keep what they derive from records.
records_reverted = Signal()


class Refused(Exception):
    """What was done cannot be taken back; the reasons are for people."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass
class Part:
    """What one save did to one record."""

    model: type[models.Model]
    changes: list[Change]
    record: Any = field(default=None, init=False)

    @property
    def last(self) -> Change:
        return self.changes[-1]

    @property
    def key(self) -> str:
        return self.last.record_key

    @cached_property
    def steps(self) -> dict[str, Step]:
        return steps_of(self.changes)

    @cached_property
    def existed(self) -> bool:
        births = [change.verb for change in self.changes if change.verb != Verb.CHANGED]
        return not births or births[0] != Verb.CREATED

    @cached_property
    def exists(self) -> bool:
        births = [change.verb for change in self.changes if change.verb != Verb.CHANGED]
        return not births or births[-1] != Verb.DELETED

    @property
    def is_recreated(self) -> bool:
        return self.existed and not self.exists

    @property
    def is_deleted(self) -> bool:
        return self.exists and not self.existed

    @property
    def is_restored(self) -> bool:
        return self.exists and self.existed and bool(self.steps)

    @property
    def is_left(self) -> bool:
        return (
            self.is_recreated or self.is_restored or (self.is_deleted and self.record is not None)
        )

    def columns(self) -> Iterator[tuple[Any, Any]]:
        """The columns to be set, each with its value before."""
        for name, step in self.steps.items():
            column = field_of(self.model, name)
            if column is not None and not column.many_to_many:
                yield column, step.before

    def lists(self) -> Iterator[tuple[str, list[str]]]:
        for name, step in self.steps.items():
            listed = field_of(self.model, name)
            if listed is not None and listed.many_to_many:
                yield listed.name, step.before or []


def parts_of(changes: Iterable[Change]) -> list[Part]:
    """What to take back, record by record, as the records are now."""
    found: dict[tuple[int, str], list[Change]] = {}
    for change in sorted(changes, key=lambda change: change.pk):
        found.setdefault((change.record_type_id, change.record_key), []).append(change)
    kinds = {kind.pk: kind.model_class() for kind in _kinds(kind for kind, _key in found)}
    parts = [Part(kinds[kind], group) for (kind, _key), group in found.items() if kinds[kind]]  # type: ignore[arg-type]  # a class
    for model in {part.model for part in parts}:
        mine = {part.key: part for part in parts if part.model is model}
        for record in model._base_manager.filter(pk__in=mine):
            mine[str(record.pk)].record = record
    return parts


def refusals(parts: list[Part]) -> list[str]:
    """Why the parts cannot be taken back; empty where they can."""
    reasons = [reason for part in parts for reason in _refusals_of(part)]
    if not any(part.is_left for part in parts):
        return reasons or [_("Nothing of it is left to take back.")]
    return reasons or [*_missing(parts), *_in_the_way(parts)]


@transaction.atomic
def revert(changes: Iterable[Change], *, by: "User | None") -> Work:
    """Bring records back to what they were before; refused (`Refused`) where others went on.

    What was deleted is made again with what hung on it, what was made is deleted, and what was
    changed gets its values back. This is a save like any other, and can be taken back too.
    """
    parts = parts_of(changes)
    if reasons := refusals(parts):
        raise Refused(reasons)
    newest = max((part.last for part in parts), key=lambda change: change.pk)
    comment = _("Takes back what %(who)s did on %(when)s.")
    with recording(by=by, comment=comment % {"who": who(newest), "when": when(newest.at)}) as work:
        _park([part for part in parts if part.is_restored])
        deleted = [part for part in parts if part.is_deleted and part.record is not None]
        _take_back([*reversed(deleted), *_in_order(parts), *(p for p in parts if p.is_restored)])
        for part in parts:
            for name, keys in part.lists() if part.existed else ():
                getattr(part.record, name).set(keys)
    records_reverted.send(sender=Change)
    return work


def _refusals_of(part: Part) -> Iterator[str]:
    name = part.last.record_name
    if part.is_recreated and part.record is not None:
        yield _("“%s” exists again.") % name
    if not part.exists or (part.is_deleted and part.record is None):
        return
    if part.record is None:
        yield _("“%s” was deleted since.") % name
        return
    for field_name, step in part.steps.items():
        told = {"record": name, "field": label(part.model, field_name)}
        column = field_of(part.model, field_name)
        if column is None or (part.is_restored and not column.editable):
            yield _("“%(record)s”: %(field)s has steps of its own to change it.") % told
        elif _value(part.record, column) != step.after:
            since = _changed_since(part, field_name)
            told |= {"who": who(since) if since else _("The software")}
            yield _("“%(record)s”: %(who)s changed %(field)s since.") % told


def _changed_since(part: Part, name: str) -> Change | None:
    later = Change.objects.of(part.record).filter(pk__gt=part.last.pk)
    return next((change for change in later if name in change.changes), None)


def _missing(parts: list[Part]) -> Iterator[str]:
    """References to what is no more, and is not made again."""
    coming = {(part.model, part.key) for part in parts if part.is_recreated}
    wanted: dict[Any, dict[str, str]] = {}
    for part in parts:
        for target, key in _references(part) if part.existed else ():
            if (target, key) not in coming:
                wanted.setdefault(target, {})[key] = part.last.record_name
    for target, keys in wanted.items():
        there = set(target._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        for key in keys.keys() - {str(pk) for pk in there}:
            told = {"record": keys[key], "kind": target._meta.verbose_name, "key": key}
            yield _("“%(record)s” refers to what is no more: %(kind)s “%(key)s”.") % told


def _references(part: Part) -> Iterator[tuple[type[models.Model], str]]:
    values = {column.attname: before for column, before in part.columns()}
    for column, before in part.columns():
        if column.is_relation and before is not None:
            yield column.related_model, str(before)
    for name, keys in part.lists():
        yield from ((field_of(part.model, name).related_model, key) for key in keys)
    for generic in part.model._meta.private_fields:
        if isinstance(generic, GenericForeignKey) and values.get(generic.fk_field):
            kind = values.get(f"{generic.ct_field}_id")
            target = ContentType.objects.get_for_id(kind).model_class() if kind else None
            if target is not None:
                yield target, str(values[generic.fk_field])


def _in_the_way(parts: list[Part]) -> Iterator[str]:
    """What was added since to records that would be deleted."""
    going = [part for part in parts if part.is_deleted and part.record is not None]
    known = {(part.model, part.key) for part in going}
    for part in going:
        collector = NestedObjects(using="default", origin=part.record)
        collector.collect([part.record])
        others: list[models.Model] = [
            other
            for records in collector.model_objs.values()
            for other in records
            if not other._meta.auto_created and (type(other), str(other.pk)) not in known
        ]
        for other in [*others, *collector.protected][:5]:
            if (type(other), str(other.pk)) not in known:
                told = {"record": part.last.record_name, "other": other}
                yield _("“%(record)s” is referred to by “%(other)s”.") % told


def _in_order(parts: list[Part]) -> list[Part]:
    """What is made again: first what others refer to."""
    coming = {(part.model, part.key): part for part in parts if part.is_recreated}
    graph: dict[Any, set[Any]] = {
        here: {there for there in _references(part) if there in coming and there != here}
        for here, part in coming.items()
    }
    try:
        return [coming[here] for here in TopologicalSorter(graph).static_order()]
    except CycleError:  # lists of each other; the database checks references at the end
        return list(coming.values())


def _park(parts: list[Part]) -> None:
    """Rows that trade numbers let go of them first."""
    for model in {part.model for part in parts}:
        for numbering in numberings(model):
            moved = [p.key for p in parts if p.model is model and numbering.number in p.steps]
            rows = model._base_manager.filter(pk__in=moved)
            rows.update(**{numbering.number: F(numbering.number) + _PARKED})


def _take_back(parts: list[Part]) -> None:
    """One by one; what stands in the way of another may be gone in the next round."""
    while parts:
        left: list[tuple[Part, Exception]] = []
        for part in parts:
            try:
                with transaction.atomic():
                    _take_back_one(part)
            except (DatabaseError, ProtectedError, ValidationError) as error:
                left.append((part, error))
        if len(left) == len(parts):
            raise Refused([_said(part, error) for part, error in left[:5]])
        parts = [part for part, _error in left]


def _take_back_one(part: Part) -> None:
    if part.is_deleted:
        if part.model._base_manager.filter(pk=part.key).exists():  # it may be gone with another
            part.record.delete()
        return
    if part.is_recreated:
        part.record = part.model(pk=part.key, version=part.last.version + 1)
    for column, before in part.columns():
        setattr(part.record, column.attname, column.to_python(before))
    if part.is_restored:
        part.record.clean()
    part.record.save()


def _said(part: Part, error: Exception) -> str:
    words = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
    return f"“{part.last.record_name}”: {words}"


def _value(record: Any, column: Any) -> Any:
    if column.many_to_many:
        return sorted(getattr(record, column.name).values_list("pk", flat=True).order_by("pk"))
    return plain(column.value_from_object(record))


def _kinds(numbers: Iterable[int]) -> list[ContentType]:
    return [ContentType.objects.get_for_id(number) for number in set(numbers)]
