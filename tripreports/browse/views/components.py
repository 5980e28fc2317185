import re
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.generic import TemplateView

from tripreports.browse.components.examples import examples

_COMMENT = re.compile(r"{% comment %}\s*(.*?)\s*{% endcomment %}", re.DOTALL)
_FOLDER = "components"


class Component(NamedTuple):
    """A fragment of a page: what its file says of it, and how it looks."""

    name: str
    about: str
    example: str


class Components(TemplateView):
    """Every component with its example. For those who develop: elsewhere there is no such page."""

    template_name = "site/components.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEBUG:
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = examples()
        folder = Path(settings.BASE_DIR) / "templates" / _FOLDER
        shown = [_component(path, given) for path in sorted(folder.glob("_*.html"))]
        return super().get_context_data(components=shown, tones=_TONES, tokens=_TOKENS, **kwargs)


# What the stylesheet calls them.
_TONES = ("", "good", "open", "past", "refused", "disputed", "derived")
_TOKENS = {
    "paper": "ground",
    "plain-paper": "quiet ground",
    "card": "fields",
    "ink": "text, headings, strong rules",
    "soft": "what stands beside the text",
    "line": "rules",
    "edge": "edges of fields",
    "link": "links, buttons",
    "seal": "evidence, and nothing else",
    "mark": "the words that a link led to",
    "good": "done, met, elected",
    "open": "not done yet",
}


def _component(path: Path, given: dict[str, dict[str, Any]]) -> Component:
    said = _COMMENT.search(path.read_text("utf-8"))
    name = path.stem
    example = render_to_string(f"{_FOLDER}/{path.name}", given[name]) if name in given else ""
    return Component(name, said[1] if said else "", example)
