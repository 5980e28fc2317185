"""The state of the archive that readers see, and what may be kept while it lasts."""

import hashlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from django.core.cache import cache
from django.db import OperationalError
from django.db.models import Exists

from tripreports.core.visibility import sees_drafts
from tripreports.search.indexing import flush
from tripreports.search.models import Pending, Revision

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_log = logging.getLogger(__name__)
T = TypeVar("T")
_MISSING = object()


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


def remember(name: str, reader: "Reader | None", compute: Callable[[], T]) -> T:
    """What the function gives to the public, computed once for each state of the archive.

    The name says what it is, with all on which it depends: the language too, if it does. For
    staff it is computed each time.
    """
    if sees_drafts(reader):
        return compute()
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    key = f"{current().token}:{digest}"
    found: T = cache.get(key, _MISSING)
    if found is _MISSING:
        found = compute()
        cache.set(key, found)
    return found
