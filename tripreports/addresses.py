"""Addresses that no record can have, and what is answered to them."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.views import defaults
from rest_framework.exceptions import NotFound

from tripreports.api.problems import LONGEST_ADDRESS, AddressTooLong, refused, suspicious
from tripreports.core.areas import in_admin, in_api

_NUL = "\x00"


class NulMiddleware:
    """Answers addresses with a NUL, of which PostgreSQL can make nothing but an error.

    In a path it is as good as any unknown key. Pages and API refuse it in parameters by
    themselves; the admin does not. What is too long for most servers is refused by all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _NUL in request.path:
            raise Http404
        if in_admin(request) and any(_NUL in f"{name}{values}" for name, values in _asked(request)):
            raise BadRequest
        if in_api(request) and len(request.get_full_path()) > LONGEST_ADDRESS:
            return refused(request, AddressTooLong())
        return self.get_response(request)


def _asked(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, "".join(map(str, values))) for name, values in request.GET.lists()]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What reached no view, such as a request for another host: programs get a problem."""
    if in_api(request):
        return refused(request, suspicious(exception))
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if in_api(request):
        return refused(request, NotFound())
    return defaults.page_not_found(request, exception)
