"""What may be written of each kind of record, as clients are told of it."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from tripreports.api.resources import resource_of
from tripreports.api.schema.members import PARTIAL_DATE, coded, meanings, sentence
from tripreports.api.schema.operation import Schema, object_of, or_null, ref
from tripreports.api.writing.body import kinds
from tripreports.api.writing.declared import SHAPES
from tripreports.api.writing.naming import LONGEST_KEY
from tripreports.api.writing.shapes import Part, Shape
from tripreports.api.writing.slots import (
    CodeSlot,
    DateSlot,
    DecimalSlot,
    LinesSlot,
    ListSlot,
    NumberSlot,
    ReferenceSlot,
    Slot,
    SubjectSlot,
    YesNoSlot,
)

_KEY: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY}
# Spaces alone are as good as nothing. Other languages than Python do not count the latter as such.
_SPACE = r"\s\u001c-\u001f\u0085"
SOME_TEXT: Schema = {"minLength": 1, "pattern": f"[^{_SPACE}]"}
EXTERNAL_ID: Schema = {
    "type": "string",
    "maxLength": 200,
    "pattern": f"^[^{_SPACE}](.*[^{_SPACE}])?$",
}
SOURCE: Schema = {"type": "string", "pattern": "^[a-z0-9][a-z0-9.-]{0,79}$"}


def forms() -> dict[str, Schema]:
    """The bodies of all resources: of a new record, of a whole one, and of a change."""
    found: dict[str, Schema] = {"Reference": reference(), "SubjectReference": _subject()}
    for shape in SHAPES.values():
        kind = shape.model.__name__
        found[f"New{kind}"] = _body(shape, shape.parts, has_keys=False)
        found[f"Whole{kind}"] = _body(shape, shape.own_parts, has_keys=True)
        changed = {**found[f"Whole{kind}"], "description": "Some fields, as a merge patch."}
        changed.pop("required", None)
        found[f"{kind}Changes"] = changed
        members = {"external_id": EXTERNAL_ID, **changed["properties"]}
        said = "A row of a bulk request: a new one has the fields that a new record needs."
        row = {**changed, "description": said, "properties": members}
        found[f"{kind}Row"] = {**row, "required": ["external_id"]}
    return found


def reference() -> Schema:
    said = (
        "Another record: its key, an object with it, such as answers have, or the id under which "
        "a bulk request brought it in; without `source`, that of the account."
    )
    by_key = object_of({"key": _KEY}, required=("key",))
    return {"description": said, "anyOf": [_KEY, by_key, _external()]}


def _subject() -> Schema:
    kind: dict[str, Schema] = {"kind": {"type": "string", "enum": sorted(kinds())}}
    by_key = object_of({**kind, "key": _KEY}, required=("kind", "key"))
    by_id = _external()
    by_id["properties"] = kind | by_id["properties"]
    by_id["required"] = ["kind", *by_id["required"]]
    return {"description": "A record of any kind.", "anyOf": [by_key, by_id]}


def _external() -> Schema:
    return object_of({"external_id": EXTERNAL_ID, "source": SOURCE}, required=("external_id",))


def _body(shape: Shape, parts: Mapping[str, Part], *, has_keys: bool) -> Schema:
    members = {name: _slot(slot) for name, slot in shape.slots.items()}
    for name, made in shape.makes.items():
        either = [ref("Reference"), ref(f"New{made.model.__name__}")]
        members[name] = {
            "anyOf": either,
            "description": f"{_told(shape.slots[name])} Or a new one.",
        }
    members |= {name: _rows(part, has_keys=has_keys) for name, part in parts.items()}
    said = sentence(str(shape.model._meta.verbose_name))
    body = {"description": said} | object_of(members, required=shape.needed)
    return {**body, "additionalProperties": False}


def _rows(part: Part, *, has_keys: bool) -> Schema:
    """Rows that hang on the record; one that is there is named by its key."""
    if part.value:
        return {"type": "array", "items": _slot(part.shape.slots[part.value])}
    row = _body(part.shape, part.shape.parts, has_keys=has_keys)
    row["properties"] = {
        name: value for name, value in row["properties"].items() if name not in part.implied
    }
    required = [name for name in row.pop("required", []) if name not in part.implied]
    if has_keys:
        row["properties"]["key"] = _KEY
        new = {"anyOf": [{"required": ["key"]}, {"required": required}]} if required else {}
        return {"type": "array", "items": row | new}
    return {"type": "array", "items": {**row, **({"required": required} if required else {})}}


def _slot(slot: Slot) -> Schema:
    told = {"description": _told(slot)}
    if isinstance(slot, SubjectSlot):
        shown = ref("SubjectReference")
        return (shown if slot.is_required else or_null(shown)) | told
    shown = _taken(slot)
    return (or_null(shown) if _may_be_null(slot) else shown) | told


def _may_be_null(slot: Slot) -> bool:
    is_text = isinstance(slot.field, models.CharField | models.TextField)
    return (
        bool(getattr(slot.field, "null", False)) and not isinstance(slot, ListSlot) and not is_text
    )


def _taken(slot: Slot) -> Schema:
    match slot:
        case CodeSlot():
            return coded(slot.field.flatchoices, may_be_empty=slot.field.blank)
        case NumberSlot():
            return {"type": "integer", "minimum": _lowest(slot), "maximum": 32_767}
        case YesNoSlot():
            return {"type": "boolean"}
        case LinesSlot():
            return {"type": "array", "items": {"type": "string"}}
        case DateSlot():
            precise: Schema = {"type": "string", "format": "date"}
            return {"type": "string", "pattern": PARTIAL_DATE} if slot.precision else precise
        case _:
            return _further(slot)


def _further(slot: Slot) -> Schema:
    match slot:
        case DecimalSlot():
            return _decimal(slot)
        case ReferenceSlot():
            return ref("Reference")
        case ListSlot():
            least = {"minItems": 1} if slot.is_required else {}
            return {"type": "array", "items": ref("Reference"), **least}
        case _:
            longest = getattr(slot.field, "max_length", None)
            least = {} if slot.field.blank else SOME_TEXT
            return {"type": "string", **least, **({"maxLength": longest} if longest else {})}


def _decimal(slot: DecimalSlot) -> Schema:
    """A number, or the same as text, which keeps it to the letter; no client counts its places."""
    whole = slot.field.max_digits - slot.places
    most = 10**whole - 1
    text = f"^-?[0-9]{{1,{whole}}}(\\.[0-9]{{1,{slot.places}}})?$"
    number: Schema = {"type": "number", "minimum": -most, "maximum": most}
    return {"oneOf": [number, {"type": "string", "pattern": text}]}


def _lowest(slot: Slot) -> int:
    return 0 if isinstance(slot.field, models.PositiveSmallIntegerField) else -32_768


def _told(slot: Slot) -> str:
    """Its name, what its codes mean, and which records it may name."""
    name = sentence(str(getattr(slot.field, "verbose_name", None) or slot.name.replace("_", " ")))
    match slot:
        case CodeSlot():
            return f"{name} {sentence(meanings(slot.field.flatchoices), is_code=True)}"
        case ReferenceSlot() | ListSlot():
            other = resource_of(slot.field.related_model)
            return f"{name} Of `{other.name}`." if other else name
        case _:
            return name


def example(shape: Shape, answer: Mapping[str, Any], parts: Mapping[str, Part]) -> dict[str, Any]:
    """What a client would have sent to get a record that is told so."""
    sent: dict[str, Any] = {}
    for name, value in answer.items():
        if value in ("", None, []) or name in _NOT_SENT:
            continue
        if name in shape.slots:
            sent[name] = _named(value)
        elif part := parts.get(name):
            sent[name] = [row for one in value if (row := _example_row(part, one))]
    return sent


def _example_row(part: Part, told: Any) -> Any:
    """Nothing where an answer leaves out what a new row needs."""
    if part.value:
        return told
    row = example(part.shape, told, part.shape.parts)
    return row if {*part.shape.needed} - part.implied <= row.keys() else None


_NOT_SENT = {"is_derived"}


def _named(value: Any) -> Any:
    """Other records by their keys."""
    if isinstance(value, list):
        return [_named(one) for one in value]
    if isinstance(value, dict):
        return {name: value[name] for name in ("kind", "key")} if "kind" in value else value["key"]
    return value
