"""The front door of the API: what there is, and where."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tripreports.api.answering import site_of
from tripreports.api.parameters import refuse_unknown
from tripreports.api.policy import POLICY, VERSION
from tripreports.api.popolo.resources import POPOLO
from tripreports.api.reading.resource import Resource
from tripreports.api.resources import RESOURCES
from tripreports.api.schema.operation import Operation, Schema, object_of
from tripreports.core.licence import LICENCE_ADDRESS, LICENCE_NAME

_ADDRESS: Schema = {"type": "string", "format": "uri"}
_TEXT: Schema = {"type": "string"}


def _shown() -> Schema:
    resources, classes = (dict.fromkeys(names, _ADDRESS) for names in (RESOURCES, POPOLO))
    members = {
        "name": _TEXT,
        "version": _TEXT,
        "docs": _ADDRESS | {"description": "A page on which everything can be read and tried."},
        "schema": _ADDRESS | {"description": "The same for programs: OpenAPI."},
        "search": _ADDRESS | {"description": "One question to everything."},
        "stats": _ADDRESS | {"description": "What there is, counted."},
        "changes": _ADDRESS | {"description": "What changed since a moment, and what is gone."},
        "tokens": _ADDRESS | {"description": "How programs of staff sign in."},
        "policy": _TEXT | {"description": "What clients may rely on."},
        "licence": object_of({"name": _TEXT, "url": _ADDRESS}, required=("name", "url")),
        "resources": object_of(resources, required=tuple(resources)),
        "popolo": object_of(classes, required=tuple(classes)),
    }
    return object_of(members, required=tuple(members))


class Root(APIView):
    """Every resource with its address, and what to know before building on them."""

    operations = {
        "GET": Operation(
            name="root_get",
            summary="Find your way",
            description="Every resource with its address, and what to know before building on them.",
            tag="api",
            answer=_shown(),
            asked="",
        )
    }

    def get(self, request: Request) -> Response:
        refuse_unknown(request, ())
        site = site_of(request)
        ways = {name: f"{site}{reverse(f'api:{view}')}" for name, view in _WAYS.items()}
        answer: dict[str, Any] = {
            "name": _("Tripreports"),
            "version": VERSION,
            **ways,
            "policy": str(POLICY),
            "licence": {"name": _(LICENCE_NAME), "url": LICENCE_ADDRESS},
            "resources": _lists(RESOURCES, site),
            "popolo": _lists(POPOLO, site),
        }
        return Response(answer)


def _lists(resources: Mapping[str, Resource], site: str) -> dict[str, str]:
    return {name: f"{site}{reverse(one.view('list'))}" for name, one in resources.items()}


_WAYS = {
    "docs": "docs",
    "schema": "schema",
    "search": "search",
    "stats": "stats",
    "changes": "change-list",
    "tokens": "token-list",
}
