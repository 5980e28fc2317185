"""Readers who would rather have a record as JSON are led to the API."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

_HTML, _JSON = "text/html", "application/json"


def prefers_json(request: HttpRequest) -> bool:
    """Named before HTML or without it; who takes anything gets the page."""
    return request.get_preferred_type([_HTML, _JSON]) == _JSON


def api_address(name: str, key: str) -> str:
    return reverse(f"api:{name}-detail", args=[key])


def see_api(name: str, key: str) -> HttpResponse:
    """The address is told without a look at the record: a draft's as that of nothing."""
    try:
        address = api_address(name, key)
    except NoReverseMatch as impossible:
        raise Http404 from impossible
    return HttpResponse(
        status=HTTPStatus.SEE_OTHER, headers={"Location": address, "Cache-Control": "no-cache"}
    )
