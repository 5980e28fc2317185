"""What a client may do to records: one function for each method, called by the generic views."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db.models import ProtectedError
from django.http import Http404, HttpResponse
from rest_framework.request import Request

from tripreports.api.enums import Scope
from tripreports.api.parameters import refuse_unknown
from tripreports.api.permissions import require_right, require_scope
from tripreports.api.reader import reader_of
from tripreports.api.reading.resource import Resource
from tripreports.api.writing import answers, rules
from tripreports.api.writing.body import Body
from tripreports.api.writing.checking import check
from tripreports.api.writing.conditions import require_version
from tripreports.api.writing.declared import SHAPES
from tripreports.api.writing.drafts import Draft, changed, new, references
from tripreports.api.writing.known import own_source
from tripreports.api.writing.once import answered, once
from tripreports.api.writing.photos import fields_of, is_upload, put_file
from tripreports.api.writing.refusals import InTheWay
from tripreports.api.writing.shapes import Shape
from tripreports.api.writing.storing import hold, prepared, show, store_changed, store_new, trips_of
from tripreports.api.writing.translating import refusals_in_words
from tripreports.core.turns import atomic_in_turn
from tripreports.history.context import recording
from tripreports.trips.models import Trip


def create(resource: Resource, request: Request) -> HttpResponse:
    """POST to a list: a new record with its parts; 201 with `Location` and `ETag`."""
    shape, body = _begin(resource, request, "add", allowed=rules.PARAMETERS)
    upload = is_upload(request)
    sent = fields_of(request) if upload else request.data
    if again := answered(request):
        return again
    body.look_up(references(shape, sent))
    draft = new(shape, sent, body)
    if upload:
        put_file(draft, request, body)
    rules.require_rights([draft], request)
    check(draft, body)
    rules.of_new([draft], request, body)
    body.raise_errors()

    with refusals_in_words(draft, body), recording(by=_account(request)):
        ready = prepared(draft)
        write = ready.carry_out if ready else lambda: store_new([draft])

        def store() -> HttpResponse:
            _keep(trips=trips_of(draft), write=write)
            return answers.created(resource.name, draft.record, request)

        return once(request, store)


def replace(resource: Resource, request: Request, key: str) -> HttpResponse:
    """PUT: all that may be written of a record; what is left out is emptied."""
    return _change(resource, request, key, whole=True)


def change(resource: Resource, request: Request, key: str) -> HttpResponse:
    """PATCH: some fields of a record, as a merge patch."""
    return _change(resource, request, key, whole=False)


def remove(resource: Resource, request: Request, key: str) -> HttpResponse:
    """DELETE: 204, or 409 where others refer to the record."""
    shape, _body = _begin(resource, request, "delete")
    record = visible(shape, request, key)
    require_version(request, record)
    rules.of_deletion(record, request)
    trips = trips_of(Draft(shape, record))
    with recording(by=_account(request)), atomic_in_turn():
        held = hold(trips)
        # Between the look and the lock another may have been faster.
        require_version(request, visible(shape, request, key))
        try:
            record.delete()
        except ProtectedError as error:
            raise InTheWay(str(error.args[0]), "referred_to") from error
        show(held if not isinstance(record, Trip) else [])
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def visible(shape: Shape, request: Request, key: str) -> Any:
    """The record as the caller sees it; one that is hidden is not there."""
    rows = shape.model._default_manager.visible_to(reader_of(request))  # type: ignore[attr-defined]  # of every record
    record = rows.filter(pk=key).first()
    if record is None:
        raise Http404
    return record


def _change(resource: Resource, request: Request, key: str, *, whole: bool) -> HttpResponse:
    shape, body = _begin(resource, request, "change")
    record = visible(shape, request, key)
    require_version(request, record)
    body.look_up(references(shape, request.data))
    draft = changed(shape, record, request.data, body, whole=whole)
    rules.require_rights([draft], request)
    check(draft, body)
    rules.of_changed(draft, body)
    body.raise_errors()
    with refusals_in_words(draft, body), recording(by=_account(request)):
        _keep(trips=trips_of(draft), write=lambda: store_changed(draft))
    return answers.shown(resource.name, record, request)


def _keep(*, trips: set[str], write: Callable[[], Any]) -> None:
    """Write, while the trips are held, and let the public see what it may see of it."""
    with atomic_in_turn():
        held = hold(trips)
        write()
        show(held)


def _begin(
    resource: Resource, request: Request, verb: str, allowed: tuple[str, ...] = ()
) -> tuple[Shape, Body]:
    require_scope(request, Scope.WRITE)
    shape = SHAPES[resource.name]
    require_right(request, verb, shape.model)
    refuse_unknown(request, (*answers.SHAPING, *allowed))
    answers.require_shape(resource.name, request)
    return shape, Body(reader_of(request), own_source(request))


def _account(request: Request) -> Any:
    return request.user
