"""Fields of a form that are no columns of its record, guarded by what they were shown with."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class LinesOfRowsField(forms.CharField):
    """Lines of text, each of which is a row; browsers send other ends of lines than we keep."""

    def to_python(self, value: Any) -> str:
        lines = (super().to_python(value) or "").splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


def carry(form: forms.BaseForm, read: dict[str, Any]) -> None:
    """Show these values, and have the page send them back beside what is typed."""
    for name in read:
        if name in form.fields:
            form.fields[name].show_hidden_initial = True
    form.initial.update(read)


def refuse_if_changed_since(
    form: forms.BaseForm, name: str, now: Any, show: Callable[[Any], str] = str
) -> None:
    """Refuse to replace what somebody else wrote after the page was opened; once.

    Who saves the form again has seen what stands there now.
    """
    box: Any = form[name]
    data: Any = form.data
    opened_with = box.field.hidden_widget().value_from_datadict(
        data, form.files, box.html_initial_name
    )
    if not box.field.has_changed(now, opened_with):
        return
    data = data.copy()
    data.setlist(box.html_initial_name, now if isinstance(now, list) else [now])
    form.data = data
    told = _("Somebody else changed this meanwhile. Save again to replace what stands now: %s")
    raise ValidationError(told % show(now), code="conflict")
