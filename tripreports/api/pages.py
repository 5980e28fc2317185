"""Answers as pages for people, who look around before they write a program."""

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from rest_framework.renderers import BaseRenderer
from rest_framework.utils.encoders import JSONEncoder

from tripreports.api.reading import lists
from tripreports.api.reading.asked import SHAPING

_ADDRESS = re.compile(r"(?<=&quot;)https?://(?:[^&\s\\]|&amp;)+(?=&quot;)")
_TOLD = {
    "fields": _("only these members, with commas between them"),
    "expand": _("show these records in full"),
    "citations": _("1 adds the words that prove each record"),
    "limit": _("records on a page, at most 200"),
    "after": _("the page after a place, see “next”"),
    "before": _("the page before a place, see “previous”"),
    "count": _("1 adds how many there are"),
}


class PageRenderer(BaseRenderer):
    """The JSON on a page of the site, with links, and with what may be asked."""

    media_type = "text/html"
    format = "api"
    charset = "utf-8"

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> str:
        context = renderer_context or {}
        request, view, response = (context[name] for name in ("request", "view", "response"))
        resource = getattr(view, "resource", None)
        shown = {
            "method": request.method,
            "address": request.get_full_path(),
            "status": response.status_code,
            "phrase": HTTPStatus(response.status_code).phrase,
            "name": _name(view, resource),
            "parameters": _parameters(view, resource),
            "others": _other_forms(request, view),
            "answer": None if data is None else linked(data),
        }
        return render_to_string("api/page.html", shown, request=request._request)  # noqa: SLF001 (what the framework wraps)


def linked(data: Any) -> SafeString:
    """JSON to read, where each address is a link."""
    text = json.dumps(data, cls=JSONEncoder, ensure_ascii=False, indent=2)
    marked = _ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escape(text))
    return mark_safe(marked)  # noqa: S308 (escaped above)


def _name(view: Any, resource: Any) -> Any:
    if resource is None:
        return ""
    names = resource.model._meta
    return capfirst(names.verbose_name if "key" in view.kwargs else names.verbose_name_plural)


def _parameters(view: Any, resource: Any) -> list[tuple[str, Any]]:
    """What may be asked here, each with what it means."""
    if resource is None:
        return []
    if "key" in view.kwargs:
        return [(name, _TOLD[name]) for name in SHAPING]
    filters = resource.filterset.base_filters
    return [
        (name, filters[name].label if name in filters else _TOLD[name])
        for name in lists.parameters(resource)
        if not name.endswith("__in")
    ]


def _other_forms(request: Any, view: Any) -> list[tuple[str, str]]:
    """The same answer for programs."""
    asked = request.query_params.copy()
    others = []
    for renderer in view.renderer_classes:
        if renderer.format != PageRenderer.format:
            asked["format"] = renderer.format
            others.append((renderer.format.upper(), f"{request.path}?{asked.urlencode()}"))
    return others
