"""What the machine-readable addresses may be asked: what is not known is refused with a reason."""

import copy
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tripreports.core.filters import RecordFilterSet

LANGUAGE = "lang"
_TEXT = "text/plain; charset=utf-8"
_LANGUAGES = {"en": "en", "zh": "zh-hant", "zh-hant": "zh-hant", "zh-tw": "zh-hant"}


def language_tag() -> str:
    """The reader's language as standards for the web write it."""
    return "zh-Hant" if (translation.get_language() or "").startswith("zh") else "en"


class Refused(Exception):
    """A parameter that is not known here, or has a value that none can have."""


def read_by_the_public(request: HttpRequest) -> HttpRequest:
    """The same request, made by nobody in particular: subscribers are never staff."""
    public = copy.copy(request)
    public.user = AnonymousUser()
    return public


def refuse_unknown(request: HttpRequest, known: Iterable[str]) -> None:
    names = sorted({*known, LANGUAGE})
    for name, values in request.GET.lists():
        if name not in names:
            raise Refused(_("Unknown parameter. Known here: %(names)s.") % {"names": _row(names)})
        if len(values) > 1:
            raise Refused(_("Given more than once."))


def asked_language(request: HttpRequest) -> str:
    """The language named in the address, which subscriptions need, or else the reader's."""
    asked = request.GET.get(LANGUAGE)
    if asked is None:
        return translation.get_language() or ""
    if asked.lower() not in _LANGUAGES:
        raise Refused(_("Known languages: %(names)s.") % {"names": "en, zh-hant"})
    return _LANGUAGES[asked.lower()]


def filtered(filters: RecordFilterSet) -> QuerySet[Any]:
    """What the filters leave; a value that they do not take is refused."""
    if not filters.form.is_valid():
        problems = (f"{name}: {' '.join(found)}" for name, found in filters.form.errors.items())
        raise Refused("\n".join(problems))
    found: QuerySet[Any] = filters.qs
    return found


def in_asked_language(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Answers in the language of `?lang=`, and with 400 and the reason where the view refuses."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase
        try:
            with translation.override(asked_language(request)):
                response = view(read_by_the_public(request), *args, **kwargs)
                response.headers.setdefault("Content-Language", language_tag())
        except Refused as refused:
            response = HttpResponseBadRequest(f"{refused}\n", content_type=_TEXT)
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        return response

    return answer


def _row(names: Iterable[str]) -> str:
    return ", ".join(names)
