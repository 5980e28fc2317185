"""Bodies as they must be: JSON without doubts, of a size that is known before it is read whole.

The parser of the standard library, as the faster one that answers are written with takes the last
of two fields of one name without a word.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import IO, Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ParseError, ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from tripreports.api.writing.body import Steps, nested
from tripreports.api.writing.refusals import LengthNeeded, Packed, TooLarge

LIMIT = 1_000_000
BULK_LIMIT = 5_000_000
_DEEPEST = 20
_MOST_TOLD = 100
_PORTION = 64 * 1024
# Half of a pair of surrogates stands for no character, and PostgreSQL keeps no NUL.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


class StrictJSONParser(BaseParser):
    """Takes one meaning only: UTF-8, no field twice, no NaN, no text that cannot be kept."""

    media_type = "application/json"
    limit = LIMIT

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        context = parser_context or {}
        raw = read_limited(
            stream, context["request"], limit=getattr(context["view"], "body_limit", self.limit)
        )
        return loaded(raw)


class MergePatchParser(StrictJSONParser):
    """The same, as RFC 7396 names the body of a PATCH."""

    media_type = "application/merge-patch+json"


class _Doubled(dict[str, Any]):
    """An object with a field of one name twice."""

    name = ""


def loaded(raw: bytes) -> Any:
    """The value of a body, if it has one meaning."""
    value = _parsed(raw)
    errors = list(islice(_flaws(value, ()), _MOST_TOLD))
    if errors:
        raise ValidationError(nested(errors))
    return value


def require_plain_body(request: Request) -> None:
    if "Transfer-Encoding" in request.headers:
        raise LengthNeeded
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Packed


def read_limited(stream: IO[Any], request: Request, *, limit: int) -> bytes:
    """The body; refused as soon as it is known to be too large. Its digest stays with the request."""
    told = _("The body may have %s at most.") % filesizeformat(limit)
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if announced.isdecimal() and int(announced) > limit:
        raise TooLarge(told)
    digest, portions, size = hashlib.sha256(), [], 0
    while portion := stream.read(_PORTION):
        size += len(portion)
        if size > limit:
            raise TooLarge(told)
        digest.update(portion)
        portions.append(portion)
    require_whole(size, request)
    request._request.body_digest = digest.hexdigest()  # type: ignore[attr-defined]  # noqa: SLF001 (ours)
    return b"".join(portions)


def require_whole(size: int, request: Request) -> None:
    """Refuse what broke off on the way, even if it could be read."""
    announced = str(request.META.get("CONTENT_LENGTH") or "0")
    if announced.isdecimal() and size < int(announced):
        told = _("The body broke off: %(came)d of %(announced)s bytes came.")
        raise ParseError(told % {"came": size, "announced": announced})


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(
            raw.decode(),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=Decimal,
        )
    except UnicodeDecodeError as error:
        raise ParseError(_("The body is not UTF-8, from byte %d on.") % error.start) from error
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        told = _("The body is no JSON: look at line %(line)d, column %(column)d.")
        raise ParseError(told % place) from error
    except RecursionError as error:
        raise ParseError(_("The body is nested too deep.")) from error
    except ValueError as error:  # a number of thousands of digits, or none at all
        raise ParseError(_("The body has a number that is none, or is too long.")) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = _Doubled(found)
    [(doubled.name, _times)] = Counter(name for name, _value in pairs).most_common(1)
    return doubled


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def _flaws(value: Any, at: Steps) -> Iterator[tuple[Steps, ErrorDetail]]:
    """What no field can take, wherever it stands."""
    if isinstance(value, str):
        if _NO_TEXT.search(value):
            yield (
                at,
                ErrorDetail(
                    _("The text has a character that cannot be kept (NUL, or half of a pair)."),
                    "no_text",
                ),
            )
        return
    if not isinstance(value, dict | list):
        return
    if len(at) >= _DEEPEST:
        yield at[:3], ErrorDetail(_("This is nested too deep."), "too_deep")
        return
    if isinstance(value, _Doubled):
        yield (*at, _shown(value.name)), ErrorDetail(_("This field stands here twice."), "twice")
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps:
        name = _shown(step) if isinstance(step, str) else step
        if name != step:
            yield (*at, name), ErrorDetail(_("This is no name of a field."), "no_text")
        yield from _flaws(inner, (*at, name))


def _shown(name: str) -> str:
    """A name that can be told in an answer."""
    return _NO_TEXT.sub("\ufffd", name[:200])
