"""Public pages that did not change are not sent, and not even written, a second time.

A page follows from the records, the software, the day, its address and the reader's language. So
its ETag is known before it is written. Shared caches may keep a page but ask each time, as a trip
may be withdrawn at any moment. What staff see carries no ETag and is kept nowhere.
"""

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import http_date
from django.utils.translation import get_language

from tripreports.browse.machine.negotiation import prefers_json
from tripreports.core import software
from tripreports.search import revision

_SALT = "tripreports.browse.machine.conditional"
_READING = ("GET", "HEAD")
# Files have an ETag of their own, and the choice of a language is no page.
_WITHOUT = {"photo-file", "photo-thumbnail", "trip-document", "language"}


class Validators(NamedTuple):
    """By what a page is known again."""

    etag: str
    modified_at: dt.datetime
    # When a record last changed; the page itself may have changed since then.
    records_at: dt.datetime


class ConditionalMiddleware:
    """Answers 304 where the reader, or a cache on the way, holds the page as it is now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        validators: Validators | None = getattr(request, "validators", None)
        if validators and response.status_code == HTTPStatus.OK and not _is_apart(response):
            return _with(validators, request, response)
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            # What is not there now may be published in a minute.
            response.headers.setdefault("Cache-Control", "no-cache")
        return response

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if not _is_public_page(request):
            return None
        # Taken before the page is written: a change in between makes the next answer a new one.
        validators = _validators(request)
        request.validators = validators  # type: ignore[attr-defined]  # handed on to the answer
        unchanged = get_conditional_response(request, etag=validators.etag)
        if not isinstance(unchanged, HttpResponse):
            return None
        return _with(validators, request, unchanged)


def _is_apart(response: HttpResponse) -> bool:
    """Files have an ETag of their own; what sets a cookie is for one reader."""
    own = response.has_header("ETag") or response.has_header("Cache-Control")
    return own or bool(response.cookies)


def _is_public_page(request: HttpRequest) -> bool:
    match = request.resolver_match
    return (
        request.method in _READING
        and match is not None
        and match.namespace == "browse"
        and match.url_name not in _WITHOUT
        and request.user.is_anonymous
        and not prefers_json(request)
    )


def _validators(request: HttpRequest) -> Validators:
    """The ETag is keyed, so that only what was once sent with 200 can be asked about."""
    records = revision.at(request, None) or revision.current().seen_by(None)
    program, today = software.current(), timezone.localdate()
    address = request.build_absolute_uri()
    parts = (records.token, program.token, today.isoformat(), get_language() or "", address)
    token = salted_hmac(_SALT, "\n".join(parts), algorithm="sha256").hexdigest()[:32]
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time.min))
    modified_at = max(records.changed_at, program.changed_at, midnight)
    return Validators(f'W/"{token}"', modified_at, records.changed_at)


def _with(validators: Validators, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    modified = int(validators.modified_at.timestamp())
    response["ETag"], response["Last-Modified"] = validators.etag, http_date(modified)
    response["Cache-Control"] = revision.FOR_ALL
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    if response.status_code != HTTPStatus.OK:
        return response
    # Who asks by the moment alone is answered late, as only a page that is there can be unchanged.
    answer = get_conditional_response(request, validators.etag, modified, response)
    return answer if isinstance(answer, HttpResponse) else response
