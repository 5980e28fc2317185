"""How often a caller may ask, so that one of them does not keep the others waiting.

Each caller has a bucket that is full at first and fills up again evenly. Kept is only the moment
at which it is full: what is refused costs nothing. Each server process counts for itself.
"""

import math
import time
from collections.abc import Callable
from ipaddress import IPv6Address
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from rest_framework.exceptions import Throttled
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from tripreports.api.permissions import account_of
from tripreports.core.callers import client_address

if TYPE_CHECKING:
    from rest_framework.views import APIView

# Whoever has one address of the sixth version has all that share its first half.
_NETWORK_BITS = 64
_LEFT = "tripreports.limit"  # with the request, from the view to the middleware


class Left(NamedTuple):
    """What is left of a bucket after a request."""

    kind: str
    most: int
    seconds: int
    requests: int
    full_in: int


class TooMany(Throttled):
    """Asked too often: what is allowed, and when to go on."""

    def __init__(self, most: int, seconds: int, wait: float) -> None:
        pause = math.ceil(wait)
        said = ngettext(
            "At most %(most)d requests in %(seconds)d seconds are answered. Wait %(pause)d second.",
            "At most %(most)d requests in %(seconds)d seconds are answered. Wait %(pause)d seconds.",
            pause,
        )
        super().__init__(detail=said % {"most": most, "seconds": seconds, "pause": pause})
        self.wait = pause


class CallerThrottle(BaseThrottle):
    """One bucket for each address of the public; two for each account, for reading and writing."""

    def allow_request(self, request: Request, _view: "APIView") -> bool:
        kind, caller = self.bucket(request)
        most, seconds = settings.API_LIMITS[kind]
        if most:
            _take(request, kind, caller, most, seconds)
        return True

    def bucket(self, request: Request) -> tuple[str, str]:
        """The kind of limit, and whose."""
        account = account_of(request)
        if account is None:
            return "anonymous", _network(request._request)  # noqa: SLF001 (what the framework wraps)
        return ("account" if request.method in SAFE_METHODS else "writes"), str(account.pk)


def admits(request: HttpRequest) -> bool:
    """Takes one from the bucket of an address of the public, if there is one left."""
    most, seconds = settings.API_LIMITS["anonymous"]
    try:
        if most:
            _take(request, "anonymous", _network(request), most, seconds)
    except TooMany:
        return False  # whoever answers in full refuses in full
    return True


class TokenMakingThrottle(CallerThrottle):
    """A bucket of its own for tokens that are made."""

    def bucket(self, request: Request) -> tuple[str, str]:
        kind, caller = super().bucket(request)
        return ("tokens" if request.method == "POST" else kind), caller


class LimitsMiddleware:
    """Tells with every answer of the API what is left (draft-ietf-httpapi-ratelimit-headers)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        left: Left | None = request.META.get(_LEFT)
        if left:
            response["RateLimit-Policy"] = f'"{left.kind}";q={left.most};w={left.seconds}'
            response["RateLimit"] = f'"{left.kind}";r={left.requests};t={left.full_in}'
        return response


def _take(
    request: "HttpRequest | Request", kind: str, caller: str, most: int, seconds: int
) -> None:
    """Takes one from the bucket, or raises `TooMany` and takes nothing."""
    kept, key = caches["callers"], f"{kind}:{caller}"
    now, interval = time.time(), seconds / most
    full_at = max(kept.get(key, 0.0), now) + interval
    wait = full_at - now - seconds
    # Rounding must not cost anybody the last one.
    if wait > interval / 1000:
        request.META[_LEFT] = Left(kind, most, seconds, 0, math.ceil(seconds + wait))
        raise TooMany(most, seconds, wait)
    kept.set(key, full_at, seconds + 1)
    requests = max(int((seconds - (full_at - now)) / interval + 0.001), 0)
    request.META[_LEFT] = Left(kind, most, seconds, requests, math.ceil(full_at - now))


def _network(request: HttpRequest) -> str:
    address = client_address(request) or ""
    if ":" not in address:
        return address
    whole = IPv6Address(address)
    if whole.ipv4_mapped:
        return str(whole.ipv4_mapped)
    network = int(whole) >> _NETWORK_BITS
    return f"{IPv6Address(network << _NETWORK_BITS)}/{_NETWORK_BITS}"
