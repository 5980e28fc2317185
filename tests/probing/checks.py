"""What a schema cannot say is left to the product; everything else that schemathesis checks holds.

Loaded by schemathesis, in place of its own checks of the same kind.
"""

import json
import os
import threading
import traceback
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeAlias

import django
import schemathesis
import yaml
from django.apps import apps
from schemathesis.checks import CheckContext
from schemathesis.core.deserialization import DeserializationContext, deserialize_yaml
from schemathesis.core.media_types import YAML_MEDIA_TYPES
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

django.setup()

from tripreports.api.problems import LONGEST_ADDRESS  # noqa: E402 (needs the settings)

Case: TypeAlias = "schemathesis.Case[Any]"

# What a schema cannot say of a value: which records and cursors there are, which parameters go
# together, which days a month has, that a comma parts a value, how many places a number has that is
# no multiple of a tenth to computers, whether bytes are a picture, which reports are open, which
# records one would have twice, and what a rule of the models asks across fields and rows.
_OF_THE_ARCHIVE = {
    *("closed", "conflict", "does_not_exist", "elsewhere", "incomplete", "max_decimal_places"),
    *("no_date", "no_picture", "no_such_place", "no_value", "not_both", "not_in_file"),
    *("not_in_table", "other_kind", "other_trip", "repeated", "rule", "twice", "twin"),
}
# The rules across fields and rows are told by their names.
_RULES = {
    rule.name
    for model in apps.get_models()
    for rule in (*model._meta.constraints, *getattr(model, "cross_row_rules", ()))
}


def _is_refusal_of_the_archive(response: Any, case: Case) -> bool:
    """Each error of the answer names its place, and is one that no schema could have told."""
    if "json" not in response.headers["content-type"][0]:
        return case.query.get("format") == "api"  # the page for people, who read it
    errors = json.loads(response.content).get("errors", [])
    return bool(errors) and all(_is_of_the_archive(error, case) for error in errors)


def _is_of_the_archive(error: dict[str, str], case: Case) -> bool:
    code, has_place = error["code"], bool(error.keys() & {"pointer", "parameter"})
    if code in {"no_text", "null_characters_not_allowed"}:
        return _has_a_bad_character(case)
    if code in {"read_only", "required"}:
        # A row with a known id changes a record, any other needs what a new record needs.
        return case.path.endswith("/bulk/")
    if code == "invalid_choice":
        return _names_a_record(error.get("parameter", ""), case)
    return has_place and bool(error["detail"]) and code in _OF_THE_ARCHIVE | _RULES


def _names_a_record(name: str, case: Case) -> bool:
    """Not one of some codes, all of which the schema lists."""
    found = [one.definition for one in case.operation.query if one.name == name]
    return any("a key " in one.get("description", "").lower() for one in found)


def _has_a_bad_character(case: Case) -> bool:
    """A pattern that forbids NUL would stand at every text, and at no name of a field."""
    return "\\u0000" in json.dumps([case.query, case.body], default=str)


# Why a request may be refused that is as the schema has it.
_REASONS: dict[int, Callable[[Any, Case], bool]] = {
    HTTPStatus.BAD_REQUEST: _is_refusal_of_the_archive,
    # Whoever has no token; one that was made up is none.
    HTTPStatus.UNAUTHORIZED: lambda answer, _case: (
        not _sent(answer, "Authorization", "Bearer trip_")
    ),
    HTTPStatus.FORBIDDEN: lambda _answer, case: case.method != "GET" or "/tokens/" in case.path,
    HTTPStatus.NOT_FOUND: lambda _answer, case: bool(case.path_parameters),
    HTTPStatus.CONFLICT: lambda _answer, case: case.method != "GET",
    HTTPStatus.PRECONDITION_FAILED: lambda answer, _case: _sent(answer, "If-Match"),
    HTTPStatus.REQUEST_URI_TOO_LONG: lambda answer, _case: (
        len(answer.request.url) > LONGEST_ADDRESS
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: lambda answer, _case: _sent(answer, "Idempotency-Key"),
}


def _sent(response: Any, header: str, beginning: str = "") -> bool:
    value = response.request.headers.get(header)
    return value is not None and str(value).startswith(beginning)


@schemathesis.check
def good_requests_are_taken(
    ctx: CheckContext, response: schemathesis.Response, case: Case
) -> bool | None:
    """No request that the schema allows is refused, unless for a reason that no schema can tell."""
    reason = _REASONS.get(response.status_code)
    if reason is not None and reason(response, case):
        return None
    result: bool | None = positive_data_acceptance(ctx, response, case)
    return result


@schemathesis.check
def bad_requests_are_refused(
    ctx: CheckContext, response: schemathesis.Response, case: Case
) -> bool | None:
    """What the schema does not allow is refused; a bad row of a bulk request in its own result."""
    is_bulk = case.method == "POST" and case.path.endswith("/bulk/")
    if is_bulk and response.status_code == HTTPStatus.OK and response.json().get("refused"):
        return None
    result: bool | None = negative_data_rejection(ctx, response, case)
    return result


@schemathesis.hook
def before_call(_context: schemathesis.HookContext, case: Case, _kwargs: dict[str, Any]) -> None:
    """A role that revoked its token would be nobody from then on: it revokes another's."""
    is_end = case.method == "DELETE" and "/tokens/" in case.path
    if is_end and case.path_parameters.get("key") in {"current", os.environ["PROBING_TOKEN"]}:
        case.path_parameters["key"] = "of-another"


@schemathesis.deserializer(*YAML_MEDIA_TYPES)
def _read_yaml(_ctx: DeserializationContext, response: schemathesis.Response) -> Any:
    """schemathesis keeps the first part of a long answer, and stops where that is no YAML."""
    try:
        return deserialize_yaml(response.content)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _end(stopped: threading.ExceptHookArgs) -> None:
    """Without a word, schemathesis would leave out all that a thread had still to ask."""
    traceback.print_exception(stopped.exc_value)
    os._exit(1)


threading.excepthook = _end
