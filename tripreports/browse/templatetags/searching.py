"""The search box with its examples, for any page."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context

from tripreports.browse.pages.home import examples_of
from tripreports.browse.pages.home.holdings import holdings

register = template.Library()


@register.inclusion_tag("components/_search.html", takes_context=True)
def search_box(
    context: Context, text: str = "", kept: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """`text`: what was searched for; `kept`: what the form hands on beside the words."""
    reader = getattr(context.get("request"), "user", None)
    return {"text": text, "kept": kept, "examples": examples_of(holdings(reader))}
