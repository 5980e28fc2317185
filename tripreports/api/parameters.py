"""Parameters of a request: those that are not known are refused, not passed over."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

COMMON = ("format",)
# By these names a token is looked for in the address, where it does not belong.
SECRETS = ("token", "access_token", "api_token", "api_key", "apikey", "auth_token")
_YES_OR_NO = {"1": True, "true": True, "0": False, "false": False}


class BadParameter(ValidationError):
    """What is wrong in the address, by the names of its parameters, and not in the body."""


def refuse_unknown(request: Request, allowed: Iterable[str]) -> None:
    """Raise a 400 that names every parameter that is not allowed, given twice, or empty.

    A filter that came out empty by mistake would else give everything.
    """
    if not request.query_params:
        return
    known = sorted({*allowed, *COMMON})
    refused: dict[str, list[str]] = {}
    for name, values in request.query_params.lists():
        if name not in known:
            message = _("Unknown parameter. Known here: %(names)s.")
            refused[name] = [message % {"names": ", ".join(known)}]
        elif len(values) > 1:
            refused[name] = [_("Given more than once.")]
        elif values == [""]:
            refused[name] = [_("Give a value, or leave the parameter out.")]
    if refused:
        raise BadParameter(refused)


def coded(errors: Any) -> dict[str, list[ErrorDetail]]:
    """What a form or a filter finds wrong; programs go by the codes."""
    return {
        name: [ErrorDetail(told, one.code) for one in found for told in one.messages]
        for name, found in errors.as_data().items()
    }


def flag(request: Request, name: str) -> bool:
    value = request.query_params.get(name, "0")
    if value not in _YES_OR_NO:
        raise BadParameter({name: [_("Give 1 or 0.")]})
    return _YES_OR_NO[value]


def whole_number(request: Request, name: str, *, default: int, low: int, high: int) -> int:
    value = request.query_params.get(name, str(default))
    # isdecimal() alone would let full-width digits pass.
    if value.isascii() and value.isdecimal() and len(value) <= len(str(high)):
        number = int(value)
        if low <= number <= high:
            return number
    message = _("Give a whole number from %(low)d to %(high)d.")
    raise BadParameter({name: [message % {"low": low, "high": high}]})
