"""Autocomplete fields that show what is chosen without asking for it again, row by row."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db.models import Model


class _Chosen:
    """The widget is told what is chosen; for anything else it asks as usual."""

    known: Mapping[str, str] = {}

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> Any:
        chosen = [str(one) for one in value if one]
        if not all(one in self.known for one in chosen):
            return super().optgroups(name, value, attr)  # type: ignore[misc]  # of the widget
        options = [
            self.create_option(name, one, self.known[one], {one}, place)  # type: ignore[attr-defined]  # of the widget
            for place, one in enumerate(chosen)
        ]
        if not (self.is_required or self.allow_multiple_selected):  # type: ignore[attr-defined]  # of the widget
            options.insert(0, self.create_option(name, "", "", False, 0))  # type: ignore[attr-defined]  # of the widget
        return [(None, options, 0)]


class ChosenSelect(_Chosen, AutocompleteSelect):  # type: ignore[misc]  # the same, in other words
    """One record, looked up while one types."""


class ChosenSelectMultiple(_Chosen, AutocompleteSelectMultiple):  # type: ignore[misc]  # same
    """Several records, looked up while one types; each is taken out for itself."""

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # The cross that takes out all of them stands where a list may not have it.
        return super().build_attrs(*args, **kwargs) | {"data-allow-clear": "false"}


def tell_what_is_chosen(form: forms.BaseForm, record: Model) -> None:
    """Names the records that came with this one to the fields in which they are chosen."""
    for name, field in form.fields.items():
        # Where related records can be made in place, the widget is wrapped.
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, _Chosen):
            widget.known = {str(other.pk): str(other) for other in _loaded(record, name)}


def _loaded(record: Model, name: str) -> list[Model]:
    lists: dict[str, Any] = getattr(record, "_prefetched_objects_cache", {})
    if name in lists:
        return list(lists[name])
    other = record._state.fields_cache.get(name)
    return [other] if other is not None else []
