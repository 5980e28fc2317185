"""What pages ask of a kind of record: its columns, its references, its order."""

from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import JSONField

from tripreports.core.models import Named, Record
from tripreports.events.models import AdoptedDocument, Agreement

Row: TypeAlias = dict[str, Any]
Kind: TypeAlias = type[Record]

_BOOKKEEPING = {"version", "created_at", "updated_at", "is_public"}
# The kind of a generic relation by its name, and the column with the number of its content type.
KIND_NAMES = {"record_kind": "record_type_id", "subject_kind": "subject_type_id"}


@cache
def kind_named(name: str) -> Kind:
    return next(
        model
        for model in apps.get_models()
        if issubclass(model, Record) and model._meta.model_name == name
    )


@cache
def columns(kind: Kind) -> tuple[str, ...]:
    """What is read of a kind of record: all but its bookkeeping."""
    own = {field.attname: None for field in kind._meta.concrete_fields}
    return (
        *(name for name in own if name not in _BOOKKEEPING),
        *(field.name for field in kind._meta.many_to_many),
        *(name for name, number in KIND_NAMES.items() if number in own),
    )


@cache
def references(kind: Kind) -> tuple[tuple[str, Kind], ...]:
    """Columns that hold keys of other records, and whose keys."""
    fields = (*kind._meta.concrete_fields, *kind._meta.many_to_many)
    return tuple(
        (getattr(field, "attname", field.name), field.related_model)
        for field in fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, Record)
    )


@cache
def lists(kind: Kind) -> frozenset[str]:
    """Columns that hold many values at once."""
    return frozenset(
        field.name
        for field in (*kind._meta.concrete_fields, *kind._meta.many_to_many)
        if field.many_to_many or isinstance(field, JSONField)
    )


@cache
def title_of(kind: Kind) -> str:
    """What the two columns with the name of such a record begin with."""
    if issubclass(kind, Named):
        return "name"
    names = {field.name for field in kind._meta.concrete_fields}
    return next((start for start in ("title", "position") if f"{start}_zh" in names), "")


@cache
def name_columns(kind: Kind) -> tuple[str, ...]:
    """What is read to name such a record: for what an event decided, the event as well."""
    start = title_of(kind)
    own = (f"{start}_zh", f"{start}_en")
    return ("key", *own, "event_id") if kind in (AdoptedDocument, Agreement) else ("key", *own)


@cache
def keys_beyond(kind: Kind) -> dict[str, tuple[str, str, str]]:
    """Table between, column of the record and column of the others, by field."""
    return {
        field.name: (field.m2m_db_table(), field.m2m_column_name(), field.m2m_reverse_name())
        for field in kind._meta.many_to_many
    }


def natural_order(kind: Kind) -> tuple[Any, ...]:
    return tuple(kind._meta.ordering or ())


@cache
def _order(kind: Kind) -> tuple[tuple[str, bool], ...]:
    """The columns by which a kind is sorted, the last one first; and whether downward."""
    declared = (
        (one.lstrip("-"), one.startswith("-"))
        if isinstance(one, str)
        else (one.expression.name, one.descending)
        for one in natural_order(kind)
    )
    return tuple((name, down) for name, down in declared if name in columns(kind))[::-1]


def in_order(kind: Kind, rows: Iterable[Row]) -> list[Row]:
    """Rows in the natural order of their kind; what has no value comes last."""
    ordered = list(rows)
    names = [name for name, down in _order(kind) if not down][::-1]
    if len(names) == len(_order(kind)) and not _has_gaps(ordered, names):
        ordered.sort(key=itemgetter(*names))
        return ordered
    for name, down in _order(kind):
        known = [row for row in ordered if row[name] is not None]
        known.sort(key=itemgetter(name), reverse=down)
        ordered = known + [row for row in ordered if row[name] is None]
    return ordered


def _has_gaps(rows: list[Row], names: list[str]) -> bool:
    return any(row[name] is None for name in names for row in rows)
