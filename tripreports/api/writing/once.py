"""A request with an Idempotency-Key is carried out once, however often it is sent.

The answer is kept in the transaction of the change itself: cut off in the middle, neither is there,
and the key can be used again. Whoever sends it a second time while the first is at work waits for it
on SQLite, where one writes at a time, and is told so on PostgreSQL.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.request import Request

from tripreports.api.models import KeptAnswer
from tripreports.api.writing.answers import as_json
from tripreports.api.writing.refusals import InTheWay, KeyReused
from tripreports.core.turns import atomic_in_turn

KEPT_FOR = dt.timedelta(hours=24)
HEADER = "Idempotency-Key"
_KEY = re.compile(r'"?([\x21\x23-\x7e]{1,200})"?\Z')
# What of an answer is sent again, besides its body.
_HEADERS = ("ETag", "Location")


def answered(request: Request) -> HttpResponse | None:
    """What was answered when the key of this request came first; nothing if it is new.

    Asked before the body is looked at: what was good then may be a twin of itself now.
    """
    given = request.headers.get(HEADER)
    kept = _kept(request, _key(given)) if given is not None else None
    return _again(kept, fingerprint_of(request)) if kept else None


def once(request: Request, work: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of the work, or the one that it gave when the key came first."""
    given = request.headers.get(HEADER)
    if given is None:
        return work()
    key, fingerprint = _key(given), fingerprint_of(request)
    account: Any = request.user
    with atomic_in_turn():
        _only_one_at_a_time(request, key)
        _forget_old()
        if kept := _kept(request, key):
            return _again(kept, fingerprint)
        response = work()
        KeptAnswer.objects.create(
            user=account,
            key=key,
            fingerprint=fingerprint,
            status=response.status_code,
            headers={name: response[name] for name in _HEADERS if name in response},
            body=response.content.decode(),
        )
    return response


def or_again(request: Request, work: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of the work; where it is refused, what was answered to the same request meanwhile.

    What stands against the second of two that come at once may be what the first has just done.
    """
    try:
        return work()
    except APIException:
        if again := answered(request):
            return again
        raise


def fingerprint_of(request: Request) -> str:
    """Of what was asked for: the method, the address and the body."""
    digest = str(getattr(request._request, "body_digest", ""))  # noqa: SLF001 (what the framework wraps)
    asked = f"{request.method} {request.get_full_path()}\n{digest}"
    return hashlib.sha256(asked.encode()).hexdigest()


def _key(given: str) -> str:
    found = _KEY.match(given.strip())
    if found is None:
        told = _("An Idempotency-Key is a text of 1 to 200 visible characters, such as a UUID.")
        raise ParseError(told)
    return found[1]


def _kept(request: Request, key: str) -> KeptAnswer | None:
    since, account = timezone.now() - KEPT_FOR, request.user
    return KeptAnswer.objects.visible_to(account).filter(key=key, at__gte=since).first()


def _again(kept: KeptAnswer, fingerprint: str) -> HttpResponse:
    if kept.fingerprint != fingerprint:
        raise KeyReused
    headers = {**kept.headers, "Idempotent-Replayed": "true"}
    return as_json(kept.body, status=kept.status, headers=headers)


def _only_one_at_a_time(request: Request, key: str) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        name = f"{request.user.pk} {key}"
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        (is_first,) = cursor.fetchone()
    if not is_first:
        raise InTheWay(_("A request with this Idempotency-Key is at work. Ask again in a moment."))


def _forget_old() -> None:
    KeptAnswer.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
