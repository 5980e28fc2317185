"""Steps of a report on its way to the public, as the desk takes them."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ParseError, PermissionDenied, ValidationError
from rest_framework.request import Request

from tripreports.api.parameters import refuse_unknown
from tripreports.api.permissions import require_scope, scope_of
from tripreports.api.reader import reader_of
from tripreports.api.writing import answers
from tripreports.api.writing.conditions import require_version
from tripreports.api.writing.once import answered, once
from tripreports.api.writing.refusals import InTheWay
from tripreports.trips.enums import ReturnReason, Step
from tripreports.trips.models import Trip
from tripreports.trips.services import STEPS, Refused, refusal
from tripreports.trips.transitions import TRANSITIONS, Transition

SEGMENTS: dict[str, Step] = {step.value.replace("_", "-"): step for step in STEPS}
_WORDS = ("comment", "reason")


def act(request: Request, key: str, verb: str) -> HttpResponse:
    """POST /trips/{key}/{verb}/: take a step, with the words that it asks for.

    With an `If-Match`, whoever saw another version is refused.
    """
    step = SEGMENTS[verb]
    require_scope(request, scope_of(step))
    refuse_unknown(request, answers.SHAPING)
    answers.require_shape("trips", request)
    words = _words(request.data)
    trip = _visible(request, key)
    if again := answered(request):
        return again
    account: Any = request.user
    if not account.has_perm(TRANSITIONS[step].permission):
        raise PermissionDenied(refusal(trip, step, account))
    if request.headers.get("If-Match"):
        require_version(request, trip)
    _require_words(TRANSITIONS[step], words)

    def work() -> HttpResponse:
        moved = STEPS[step](trip, by=account, version=_version_of(request, trip), **words)
        return answers.shown("trips", moved, request)

    try:
        return once(request, work)
    except Refused as refused:
        raise InTheWay(str(refused), found=[_told(item) for item in refused.items]) from refused


def _visible(request: Request, key: str) -> Trip:
    trip = Trip.objects.visible_to(reader_of(request)).filter(key=key).first()
    if trip is None:
        raise Http404
    return trip


def _segment(step: Step) -> str:
    return step.value.replace("_", "-")


def _words(sent: Any) -> dict[str, Any]:
    """The comment and the reason; nothing at all is as good as an empty object."""
    if not isinstance(sent, dict):
        raise ParseError(_("Give an object."))
    errors = {}
    for name, value in sent.items():
        if name not in _WORDS:
            errors[name] = [
                ErrorDetail(_("Unknown field. Known here: %s.") % ", ".join(_WORDS), "unknown")
            ]
        elif not isinstance(value, str):
            errors[name] = [ErrorDetail(_("Give text."), "invalid")]
    if errors:
        raise ValidationError(errors)
    return dict(sent)


def _require_words(transition: Transition, words: dict[str, Any]) -> None:
    errors = {}
    if transition.needs_reason and words.get("reason") not in ReturnReason.values:
        codes = ", ".join(ReturnReason.values)
        errors["reason"] = [ErrorDetail(_("Give one of these codes: %s.") % codes, "required")]
    if transition.needs_words and not words.get("comment", "").strip():
        errors["comment"] = [ErrorDetail(_("Say why, in words."), "required")]
    if errors:
        raise ValidationError(errors)


def _version_of(request: Request, trip: Trip) -> int | None:
    """The one that the client saw; the mover compares it again once it holds the trip."""
    given = request.headers.get("If-Match", "").strip()
    return trip.version if given and given != "*" else None


def _told(item: Any) -> dict[str, str]:
    return {"code": str(item.code), "detail": str(item.message)}
