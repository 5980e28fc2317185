"""The search box with its examples, for any page."""

from typing import Any

from django import template
from django.template import Context

from tripreports.browse.searching.examples import examples
from tripreports.browse.searching.question import address_of
from tripreports.browse.wording import marked

register = template.Library()


@register.inclusion_tag("components/_search.html", takes_context=True)
def search_box(
    context: Context, text: str = "", kept: tuple[tuple[str, str], ...] = ()
) -> dict[str, Any]:
    """`text`: what was searched for; `kept`: what the form hands on beside the words."""
    reader = getattr(context.get("request"), "user", None)
    found = [(marked(one), address_of(one)) for one in examples(reader)]
    return {"text": text, "kept": kept, "examples": found}
