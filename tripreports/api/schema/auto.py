"""From what a view says of itself to what stands in the document."""

from http import HTTPStatus
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent

from tripreports.api.schema.examples import EXAMPLES
from tripreports.api.schema.operation import JSON, PAGE, YAML, Operation, Schema, ref
from tripreports.api.schema.refusals import name_of

_SCHEMA = ResolvedComponent.SCHEMA
_SIGNED_IN: list[Schema] = [{"token": []}, {"session": []}]


class Described(AutoSchema):
    """Views say in `operations`, by method, what clients are told of them."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: ComponentRegistry
    ) -> Schema | None:
        operations: Any = getattr(self.view, "operations", {})
        operation: Operation | None = operations.get(method)
        if operation is None:
            return None  # tests find it
        for name, schema in operation.schemas.items():
            component = ResolvedComponent(name, _SCHEMA, schema, object=name)  # type: ignore[no-untyped-call]  # the package is not annotated
            registry.register_on_missing(component)
        return as_written(operation)


def as_written(operation: Operation) -> Schema:
    """The operation in the words of OpenAPI."""
    shown: Schema = {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.description,
        "tags": [operation.tag],
        "parameters": [
            *operation.parameters,
            *(ref(one, "parameters") for one in operation.headers),
        ],
        "security": [{}, *_SIGNED_IN] if operation.is_open else _SIGNED_IN,
        "responses": {str(operation.status): _answer(operation), **_refusals(operation)},
    }
    if operation.body:
        shown["requestBody"] = {"required": True, "content": _bodies(operation)}
    if operation.is_deprecated:
        shown["deprecated"] = True
    return shown


def _bodies(operation: Operation) -> Schema:
    example = {} if operation.sent is None else {"example": operation.sent}
    return {
        media: {"schema": schema, **(example if "json" in media else {})}
        for media, schema in operation.body.items()
    }


def _answer(operation: Operation) -> Schema:
    answer: Schema = {"description": HTTPStatus(operation.status).phrase}
    if operation.answer is not None:
        example = operation.example or EXAMPLES.get(operation.name)
        shown = {"schema": operation.answer, **({"example": example} if example else {})}
        answer["content"] = {operation.media_type: shown} | {
            media: {"schema": _file(media)} for media in (*_pages(operation), *operation.files)
        }
    if operation.is_conditional:
        answer["headers"] = {"ETag": ref("ETag", "headers")}
    if operation.status == HTTPStatus.CREATED:
        answer["headers"] = {"Location": ref("Location", "headers")}
    return answer


def _pages(operation: Operation) -> tuple[str, ...]:
    """For people, the same as a page: where `format=api` or the header asks for it."""
    return (PAGE,) if operation.media_type == JSON and operation.status == HTTPStatus.OK else ()


def _file(media: str) -> Schema:
    """Text as it is, or bytes."""
    is_text = media.startswith("text/") or "json" in media
    if media == YAML:
        return {"type": "object"}
    return {"type": "string"} if is_text else {"type": "string", "contentMediaType": media}


def _refusals(operation: Operation) -> Schema:
    unchanged = {"304": ref("NotModified", "responses")} if operation.is_conditional else {}
    moved = {"301": ref("Moved", "responses")} if operation.may_move else {}
    return (
        moved
        | unchanged
        | {
            str(int(status)): ref(name_of(status), "responses")
            for status in sorted(operation.refusals)
        }
    )
