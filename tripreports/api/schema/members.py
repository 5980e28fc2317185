"""The JSON of each kind of field, from the models' own columns."""

from typing import Any

from django.db import models

from tripreports.api.reading.expression import Reading
from tripreports.api.reading.fields import (
    Column,
    Computed,
    Field,
    KeyOf,
    PartialDate,
    Ref,
    Refs,
    Rows,
    Subject,
    Values,
)
from tripreports.api.reading.resource import Resource, model_at
from tripreports.api.resources import RESOURCES, resource_of
from tripreports.api.schema.operation import Schema, object_of, or_null, ref

PARTIAL_DATE = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_READING = Reading(None, RESOURCES)
_ADDRESS: Schema = {"type": "string", "format": "uri"}
# The first that fits; a moment is also a day to Django.
_TYPES: tuple[tuple[Any, Schema], ...] = (
    (models.BooleanField, {"type": "boolean"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.DecimalField, {"type": "number"}),
    (models.FloatField, {"type": "number"}),
    (models.IntegerField, {"type": "integer"}),
    (models.JSONField, {"type": "array", "items": {"type": "string"}}),
)


def addresses() -> dict[str, Schema]:
    """What every record begins with."""
    return {
        "key": {"type": "string", "description": "By which the record is known for good."},
        "url": _ADDRESS | {"description": "Where the record is in this API."},
        "html_url": or_null(_ADDRESS)
        | {"description": "Where people read it; null if no page shows it."},
    }


def member(model: Any, field: Field) -> Schema:
    """The JSON of a field."""
    match field:
        case Column():
            return column(model, field.path)
        case PartialDate():
            return _partial_date(model, field)
        case Ref():
            other = model_at(model, field.path)
            shown = _object(other, field.fields) if field.fields else brief(other)
            return or_null(shown) | _told(model, field.path)
        case Refs():
            shown = brief(_related(model, field.path))
            return {"type": "array", "items": shown} | _told(model, field.path)
        case Values():
            shown = column(_related(model, field.path), field.column)
            return {"type": "array", "items": shown}
        case _:
            return _further(model, field)


def _further(model: Any, field: Field) -> Schema:
    match field:
        case Rows():
            return {"type": "array", "items": _row(_related(model, field.path), field)}
        case KeyOf():
            return {"type": ["string", "null"], "description": "The id of another record."}
        case Computed():
            items = {"items": {"type": "object"}} if field.type == "array" else {}
            return {"type": [field.type, "null"], **items, "description": str(field.help_text)}
        case Subject():
            return or_null(ref("AnyRecordBrief")) | {"description": "What it is about."}
        case _:  # an `Address`, all that is left
            return or_null(_ADDRESS) | {"description": "The address of a file; null without one."}


def column(model: Any, path: str) -> Schema:
    """A column of the record, or of one to which a path leads; then it may be missing."""
    *steps, name = path.split("__")
    is_nullable = False
    for step in steps:
        relation = model._meta.get_field(step)
        is_nullable = is_nullable or relation.null
        model = relation.related_model
    column = model._meta.get_field(name)
    while column.is_relation:
        column, is_nullable = column.target_field, is_nullable or column.null
    shown = _column(column)
    return or_null(shown) if is_nullable or column.null else shown


def _column(column: Any) -> Schema:
    if column.choices:
        return coded(column.flatchoices, may_be_empty=column.blank) | _described(column)
    types = (shown for kind, shown in _TYPES if isinstance(column, kind))
    return next(types, {"type": "string"}) | _described(column)


def coded(choices: Any, *, may_be_empty: bool) -> Schema:
    """One of the codes of an enumeration."""
    codes = [code for code, _label in choices if code not in {"", None}]
    if not all(isinstance(code, str) for code in codes):
        return {"type": "integer", "enum": codes}
    return {"type": "string", "enum": [*codes, *([""] if may_be_empty else [])]}


def meanings(choices: Any) -> str:
    """What the codes mean, in a sentence: `met`: met in person."""
    named = [f"`{code}`: {label}" for code, label in choices if code not in {"", None}]
    return "; ".join(named)


def brief(model: Any) -> Schema:
    """Another record where one mentions it."""
    return ref(f"{model.__name__}Brief")


def briefs() -> dict[str, Schema]:
    """All forms of mention, by their names."""
    found: dict[str, Schema] = {"AnyRecordBrief": _any_record()}
    for resource in RESOURCES.values():
        fields = resource.all_fields.values()
        for model in {resource.model, *_mentioned(resource.model, fields)}:
            found.setdefault(f"{model.__name__}Brief", _brief(model))
    return found


def _brief(model: Any) -> Schema:
    resource = resource_of(model)
    members = addresses() if resource else {"key": addresses()["key"]}
    members |= {name: column(model, name) for name in _READING.names(model)}
    said = f"{sentence(str(model._meta.verbose_name))} Where named in `expand`, as its own list shows it."
    return {"description": said if resource else sentence(str(model._meta.verbose_name))} | (
        object_of(members, required=tuple(members))
    )


def _any_record() -> Schema:
    members = {"kind": {"type": "string"}, **addresses()}
    said = "A record of any kind, by its kind and key, with the names that such records have."
    return {"description": said} | object_of(members, required=("kind", "key"))


def _mentioned(model: Any, fields: Any) -> set[Any]:
    found: set[Any] = set()
    for field in fields:
        if isinstance(field, Ref):
            found.add(model_at(model, field.path))
        elif isinstance(field, Refs):
            found.add(_related(model, field.path))
        elif isinstance(field, Rows):
            found |= _mentioned(_related(model, field.path), field.fields)
    return found


def _object(model: Any, fields: Any) -> Schema:
    members = {one.name: member(model, one) for one in fields}
    return object_of(members, required=tuple(members))


def _row(model: Any, field: Rows) -> Schema:
    shown = object_of({one.name: member(model, one) for one in field.fields})
    if field.first is None:
        shown["required"] = [one.name for one in field.fields]
    if "key" in shown["properties"]:
        shown["properties"]["citations"] = citations()
    return {"description": sentence(str(model._meta.verbose_name))} | shown


def citations() -> Schema:
    said = "The words that prove it; with `citations=1` only."
    return {"type": "array", "items": ref("Citation"), "description": said}


def _partial_date(model: Any, field: PartialDate) -> Schema:
    shown: Schema = {"type": "string", "pattern": PARTIAL_DATE}
    on = model._meta.get_field(field.on)
    said = (
        f"{sentence(str(on.verbose_name))} As precise as the source: 2025-09-23, 2025-09 or 2025."
    )
    return (or_null(shown) if on.null else shown) | {"description": said}


def _related(model: Any, path: str) -> Any:
    return model._meta.get_field(path).related_model


def _told(model: Any, path: str) -> Schema:
    step = model._meta.get_field(path.split("__", maxsplit=1)[0])
    name = getattr(step, "verbose_name", None) or step.related_model._meta.verbose_name_plural
    return {"description": sentence(str(name))}


def _described(column: Any) -> Schema:
    parts = [sentence(str(column.verbose_name))]
    if column.help_text:
        parts.append(sentence(str(column.help_text)))
    if column.choices:
        parts.append(sentence(meanings(column.flatchoices), is_code=True))
    return {"description": " ".join(parts)}


def sentence(text: str, *, is_code: bool = False) -> str:
    """With a capital and a full stop."""
    first = text[:1] if is_code else text[:1].upper()
    return f"{first}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")


def list_form(resource: Resource) -> Schema:
    return _record(resource, resource.listed)


def detail_form(resource: Resource) -> Schema:
    return _record(resource, resource.all_fields.values())


def _record(resource: Resource, fields: Any) -> Schema:
    members = addresses() | {field.name: member(resource.model, field) for field in fields}
    for name in resource.outgoing:
        if name in members:
            members[name] = members[name] | {"deprecated": True}
    members["citations"] = citations()
    # None is required: `fields` leaves out what a client does not want.
    said = sentence(str(resource.model._meta.verbose_name))
    return {"description": said} | object_of(members)
