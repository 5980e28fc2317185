"""What clients are told of changing the archive."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from tripreports.api.reading.resource import Resource
from tripreports.api.resources import RESOURCES
from tripreports.api.schema import bodies, parameters
from tripreports.api.schema.examples import EXAMPLES
from tripreports.api.schema.operation import (
    CHANGING_ONE,
    JSON,
    WRITING,
    Operation,
    Schema,
    key_in_address,
    object_of,
    query,
    ref,
)
from tripreports.api.schema.records import detail, operation_name, tag
from tripreports.api.writing.declared import SHAPES
from tripreports.api.writing.many import MOST
from tripreports.api.writing.steps import SEGMENTS
from tripreports.trips.enums import ReturnReason
from tripreports.trips.transitions import TRANSITIONS

_PATCH = "application/merge-patch+json"
_CREATING = (*WRITING, HTTPStatus.UNPROCESSABLE_ENTITY)
_REMOVING = tuple(one for one in CHANGING_ONE if one != HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
_BROUGHT_IN = {
    "source": "register.example",
    "created": 1,
    "updated": 0,
    "unchanged": 0,
    "refused": 0,
    "results": [
        {"external_id": "our-17", "result": "created", "key": "x7f3k9m2qa", "version": 1},
    ],
}
# What goes with a new record of a kind.
_BESIDE = {
    "progress-notes": " What it is about stands as the note says from then on, also where its report "
    "is public. With an `If-Match`, whoever saw another version of that is refused."
}
_ANYWAY = query(
    "anyway",
    {"type": "string", "enum": ["1", "0", "true", "false"]},
    "`1`: create it though another record of this name is there.",
)


def of_list(resource: Resource) -> Mapping[str, Operation]:
    return {"POST": _creating(resource)}


def of_detail(resource: Resource) -> Mapping[str, Operation]:
    return {
        "PUT": _changing(resource, "replace"),
        "PATCH": _changing(resource, "change"),
        "DELETE": _removing(resource),
    }


def of_bulk(resource: Resource) -> Mapping[str, Operation]:
    kind = resource.model.__name__
    sent = {"external_id": "our-17", **_example(resource, f"Whole{kind}")}
    row = ref(f"{kind}Row")
    return {
        "POST": Operation(
            name=operation_name(resource, "bulk"),
            summary=f"Bring in many {resource.model._meta.verbose_name_plural}",
            description=f"Up to {MOST} rows by the ids of another system: a row with a new id is "
            "created, one with a known id changed. Each has a result of its own; a bad row does not "
            "stop the others, but with `atomic=1`. Rows have the fields of a new record, and their "
            "`external_id`.",
            tag=tag(resource),
            answer=ref("BulkResult"),
            example=_BROUGHT_IN,
            parameters=(
                query(
                    "source",
                    bodies.SOURCE,
                    "The other system. Without it, ids are those of the account.",
                ),
                query("atomic", _ANYWAY["schema"], "`1`: all rows, or none."),
                _ANYWAY,
            ),
            headers=("IdempotencyKey",),
            body={JSON: {"type": "array", "items": row, "minItems": 1, "maxItems": MOST}},
            sent=[sent],
            refusals=_CREATING,
            is_open=False,
        )
    }


def of_step(verb: str) -> Mapping[str, Operation]:
    """A step of a report on its way to the public."""
    transition = TRANSITIONS[SEGMENTS[verb]]
    some = bodies.SOME_TEXT if transition.needs_words else {}
    none = [] if transition.needs_reason else [""]
    words: dict[str, Schema] = {
        "comment": {"type": "string", "description": "Why, in words.", **some},
        "reason": {"type": "string", "enum": [*ReturnReason.values, *none]},
    }
    needed = [
        *(["comment"] if transition.needs_words else []),
        *(["reason"] if transition.needs_reason else []),
    ]
    sent = {"comment": "The list of delegates is missing.", "reason": ReturnReason.values[0]}
    body = object_of(words, required=tuple(needed)) | {"additionalProperties": False}
    return {
        "POST": Operation(
            name=f"trips_{verb.replace('-', '_')}",
            summary=f"{transition.label!s}: a step of the report",
            description="A step on the way of a report to the public, as at the desk. What stands "
            "against it is told in `errors` of a 409. `If-Match` is welcome, not needed.",
            tag="trips",
            answer=ref("TripDetail"),
            example=EXAMPLES.get("trips_get"),
            parameters=(
                key_in_address("key", "The key of the trip."),
                *parameters.shaping(RESOURCES["trips"]),
            ),
            headers=("IfMatchIfAny", "IdempotencyKey"),
            body={JSON: body},
            sent={name: sent[name] for name in needed},
            refusals=(*_CREATING, HTTPStatus.NOT_FOUND, HTTPStatus.PRECONDITION_FAILED),
            is_open=False,
        )
    }


def _creating(resource: Resource) -> Operation:
    kind, one = resource.model.__name__, _one(resource)
    upload = {"multipart/form-data": _upload()} if resource.name == "photos" else {}
    with_parts = [name for name, part in SHAPES[resource.name].parts.items() if part.alone]
    parts = f" Together with it, all or nothing: `{'`, `'.join(with_parts)}`." if with_parts else ""
    beside = _BESIDE.get(resource.name, "")
    return Operation(
        name=operation_name(resource, "create"),
        summary=f"Create {one}",
        description=f"A new {resource.model._meta.verbose_name} with its parts.{parts}{beside} With an `Idempotency-Key` the request can "
        "be sent again without being carried out twice.",
        tag=tag(resource),
        answer=detail(resource),
        example=EXAMPLES.get(operation_name(resource, "get")),
        status=HTTPStatus.CREATED,
        parameters=(*parameters.shaping(resource), _ANYWAY),
        headers=("IfMatchIfAny", "IdempotencyKey") if beside else ("IdempotencyKey",),
        body={JSON: ref(f"New{kind}"), **upload},
        sent=_example(resource, f"New{kind}"),
        refusals=(*_CREATING, HTTPStatus.PRECONDITION_FAILED) if beside else _CREATING,
        is_open=False,
    )


def _changing(resource: Resource, verb: str) -> Operation:
    kind, one = resource.model.__name__, _one(resource)
    is_whole = verb == "replace"
    said = (
        "All that may be written of it: what is left out is emptied."
        if is_whole
        else "Some of its fields, as a merge patch (RFC 7396); the others stay."
    )
    schema = ref(f"Whole{kind}" if is_whole else f"{kind}Changes")
    return Operation(
        name=operation_name(resource, verb),
        summary=f"{verb.title()} {one}",
        description=f"{said} `If-Match` names the version that you have read.",
        tag=tag(resource),
        answer=detail(resource),
        example=EXAMPLES.get(operation_name(resource, "get")),
        parameters=(key_in_address(), *parameters.shaping(resource)),
        headers=("IfMatch",),
        body={JSON: schema, **({} if is_whole else {_PATCH: schema})},
        sent=_example(resource, f"Whole{kind}") if is_whole else {"note": "Seen in the minutes."},
        refusals=CHANGING_ONE,
        is_open=False,
    )


def _removing(resource: Resource) -> Operation:
    one = _one(resource)
    return Operation(
        name=operation_name(resource, "delete"),
        summary=f"Delete {one}",
        description="Refused with 409 where other records refer to it.",
        tag=tag(resource),
        status=HTTPStatus.NO_CONTENT,
        parameters=(key_in_address(), *parameters.shaping(resource)),
        headers=("IfMatch",),
        refusals=_REMOVING,
        is_open=False,
    )


def _one(resource: Resource) -> str:
    """An event, a trip."""
    name = str(resource.model._meta.verbose_name)
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _example(resource: Resource, form: str) -> dict[str, Any]:
    """As the example record would have been sent."""
    shape = SHAPES[resource.name]
    parts = shape.own_parts if form.startswith("Whole") else shape.parts
    return bodies.example(shape, EXAMPLES.get(operation_name(resource, "get"), {}), parts)


def _upload() -> Schema:
    """What is written about a photo, and the picture."""
    members: dict[str, Schema] = {
        "fields": ref("NewPhoto"),
        "file": {"type": "string", "format": "binary", "contentMediaType": "image/*"},
    }
    return {**object_of(members, required=("fields", "file")), "additionalProperties": False}


def shared_schemas() -> dict[str, Schema]:
    """The result of a bulk request."""
    text: Schema = {"type": "string"}
    number: Schema = {"type": "integer"}
    error = object_of({"pointer": text, "code": text, "detail": text}, required=("code", "detail"))
    row = object_of(
        {
            "external_id": text,
            "result": {"type": "string", "enum": ["created", "updated", "unchanged", "refused"]},
            "key": text,
            "version": number,
            "errors": {"type": "array", "items": error},
        },
        required=("external_id", "result"),
    )
    counts = dict.fromkeys(("created", "updated", "unchanged", "refused"), number)
    members = {"source": text, **counts, "results": {"type": "array", "items": row}}
    return {"BulkResult": object_of(members, required=tuple(members)), **bodies.forms()}


def shared_parameters() -> dict[str, Schema]:
    """The headers of changes."""
    match: Schema = {
        "name": "If-Match",
        "in": "header",
        "description": "The ETag of the version that you have read; `*` overwrites whatever is "
        "there.",
        "schema": {"type": "string"},
        "example": '"3-5f2c"',
    }
    key: Schema = {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "A text of your own, such as a UUID: the same request with the same key is "
        "carried out once.",
        "schema": {"type": "string", "pattern": '^"?[!#-~]{1,200}"?$'},
    }
    return {"IfMatch": {**match, "required": True}, "IfMatchIfAny": match, "IdempotencyKey": key}
