"""What was typed on a page that cannot be shown again, in words."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.forms import HiddenInput, MultiWidget
from django.http import HttpRequest


class Typed(NamedTuple):
    label: str
    text: str


def typed_words(admin: Any, request: HttpRequest) -> list[Typed]:
    """Every field of a record's page that has words in it, the rows below it too."""
    blank = admin.model()
    form = admin.get_form(request, blank, change=False)(request.POST)
    found = list(_words(form, request))
    for formset, _inline in admin.get_formsets_with_inlines(request):
        prefix = formset.get_default_prefix()
        rows = {
            int(name.split("-")[1])
            for name in request.POST
            if name.startswith(f"{prefix}-") and name.split("-")[1].isdecimal()
        }
        for number in sorted(rows):
            row = formset.form(request.POST, prefix=f"{prefix}-{number}")
            place = f"{formset.model._meta.verbose_name} {number + 1}: "
            found += [Typed(place + label, text) for label, text in _words(row, request)]
    return found


def _words(form: Any, request: HttpRequest) -> Iterator[Typed]:
    for bound in form:
        widget = bound.field.widget
        if isinstance(widget, HiddenInput | MultiWidget):
            continue
        value = widget.value_from_datadict(request.POST, request.FILES, bound.html_name)
        values = value if isinstance(value, list) else [value]
        text = ", ".join(str(one) for one in values if one not in {None, "", False})
        if text:
            yield Typed(str(bound.label), _chosen(bound.field, text))


def _chosen(field: Any, text: str) -> str:
    """The name of what was chosen, where a key or a code was sent."""
    if hasattr(field, "queryset"):
        names = [str(one) for one in field.queryset.filter(pk__in=text.split(", "))]
        return ", ".join(names) or text
    return str(dict(getattr(field, "choices", ())).get(text, text))
