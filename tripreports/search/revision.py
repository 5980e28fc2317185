"""The state of the archive that readers see, and what may be kept while it lasts."""

import datetime as dt
import hashlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from django.core.cache import cache
from django.db import OperationalError, connection
from django.db.models import Exists
from django.utils import timezone

from tripreports.core.visibility import sees_drafts
from tripreports.search.indexing import flush
from tripreports.search.models import Pending, Revision, State

if TYPE_CHECKING:
    from django.http import HttpRequest
    from rest_framework.request import Request

    from tripreports.core.visibility import Reader

_log = logging.getLogger(__name__)
T = TypeVar("T")
_MISSING = object()
# Shared caches may keep what everybody sees, but ask each time: a trip may be withdrawn.
FOR_ALL = "public, no-cache"
_AT = "tripreports.state"  # with the request, from a middleware to its view
_STANDING = (
    "SELECT token, changed_at FROM search_revision"
    " WHERE NOT EXISTS (SELECT 1 FROM search_pending) LIMIT 1"
)
# What is hidden from the public may wait.
_STANDING_FOR_PUBLIC = (
    "SELECT public_token, public_changed_at FROM search_revision"
    " WHERE NOT EXISTS (SELECT 1 FROM search_pending"
    " WHERE is_shown OR (writer < public_since AND writer <> public_by)) LIMIT 1"
)


def current() -> Revision:
    """The newest state, everything written until now included."""
    behind = Exists(Pending.objects.order_by())
    revision = Revision.objects.annotate(is_behind=behind).first()
    if revision is not None and not revision.is_behind:
        return revision
    try:
        flush()
    except OperationalError:
        # Somebody writes for a long time: what was found before is better than nothing.
        _log.warning("The index could not be brought up to date.", exc_info=True)
        if revision is not None:
            return revision
        raise
    return Revision.objects.get()


def standing(reader: "Reader | None") -> State | None:
    """The state if the index has caught up with it; none while something written waits for it.

    Nobody waits here for one who writes. In plain SQL, as every answer of the API asks for it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STANDING if sees_drafts(reader) else _STANDING_FOR_PUBLIC)
        row = cursor.fetchone()
    if row is None:
        return None
    token, changed_at = row
    if timezone.is_naive(changed_at):  # as SQLite keeps it
        changed_at = changed_at.replace(tzinfo=dt.UTC)
    return State(token, changed_at)


def at(request: "HttpRequest | Request", reader: "Reader | None") -> State | None:
    """The state that stood when it was first asked for in this request."""
    place = f"{_AT}.{sees_drafts(reader)}"
    if place not in request.META:
        request.META[place] = standing(reader)
    state: State | None = request.META[place]
    return state


def remember(name: str, reader: "Reader | None", compute: Callable[[], T]) -> T:
    """What the function gives to the public, computed once for each state of the archive.

    The name says what it is, with all on which it depends: the language too, if it does. For
    staff it is computed each time.
    """
    if sees_drafts(reader):
        return compute()
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    key = f"{current().public_token}:{digest}"
    found: T = cache.get(key, _MISSING)
    if found is _MISSING:
        found = compute()
        cache.set(key, found)
    return found
