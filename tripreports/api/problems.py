"""Errors as RFC 9457 has them: what is wrong, where, and in the language of the client."""

import logging
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from itertools import islice
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    PermissionDenied,
    SuspiciousOperation,
    TooManyFieldsSent,
)
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from tripreports.api.parameters import SECRETS, BadParameter

_log = logging.getLogger("django.request")
MEDIA_TYPE = "application/problem+json"
INVALID = "urn:tripreports:problem:invalid-input"
_MOST_ERRORS = 100  # an answer must not be a hundred times as long as what was asked
NO_FURTHER_TYPE = "about:blank"  # the status says it all
LONGEST_ADDRESS = 8_000  # a little less than what servers take


def problem(exception: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception of a view; None leaves it to Django, for its page of details."""
    request = context["request"]
    if isinstance(exception, SuspiciousOperation):
        exception = suspicious(exception)
    response = exception_handler(exception, context) or _fault(request)
    if response is None:
        return None
    response.data = _body(_detailed(exception, context.get("view")), response.status_code, request)
    renderer = getattr(request, "accepted_renderer", None)
    if renderer is None or renderer.format != "api":
        response.content_type = MEDIA_TYPE
    return response


def _fault(request: Any) -> Response | None:
    """One of our own, told to those who watch over the site and not to the client."""
    if settings.DEBUG:
        return None
    got_request_exception.send(sender=None, request=request)
    _log.exception("Internal Server Error: %s", request.path)
    return Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)


@csrf_exempt  # else a POST without the last slash is told about forms, on a page
def unknown_address(request: HttpRequest, **_kwargs: Any) -> JsonResponse:
    """What is asked for below /api/ where nothing is.

    Not redirected to the address with a slash: a POST would lose its body on the way.
    """
    with_slash = f"{request.path_info}/"
    is_close = not request.path_info.endswith("/") and resolve(with_slash).func != unknown_address
    hint = _("Addresses end with a slash: %s") % with_slash if is_close else _elsewhere()
    return refused(request, exceptions.NotFound(hint))


def _elsewhere() -> str:
    return _("All addresses are listed at %s") % reverse("api:docs")


def refused(request: HttpRequest, exception: exceptions.APIException) -> JsonResponse:
    """A refusal of what reached no view."""
    body = _body(exception, exception.status_code, request)
    return JsonResponse(
        body,
        status=exception.status_code,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )


class AddressTooLong(exceptions.APIException):
    """Servers and proxies cut off such addresses, or refuse them without a word."""

    status_code = HTTPStatus.REQUEST_URI_TOO_LONG
    default_code = "address_too_long"

    def __init__(self) -> None:
        told = _("An address has %d characters at most. Ask in several requests.")
        super().__init__(told % LONGEST_ADDRESS)


class HeadersTooLarge(exceptions.APIException):
    """Of many parts, or of a long one, such as a cookie."""

    status_code = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    default_code = "headers_too_large"

    def __init__(self) -> None:
        super().__init__(_("Send fewer headers, or shorter ones."))


class NotASCII(exceptions.ParseError):
    """A first line of which the server makes nothing; mostly for an address as people write it."""

    def __init__(self) -> None:
        told = _("Write characters of an address beyond ASCII with percent signs: é as %C3%A9.")
        super().__init__(told)


def unread(refusal: Callable[[], exceptions.APIException]) -> tuple[int, str, bytes]:
    """Status, its name, and the problem of a request that nobody could read, in all languages."""
    status, titles, details = HTTPStatus.BAD_REQUEST, [], []
    for language, _name in settings.LANGUAGES:
        with override(language):
            exception = refusal()
            status = HTTPStatus(exception.status_code)
            titles.append(title(status))
            details.append(str(exception.detail))
    body = {
        "type": NO_FURTHER_TYPE,
        "title": " ".join(titles),
        "status": status,
        "detail": " ".join(details),
    }
    return status, status.phrase, orjson.dumps(body)


def suspicious(exception: Exception) -> exceptions.ParseError:
    """What the framework refuses by itself, such as thousands of parameters."""
    told = None
    if isinstance(exception, TooManyFieldsSent):
        told = _("Give at most %d parameters.") % settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    if isinstance(exception, DisallowedHost):
        told = _("The header “Host” names another site.")
    return exceptions.ParseError(told)


def pointer(steps: Iterable[str | int]) -> str:
    """The JSON pointer (RFC 6901) to a value: /delegates/2/official."""
    return "".join(f"/{_escaped(str(step))}" for step in steps)


def _detailed(exception: Exception, view: Any) -> exceptions.APIException:
    """As the framework takes them: Django's own for a missing record or right among them."""
    if isinstance(exception, Http404):
        return exceptions.NotFound()
    if isinstance(exception, PermissionDenied):
        return exceptions.PermissionDenied()
    if isinstance(exception, exceptions.APIException):
        return _with_choice(exception, view)
    return exceptions.APIException()


def _with_choice(exception: exceptions.APIException, view: Any) -> exceptions.APIException:
    """The same with what there is in place of what was asked for."""
    if isinstance(exception, exceptions.UnsupportedMediaType):
        taken = ", ".join(parser.media_type for parser in view.get_parsers())
        return exceptions.UnsupportedMediaType("", _("Send one of these: %s.") % taken)
    if isinstance(exception, exceptions.MethodNotAllowed):
        taken = ", ".join(view.allowed_methods)
        return exceptions.MethodNotAllowed("", _("Take one of these methods: %s.") % taken)
    if isinstance(exception, exceptions.NotAcceptable) and exception.available_renderers:
        given = ", ".join(renderer.media_type for renderer in exception.available_renderers)
        return exceptions.NotAcceptable(_("Give one of these formats: %s.") % given)
    return exception


def _instance(request: Any) -> str:
    """What was asked, but for a token, which nobody should find in a log."""
    query = request.META.get("QUERY_STRING", "")
    marks = (settings.REST_KNOX["TOKEN_PREFIX"], *(f"{name}=" for name in SECRETS))
    has_token = any(mark in query for mark in marks)
    return str(request.path if has_token else request.get_full_path())[:LONGEST_ADDRESS]


def _body(exception: exceptions.APIException, status: int, request: Any) -> dict[str, Any]:
    is_invalid = isinstance(exception, exceptions.ValidationError)
    in_address = isinstance(exception, BadParameter) or request.method in {"GET", "HEAD"}
    body = {
        "type": INVALID if is_invalid else NO_FURTHER_TYPE,
        "title": title(status),
        "status": status,
        "detail": _("See the errors.") if is_invalid else str(exception.detail),
        "instance": _instance(request),
    }
    if found := getattr(exception, "found", None):
        body["errors"] = found
    if is_invalid:
        errors = _errors(exception.detail, "", in_address=in_address)
        body["errors"] = list(islice(errors, _MOST_ERRORS))
    return body


def title(status: int) -> str:
    titles = {
        HTTPStatus.BAD_REQUEST: _("The request cannot be understood."),
        HTTPStatus.UNAUTHORIZED: _("Sign in first."),
        HTTPStatus.FORBIDDEN: _("This is not allowed."),
        HTTPStatus.NOT_FOUND: _("There is nothing at this address."),
        HTTPStatus.METHOD_NOT_ALLOWED: _("This method is not allowed here."),
        HTTPStatus.NOT_ACCEPTABLE: _("There is no answer in this format."),
        HTTPStatus.CONFLICT: _("This does not go with what the archive holds now."),
        HTTPStatus.LENGTH_REQUIRED: _("Say how long the body is."),
        HTTPStatus.PRECONDITION_FAILED: _("The record was changed in the meantime."),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _("The request is too large."),
        HTTPStatus.REQUEST_URI_TOO_LONG: _("The address is too long."),
        HTTPStatus.UNPROCESSABLE_ENTITY: _("This was sent before, with other contents."),
        HTTPStatus.PRECONDITION_REQUIRED: _("Say which version you have read."),
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE: _("This kind of content is not taken."),
        HTTPStatus.TOO_MANY_REQUESTS: _("Too many requests."),
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: _("The headers are too large."),
        HTTPStatus.INTERNAL_SERVER_ERROR: _("Something went wrong here."),
    }
    return titles.get(HTTPStatus(status), HTTPStatus(status).phrase)


def _errors(detail: Any, path: str, *, in_address: bool) -> Iterator[dict[str, str]]:
    """One for each message, with the parameter or the JSON pointer that it is about."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            step = "" if name == "non_field_errors" else f"/{_escaped(str(name))}"
            yield from _errors(inner, path + step, in_address=in_address)
    elif isinstance(detail, list):
        for number, inner in enumerate(detail):
            nested = isinstance(inner, dict | list)
            step = f"/{number}" if nested else ""
            yield from _errors(inner, path + step, in_address=in_address)
    else:
        place = {"parameter": path[1:]} if in_address else {"pointer": path}
        yield {**place, "code": getattr(detail, "code", "invalid"), "detail": str(detail)}


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
