"""Errors, as clients are told of them: one kind of answer, with an example for each status."""

from http import HTTPStatus
from typing import Any

from tripreports.api.problems import INVALID, MEDIA_TYPE, NO_FURTHER_TYPE, title
from tripreports.api.schema.operation import PAGE, Schema, object_of, ref

_ABOUT = "/api/v1/trips/"
_ONE = "/api/v1/trips/taichung-korea-2025/"
_DETAILS = {
    HTTPStatus.UNAUTHORIZED: "This is no token of this site: those begin “trip_”.",
    HTTPStatus.FORBIDDEN: "This token lacks the scope “write”.",
    HTTPStatus.NOT_FOUND: "Not found.",
    HTTPStatus.NOT_ACCEPTABLE: "Could not satisfy the request Accept header.",
    HTTPStatus.CONFLICT: "Others refer to this record.",
    HTTPStatus.GONE: "The report was withdrawn.",
    HTTPStatus.LENGTH_REQUIRED: "Say how long the body is: send it whole, with a “Content-Length”.",
    HTTPStatus.PRECONDITION_FAILED: "The record was changed since you read it. Read it again.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is too large.",
    HTTPStatus.REQUEST_URI_TOO_LONG: "An address has 8000 characters at most. Ask in several requests.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Unsupported media type “text/plain” in request.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "This key came with another request before.",
    HTTPStatus.PRECONDITION_REQUIRED: "Say in If-Match which version you change.",
    HTTPStatus.TOO_MANY_REQUESTS: "At most 600 requests in 60 seconds are answered. Wait 1 second.",
}
_IN_ADDRESS = {
    "parameter": "limit",
    "code": "invalid",
    "detail": "Give a whole number from 1 to 200.",
}


def problem() -> Schema:
    text: Schema = {"type": "string"}
    error = object_of(
        {
            "parameter": text | {"description": "Which parameter of the address it is about."},
            "pointer": text | {"description": "A JSON pointer to the place in the body."},
            "code": text,
            "detail": text | {"description": "What to do about it, for people."},
        },
        required=("code", "detail"),
    )
    members = {
        "type": text | {"format": "uri-reference"},
        "title": text,
        "status": {"type": "integer"},
        "detail": text,
        "instance": text | {"description": "What was asked for."},
        "errors": {"type": "array", "items": error},
    }
    said = "What is wrong (RFC 9457), in the language of `Accept-Language`."
    required = ("type", "title", "status", "detail", "instance")
    return {"description": said} | object_of(members, required=required)


def name_of(status: int) -> str:
    """By which the answer is known: 404 is `NotFound`."""
    return "".join(word.title() for word in HTTPStatus(status).phrase.replace("-", " ").split())


def answers() -> dict[str, Schema]:
    """The answer of each status, by its name."""
    every = (HTTPStatus.BAD_REQUEST, *_DETAILS)
    return {name_of(status): _answer(status) for status in every}


def _answer(status: HTTPStatus) -> Schema:
    shown = {"schema": ref("Problem"), "example": _example(status)}
    page: Schema = {"schema": {"type": "string"}}
    answer: Schema = {"description": title(status), "content": {MEDIA_TYPE: shown, PAGE: page}}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        answer["headers"] = {"Retry-After": ref("RetryAfter", "headers")}
    return answer


def _example(status: HTTPStatus) -> dict[str, Any]:
    is_invalid = status == HTTPStatus.BAD_REQUEST
    told = {
        "type": INVALID if is_invalid else NO_FURTHER_TYPE,
        "title": title(status),
        "status": int(status),
        "detail": "See the errors." if is_invalid else _DETAILS[status],
        "instance": f"{_ABOUT}?limit=1000" if is_invalid else _ONE,
    }
    return told | ({"errors": [_IN_ADDRESS]} if is_invalid else {})
