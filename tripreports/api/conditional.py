"""What a client holds already is not read, and not written, a second time.

An answer follows from the records that its reader may see, the software, the day, its address and
format, and from whether its reader sees drafts. So it is known by its ETag before anything is read: that of a record is
`"<version>-<state>"`, that of a list `W/"<state>"`. Whoever changes a record is asked for the version
alone, since all else that the record shows belongs to others.
"""

import datetime as dt
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.http import http_date, parse_etags
from rest_framework.request import Request

from tripreports.core import software
from tripreports.core.visibility import sees_drafts
from tripreports.core.waiting import impatiently
from tripreports.search import revision

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader
    from tripreports.search.models import State as Records

R = TypeVar("R", bound=HttpResponseBase)
_SALT = "tripreports.api.conditional"
_READING = ("GET", "HEAD")
_PATIENCE = 0.05  # seconds
_FOR_ONE = "private, no-store"


class State(NamedTuple):
    """By what the answer to a request is known again; nothing while something is being written."""

    token: str
    modified_at: dt.datetime | None


def state_of(request: Request, reader: "Reader | None") -> State:
    """Taken before the answer is read: a change in between makes the next answer a new one."""
    records = revision.at(request, reader) or _caught_up(reader)
    # The browsable pages are made for one person, in one language.
    if records is None or request.accepted_renderer.format == "api":
        return State("", None)
    program, today = software.current(), timezone.localdate()
    parts = (
        records.token,
        program.token,
        today.isoformat(),
        "drafts" if sees_drafts(reader) else "public",
        request.accepted_renderer.format,
        request.build_absolute_uri(),
    )
    # Keyed, so that only what was once sent can be asked about.
    token = salted_hmac(_SALT, "\n".join(parts), algorithm="sha256").hexdigest()[:32]
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time.min))
    return State(token, max(records.changed_at, program.changed_at, midnight))


def _caught_up(reader: "Reader | None") -> "Records | None":
    """The state after what was written has been indexed; none while somebody still writes."""
    try:
        with impatiently(_PATIENCE):
            revision.current()
    except OperationalError:
        return None  # what is read is answered all the same
    return revision.standing(reader)


def unchanged(request: Request, state: State) -> HttpResponse | None:
    """304 for one who holds the answer as it is now; asked before anything is read."""
    if not state.token or request.method not in _READING:
        return None
    for held in parse_etags(request.headers.get("If-None-Match", "")):
        if held.removeprefix("W/").strip('"').rpartition("-")[2] == state.token:
            response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
            # A cache takes over what a 304 says of the answer that it holds.
            del response["Content-Type"]
            response["ETag"] = held
            return _labelled(response, request, state)
    return None


def marked(
    response: HttpResponseBase, request: Request, state: State, *, version: int | None = None
) -> HttpResponseBase:
    """The answer with what it is known by: that of one record has a version.

    304 for one who asks by the moment alone, as only what is there can be unchanged.
    """
    if version is not None:
        response["ETag"] = f'"{version}-{state.token}"'
    elif state.token:
        response["ETag"] = f'W/"{state.token}"'
    _labelled(response, request, state)
    asks_by_moment = "If-Modified-Since" in request.headers
    if state.modified_at is None or not asks_by_moment or not isinstance(response, HttpResponse):
        return response
    modified = int(state.modified_at.timestamp())
    answer = get_conditional_response(_plain(request), response["ETag"], modified, response)
    return answer if isinstance(answer, HttpResponseBase) else response


def _plain(request: Request) -> HttpRequest:
    asked: HttpRequest = request._request  # noqa: SLF001 (what the framework wraps)
    return asked


def _labelled(response: R, request: Request, state: State) -> R:
    """Shared caches may keep what everybody sees, but ask each time: a trip may be withdrawn."""
    is_personal = request.user.is_authenticated or request.auth is not None
    response["Cache-Control"] = _FOR_ONE if is_personal else revision.FOR_ALL
    if state.modified_at is not None:
        response["Last-Modified"] = http_date(int(state.modified_at.timestamp()))
    patch_vary_headers(response, ["Accept", "Authorization", "Cookie"])
    return response
