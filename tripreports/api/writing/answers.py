"""The answer to a change: the record as its caller sees it now."""

from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response

from tripreports.api.reader import reader_of
from tripreports.api.reading import asked
from tripreports.api.reading.statement import read
from tripreports.api.resources import RESOURCES
from tripreports.api.writing.conditions import etag

# How the answer may be shaped, as that of a reader.
SHAPING = asked.SHAPING


def require_shape(name: str, request: Request) -> None:
    """Refuse an answer that cannot be given, before anything is changed."""
    asked.shape(request, RESOURCES[name], is_detail=True)


def created(name: str, record: Any, request: Request) -> HttpResponse:
    response = shown(name, record, request, status=HTTPStatus.CREATED)
    response["Location"] = _address_of(name, record, request)
    return response


def shown(name: str, record: Any, request: Request, *, status: int = HTTPStatus.OK) -> HttpResponse:
    """All that is kept of the record; who may write and not read is told its key."""
    shape = asked.shape(request, RESOURCES[name], is_detail=True)
    site = f"{request.scheme}://{request.get_host()}"
    found = read(RESOURCES[name], shape, reader_of(request), site, [record.pk])
    body = found[0].json if found else _in_short(name, record, request)
    return as_json(body, status=status, headers={"ETag": etag(record)})


def as_json(body: str, *, status: int, headers: dict[str, str] | None = None) -> HttpResponse:
    content = {"Cache-Control": "private, no-store"} | (headers or {})
    return HttpResponse(body.encode(), "application/json", status, headers=content)


def as_asked(response: HttpResponse, request: Request) -> HttpResponseBase:
    """The answer on a page for people, where one asks for that."""
    renderer: Any = request.accepted_renderer
    if renderer.format != "api" or not response.content:
        return response
    headers = {name: value for name, value in response.items() if name != "Content-Type"}
    shown_on_page = orjson.loads(response.content)
    return Response(shown_on_page, status=response.status_code, headers=headers)


def _in_short(name: str, record: Any, request: Request) -> str:
    address = _address_of(name, record, request)
    known = {"key": record.pk, "url": address, "version": record.version}
    return orjson.dumps(known).decode()


def _address_of(name: str, record: Any, request: Request) -> str:
    return request.build_absolute_uri(f"/api/v1/{name}/{record.pk}/")
