# ruff: noqa: ARG001 (to be written)
"""What a client may do to records: one function for each method, called by the generic views."""

from rest_framework.exceptions import MethodNotAllowed
from rest_framework.request import Request
from rest_framework.response import Response

from tripreports.api.reading.resource import Resource


def create(resource: Resource, request: Request) -> Response:
    """POST to a list: a new record with its parts; 201 with `Location` and `ETag`."""
    raise MethodNotAllowed(str(request.method))


def replace(resource: Resource, request: Request, key: str) -> Response:
    """PUT: all that may be written of a record; what is left out is emptied."""
    raise MethodNotAllowed(str(request.method))


def change(resource: Resource, request: Request, key: str) -> Response:
    """PATCH: some fields of a record, as a merge patch."""
    raise MethodNotAllowed(str(request.method))


def remove(resource: Resource, request: Request, key: str) -> Response:
    """DELETE: 204, or 409 where others refer to the record."""
    raise MethodNotAllowed(str(request.method))


def act(request: Request, key: str, verb: str) -> Response:
    """POST /trips/{key}/{verb}/: a step of a report on its way to the public."""
    raise MethodNotAllowed(str(request.method))


def bulk(resource: Resource, request: Request) -> Response:
    """POST /{name}/bulk/: up to a thousand rows by external id, with a result for each."""
    raise MethodNotAllowed(str(request.method))
