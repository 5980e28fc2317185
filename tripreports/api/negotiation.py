"""Which of its forms an answer takes."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request

_ANYTHING = "*/*"


class Negotiation(DefaultContentNegotiation):
    """By `?format=` or `Accept`; a form that is not known is a 406, as there is such an address."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        asked = format_suffix or request.query_params.get("format")
        # What nearly every program sends needs no weighing.
        if not asked and request.headers.get("accept", _ANYTHING) == _ANYTHING:
            return renderers[0], renderers[0].media_type
        return super().select_renderer(request, renderers, format_suffix)

    def filter_renderers(self, renderers: Any, format: str) -> Any:  # noqa: A002 (the framework's)
        try:
            return super().filter_renderers(renderers, format)
        except Http404 as error:
            known = ", ".join(renderer.format for renderer in renderers)
            raise NotAcceptable(_("Give one of these formats: %s.") % known) from error
