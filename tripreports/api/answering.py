"""Answers whose JSON is written already: as they are, or on a page for people."""

from collections.abc import Sequence

import orjson
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tripreports.api.pages import PageRenderer

_JSON = "application/json"


class ReadingView(APIView):
    """Something to read, in JSON."""

    renderer_classes: Sequence[type[BaseRenderer]] = (JSONRenderer, PageRenderer)

    def answer(self, body: bytes) -> HttpResponseBase:
        if self.request.accepted_renderer.format == "api":
            return Response(orjson.loads(body))
        return HttpResponse(body, content_type=_JSON)


def site_of(request: Request) -> str:
    """The address at which the client found us: https://trips.example.org"""
    return f"{request.scheme}://{request.get_host()}"
