"""Answers that the public got, given again as they are until a record changes.

A page or an answer of the API that nobody in particular asks for follows from the state of the
archive, the software, the day, the address, and the form and language in which it is wanted. So it is
kept by those, and by nothing else: who sends a cookie, a token or the ETag of what they hold is never
answered from here. While something that was written waits to be indexed nothing is, since the state
is not known.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from tripreports.api.limits import admits
from tripreports.core import software
from tripreports.core.areas import in_admin, in_api
from tripreports.search import revision

_MEGABYTE = 1_000_000
_FEW = 32
# What tells one caller from another, or says what they hold already.
_OF_ONE = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
_FORMS = ("HTTP_HOST", "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE")


class _Kept(NamedTuple):
    """An answer as it went out, compressed if it was."""

    body: bytes
    headers: dict[str, str]


_NOTHING = _Kept(b"", {})


class Answers:
    """Those of one process, up to a number of bytes; what was not asked for longest goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, place: str) -> _Kept | None:
        with self._lock:
            if place in self._kept:
                self._kept.move_to_end(place)
            return self._kept.get(place)

    def keep(self, place: str, answer: _Kept) -> None:
        most = settings.KEPT_ANSWERS_MB * _MEGABYTE
        # One of which few would find room drives out what many ask for.
        if len(answer.body) > most // _FEW:
            return
        with self._lock:
            self._size += len(answer.body) - len(self._kept.pop(place, _NOTHING).body)
            self._kept[place] = answer
            while self._size > most:
                _place, forgotten = self._kept.popitem(last=False)
                self._size -= len(forgotten.body)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._size = 0

    def __len__(self) -> int:
        return len(self._kept)


ANSWERS = Answers()


class KeptAnswersMiddleware:
    """Stands before all that makes an answer, and behind what counts the callers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        place = _place(request)
        if not place:
            return self.get_response(request)
        kept = ANSWERS.get(place)
        if kept is not None and (not in_api(request) or admits(request)):
            return HttpResponse(kept.body, headers=kept.headers)
        response = self.get_response(request)
        if kept is None and isinstance(response, HttpResponse) and _is_for_all(response):
            ANSWERS.keep(place, _Kept(response.content, dict(response.headers)))
        return response


def _place(request: HttpRequest) -> str:
    """Where the answer would be; nowhere for what is asked by one caller, or while one writes."""
    sent = request.META
    if request.method != "GET" or in_admin(request) or not settings.KEPT_ANSWERS_MB:
        return ""
    if any(sent.get(header) for header in _OF_ONE):
        return ""
    try:
        records = revision.at(request, None)
    except DatabaseError:  # the view tells what is wrong
        return ""
    if records is None:
        return ""
    parts = (
        records.token,
        software.current().token,
        timezone.localdate().isoformat(),
        request.scheme or "",
        request.get_full_path(),
        *(sent.get(header, "") for header in _FORMS),
    )
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _is_for_all(response: HttpResponse) -> bool:
    return (
        response.status_code == HTTPStatus.OK
        and response.has_header("ETag")
        and response.get("Cache-Control") == revision.FOR_ALL
        and not response.cookies
    )
