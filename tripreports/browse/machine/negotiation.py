"""Readers who would rather have a record as JSON are led to the API."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

_HTML, _JSON = "text/html", "application/json"


def prefers_json(request: HttpRequest) -> bool:
    """Named before HTML or without it; who takes anything gets the page."""
    return request.get_preferred_type([_HTML, _JSON]) == _JSON


def api_address(name: str, key: str) -> str:
    return reverse(f"api:{name}-detail", args=[key])


def see_api(name: str, key: str) -> HttpResponse:
    """The address is told without a look at the record: a draft's as that of nothing."""
    return HttpResponse(
        status=HTTPStatus.SEE_OTHER,
        headers={"Location": api_address(name, key), "Cache-Control": "no-cache"},
    )
