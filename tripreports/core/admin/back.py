"""The way back to the page from which a form was opened."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

# In the address of a form: where to go after it is saved.
BACK = "_back"


class BackMixin:
    """A form with a way back in its address leads there after saving; a row added next keeps it."""

    def response_add(self, request: HttpRequest, obj: Any, url: str | None = None) -> HttpResponse:
        answer: HttpResponse = super().response_add(request, obj, url)  # type: ignore[misc]  # the admin's own
        return _led_back(request, answer)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        answer: HttpResponse = super().response_change(request, obj)  # type: ignore[misc]  # the admin's own
        return _led_back(request, answer)


def way_back(request: HttpRequest) -> str:
    """A page of this site, or nothing."""
    back = request.GET.get(BACK, "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else ""


def with_way_back(address: str, back: str, **preset: str) -> str:
    return f"{address}?{urlencode({**preset, BACK: back})}"


def _led_back(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    back = way_back(request)
    if not back or not isinstance(answer, HttpResponseRedirect) or "_popup" in request.POST:
        return answer
    if "_addanother" in request.POST:
        return HttpResponseRedirect(request.get_full_path())
    if "_continue" in request.POST:
        return HttpResponseRedirect(with_way_back(answer.url.partition("?")[0], back))
    return HttpResponseRedirect(back)
