"""What a page of the admin remembers of the moment at which it was shown."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tripreports.core.forms.versions import VERSION

register = template.Library()


@register.simple_tag
def read_version(form: Any) -> SafeString:
    """The version of the record that a form shows, in a hidden field; nothing for other forms."""
    return SafeString(form[VERSION]) if VERSION in form.fields else SafeString()


@register.simple_tag(takes_context=True)
def seen(context: Context) -> SafeString:
    """The newest change at the time when the page was made, in a hidden field."""
    newest = getattr(context["request"], "seen", None)
    if newest is None:
        return SafeString()
    return format_html('<input type="hidden" name="seen" value="{}">', newest)
