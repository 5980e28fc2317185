"""A photo with its file, as `multipart/form-data`: what is written about it, and the picture."""

import hashlib
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import DataAndFiles, MultiPartParser
from rest_framework.request import Request

from tripreports.api.writing.body import Body
from tripreports.api.writing.drafts import Draft
from tripreports.api.writing.parsers import LIMIT, loaded, require_whole
from tripreports.api.writing.refusals import TooLarge
from tripreports.core.uploads import OversizedFile
from tripreports.reports.validators import validate_photo

FILE, FIELDS = "file", "fields"


class PhotoParser(MultiPartParser):
    """Refuses what is announced to be too large before any of it is read."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> "DataAndFiles[Any, Any]":
        request = (parser_context or {})["request"]
        announced = str(request.META.get("CONTENT_LENGTH") or "0")
        if announced.isdecimal() and int(announced) > settings.UPLOAD_MAX_BYTES + LIMIT:
            raise _too_large()
        counted: Any = _Counted(stream)  # no whole file, but all that is asked of one
        try:
            parts = super().parse(counted, media_type, parser_context)
        except ParseError as error:
            told = _("The body is not in parts as its “Content-Type” has it: look at the boundary.")
            raise ParseError(told) from error
        require_whole(counted.size, request)
        return parts


class _Counted:
    """A body, and how much of it came."""

    def __init__(self, stream: IO[Any]) -> None:
        self._stream = stream
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        portion: bytes = self._stream.read(size)
        self.size += len(portion)
        return portion


def is_upload(request: Request) -> bool:
    return str(request.content_type).startswith("multipart/form-data")


def fields_of(request: Request) -> Any:
    """What is written about the photo, in the part `fields`, as JSON."""
    parts: Any = request.data
    sent = parts.get(FIELDS, "{}")
    text = sent if isinstance(sent, str) else sent.read(LIMIT + 1).decode(errors="replace")
    digest = hashlib.sha256(text.encode())
    for portion in getattr(parts.get(FILE), "chunks", list)():
        digest.update(portion)
    request._request.body_digest = digest.hexdigest()  # type: ignore[attr-defined]  # noqa: SLF001 (ours)
    return loaded(text.encode())


def put_file(draft: Draft, request: Request, body: Body) -> None:
    """The picture of a new photo, looked into as at the desk."""
    parts: Any = request.data
    file = parts.get(FILE)
    for name in parts:
        if name not in {FILE, FIELDS}:
            body.refuse(
                (name,), _("Unknown part. Known here: %s.") % f"{FIELDS}, {FILE}", "unknown"
            )
        elif len(parts.getlist(name)) > 1:
            body.refuse((name,), _("Given more than once."))
    if not hasattr(file, "chunks"):
        body.refuse((FILE,), _("Send the picture in a part of this name."), "required")
        return
    if isinstance(file, OversizedFile) or file.size > settings.UPLOAD_MAX_BYTES:
        raise _too_large()
    try:
        validate_photo(file)
    except ValidationError as error:
        body.refuse((FILE,), " ".join(error.messages), "no_picture")
        return
    draft.record.image = file


def _too_large() -> TooLarge:
    told = _("A photo may take %s at most. Save it smaller.")
    return TooLarge(told % filesizeformat(settings.UPLOAD_MAX_BYTES))
