"""What a schema cannot say is left to the product; everything else that schemathesis checks holds.

Loaded by schemathesis, in place of its own check of the same kind.
"""

import json
from http import HTTPStatus
from typing import Any

import schemathesis
from schemathesis.checks import CheckContext
from schemathesis.specs.openapi.checks import positive_data_acceptance

# What a schema can say in full: no request that is as the schema has it is refused for this.
_OF_FORM = {
    *("blank", "empty", "error", "max_length", "max_value", "min_length", "min_value"),
    *("invalid", "not_a_list", "null", "parse_error", "required", "too_many", "type", "unknown"),
}


@schemathesis.check
def good_requests_are_taken(
    ctx: CheckContext, response: schemathesis.Response, case: "schemathesis.Case[Any]"
) -> bool | None:
    """No request that the schema allows is refused, but for what the archive holds.

    A schema cannot say which keys there are, which cursor a list gave, that a trip ends after it
    begins, that February has 28 days, which two records would be one, or that a comma inside of a
    value parts it: of a 400 each error names its place, and none is one of form. Other refusals are those of `schemathesis.toml`.
    """
    if response.status_code == HTTPStatus.BAD_REQUEST and _is_of_the_archive(response):
        return None
    result: bool | None = positive_data_acceptance(ctx, response, case)
    return result


def _is_of_the_archive(response: Any) -> bool:
    if "json" not in response.headers["content-type"][0]:
        return True  # the page for people: the same refusal was looked at as JSON
    errors = json.loads(response.content).get("errors", [])
    return bool(errors) and all(_is_told(error) for error in errors)


def _is_told(error: dict[str, str]) -> bool:
    has_place = bool(error.keys() & {"pointer", "parameter"})
    return has_place and bool(error["detail"]) and error["code"] not in _OF_FORM
