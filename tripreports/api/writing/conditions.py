"""Changes are made to the version that the client has read."""

from typing import Any

from django.utils.http import parse_etags
from rest_framework.request import Request

from tripreports.api.writing.refusals import Stale, VersionNeeded


def require_version(request: Request, record: Any) -> None:
    """Refuse a change without `If-Match`, and one to another version than the present one.

    `*` stands for whatever is there (RFC 9110, 13.1.1): whoever sends it overwrites knowingly.
    A weak ETag is as good as a strong one: what compresses on the way, here or in a proxy, makes
    it weak, and most clients ask for that. The version in it is still the one that was read.
    """
    given = request.headers.get("If-Match", "").strip()
    if not given:
        raise VersionNeeded
    if given == "*":
        return
    if not any(_version(etag) == str(record.version) for etag in parse_etags(given)):
        raise Stale


def etag(record: Any) -> str:
    """By its version alone: what else a detail shows belongs to other records."""
    return f'"{record.version}-"'


def _version(etag_given: str) -> str:
    """ "3-5f2c" or W/"3-5f2c" → 3."""
    return etag_given.removeprefix("W/").strip('"').partition("-")[0]
