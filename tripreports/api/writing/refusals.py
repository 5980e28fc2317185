"""Why a change is refused, but for what is wrong with the body itself."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException


class InTheWay(APIException):
    """What the archive holds now stands against it."""

    status_code = HTTPStatus.CONFLICT
    default_detail = _("Somebody changed what this refers to in the meantime. Send it again.")
    default_code = "conflict"

    def __init__(
        self,
        detail: Any = None,
        code: str | None = None,
        found: Sequence[dict[str, str]] = (),
    ) -> None:
        """`found` are the points that must be mended first."""
        super().__init__(detail, code)
        self.found = list(found)


class Stale(APIException):
    """The client saw an earlier version of the record."""

    status_code = HTTPStatus.PRECONDITION_FAILED
    default_detail = _(
        "The record is no longer what you have read. Read it again, and repeat your change."
    )
    default_code = "stale"


class VersionNeeded(APIException):
    """Without it, a client would overwrite what it has not read."""

    status_code = HTTPStatus.PRECONDITION_REQUIRED
    default_detail = _("Say which version you have read: send its ETag as “If-Match”.")
    default_code = "version_needed"


class TooLarge(APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"


class LengthNeeded(APIException):
    """A body whose length is not told is not read at all, so that what it says would be lost."""

    status_code = HTTPStatus.LENGTH_REQUIRED
    default_detail = _("Say how long the body is: send it whole, with a “Content-Length”.")
    default_code = "length_needed"


class Packed(APIException):
    """What is packed is larger than it says."""

    status_code = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    default_detail = _("Send the body as it is, without “Content-Encoding”.")
    default_code = "packed"


class KeyReused(APIException):
    """Another request came with the same Idempotency-Key before."""

    status_code = HTTPStatus.UNPROCESSABLE_ENTITY
    default_detail = _(
        "Another request was sent with this Idempotency-Key. Take a new key for a new request."
    )
    default_code = "key_reused"
