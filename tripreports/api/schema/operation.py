"""What a client is told of one method of an address: plain values, known to no framework."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]

JSON = "application/json"
YAML = "application/yaml"
PAGE = "text/html"
# What may go wrong with every question.
READING = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.TOO_MANY_REQUESTS,
)
READING_ONE = (*READING, HTTPStatus.NOT_FOUND)
# And with what changes the archive.
WRITING = (
    *READING,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.CONFLICT,
    HTTPStatus.LENGTH_REQUIRED,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
)
CHANGING_ONE = (
    *WRITING,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.PRECONDITION_FAILED,
    HTTPStatus.PRECONDITION_REQUIRED,
)


@dataclass(frozen=True)
class Operation:
    """One method of one address.

    A view names its own in `operations`, by method. `answer` is the JSON of a good answer, nothing
    where it has no body; `asked` is the address below /api/v1/ of which the example is the answer
    (see `examples.py`), where `{key}` stands for that of an example record; `example` is one where
    nothing may be asked. `schemas` are named
    ones to which the others refer.
    """

    name: str
    summary: str
    description: str
    tag: str
    answer: Schema | None = None
    asked: str = ""
    example: Any = None
    status: int = HTTPStatus.OK
    parameters: tuple[Schema, ...] = ()
    body: Mapping[str, Schema] = field(default_factory=dict)
    sent: Any = None
    files: tuple[str, ...] = ()
    media_type: str = JSON
    refusals: tuple[int, ...] = READING
    is_conditional: bool = False
    may_move: bool = False
    is_open: bool = True
    is_deprecated: bool = False
    headers: tuple[str, ...] = ()
    schemas: Mapping[str, Schema] = field(default_factory=dict)


def ref(name: str, kind: str = "schemas") -> Schema:
    return {"$ref": f"#/components/{kind}/{name}"}


def or_null(schema: Schema) -> Schema:
    """The same, or nothing."""
    if isinstance(schema.get("type"), str):
        codes = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
        return {**schema, **codes, "type": [schema["type"], "null"]}
    return {"oneOf": [schema, {"type": "null"}]}


def object_of(members: Mapping[str, Schema], *, required: tuple[str, ...] = ()) -> Schema:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": dict(members), **needed}


def query(name: str, schema: Schema, description: str, **more: Any) -> Schema:
    """A parameter in the address; several values stand between commas."""
    commas = {"style": "form", "explode": False} if schema.get("type") == "array" else {}
    return {
        "name": name,
        "in": "query",
        "description": description,
        "schema": schema,
        **commas,
        **more,
    }


def key_in_address(name: str = "key", description: str = "The key of the record.") -> Schema:
    schema = {"type": "string", "minLength": 1}
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": description,
        "schema": schema,
    }
