"""What a schema cannot say is left to the product; everything else that schemathesis checks holds.

Loaded by schemathesis, in place of its own check of the same kind.
"""

import json
from http import HTTPStatus
from typing import Any

import schemathesis
from schemathesis.checks import CheckContext
from schemathesis.specs.openapi.checks import positive_data_acceptance

# Good requests that what the archive holds now does not go with: another version, other contents
# under one Idempotency-Key, or a state that the step does not start from.
_OF_THE_MOMENT = {
    HTTPStatus.CONFLICT,
    HTTPStatus.PRECONDITION_FAILED,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.PRECONDITION_REQUIRED,
}


@schemathesis.check
def good_requests_are_taken(
    ctx: CheckContext, response: schemathesis.Response, case: "schemathesis.Case[Any]"
) -> bool | None:
    """No request that the schema allows is refused, unless by the records or a rule across fields.

    A schema cannot say which keys there are, that a trip ends after it begins, or which cursor a
    list gave: such a refusal is a 400 that names the place, and is looked at by other tests.
    """
    if response.status_code in _OF_THE_MOMENT or _names_its_places(response):
        return None
    result: bool | None = positive_data_acceptance(ctx, response, case)
    return result


def _names_its_places(response: Any) -> bool:
    if response.status_code != HTTPStatus.BAD_REQUEST:
        return False
    errors = json.loads(response.content).get("errors", [])
    return bool(errors) and all(
        error["detail"] and error.keys() & {"pointer", "parameter"} for error in errors
    )
