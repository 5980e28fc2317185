"""The JSON Schema of what a dump holds of a record, that of the API with nothing around it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import override

from tripreports.api.reading.resource import Resource
from tripreports.api.schema import members
from tripreports.api.schema.operation import Schema, object_of

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ELSEWHERE, _HERE = "#/components/schemas/", "#/$defs/"


def schema_of(resource: Resource) -> Schema:
    """In English, whatever language the one speaks who writes it."""
    with override("en"):
        return _schema_of(resource)


def _schema_of(resource: Resource) -> Schema:
    fields = resource.all_fields.values()
    shown = members.addresses() | {
        field.name: members.member(resource.model, field) for field in fields
    }
    whole = _local(object_of(shown, required=tuple(shown)) | {"additionalProperties": False})
    briefs = members.briefs()
    named = {name: _local(briefs[name]) for name in sorted(set(_mentioned(whole)))}
    title = str(resource.model._meta.verbose_name_plural)
    return {"$schema": _DRAFT, "title": title, **whole, "$defs": named}


def _local(schema: Any) -> Any:
    """With named parts in the same file, and without citations: these are records of their own."""
    if isinstance(schema, list):
        return [_local(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: _local(one) for name, one in schema.items() if name != "citations"}
    if "$ref" in found:
        found["$ref"] = found["$ref"].replace(_ELSEWHERE, _HERE)
    return found


def _mentioned(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        for one in schema:
            yield from _mentioned(one)
    elif isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix(_HERE)
        yield from _mentioned(list(schema.values()))
