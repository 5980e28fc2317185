"""Fields in which staff write dates, in the calendar of their choice."""

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[models.Model]
else:
    ModelForm = forms.ModelForm  # it takes no parameter at run time

_DAYS = _("2025-09-23, 2025/9/23, 114/9/23 or 114年9月23日")
_PARTS = _("2025-09-23, 114年9月23日, 2025-09, 114年9月, 2025 or 114年")


class DateInput(UnfoldAdminTextInputWidget):
    """A line of text, with what it says in the other calendar beside it."""

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["admin/dates.css"]}
        js = ("admin/live.js",)

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {
                "placeholder": "2025-09-23 / 114年9月23日",
                "autocomplete": "off",
                "data-date": reverse_lazy("admin:read_date"),
                **(attrs or {}),
            }
        )

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, dt.date):
            return value.isoformat()
        return str(value) if value else None

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> Any:
        shown = {"other": in_other_calendar(self.format_value(value) or "")}
        box = super().render(name, value, attrs, renderer)
        return render_to_string("admin/records/_date.html", {"box": box, **shown})


class DayField(forms.DateField):
    """A day, written in either calendar."""

    widget = DateInput
    default_error_messages = {
        "invalid": _("“%(value)s” is not understood as a date. Write it as %(forms)s."),
        "no_day": _("“%(value)s” does not say which day. Write it as %(forms)s."),
    }

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        try:
            read = PartialDate.parse(value)
        except ValueError as error:
            raise self._refusal("invalid", value) from error
        if read.precision != Precision.DAY:
            raise self._refusal("no_day", value)
        return read.on

    def _refusal(self, code: str, value: str) -> ValidationError:
        return ValidationError(
            self.error_messages[code], code=code, params={"value": value[:40], "forms": _DAYS}
        )


class PartialDateField(forms.Field):
    """A day, a month or a year, written in either calendar."""

    widget = DateInput
    default_error_messages = {"invalid": DayField.default_error_messages["invalid"]}

    def prepare_value(self, value: Any) -> Any:
        return value.iso() if isinstance(value, PartialDate) else value

    def to_python(self, value: Any) -> PartialDate | None:
        if value in self.empty_values:
            return None
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            raise ValidationError(
                self.error_messages["invalid"],
                code="invalid",
                params={"value": value[:40], "forms": _PARTS},
            ) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class DatedForm(ModelForm):
    """A form in which a partial date is one line of text; its precision is what was written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, precision in self._partial_dates():
            on = self.initial.get(name)
            known = getattr(self.instance, precision)
            if isinstance(on, dt.date) and known:
                self.initial[name] = PartialDate(on, Precision(known))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, precision in self._partial_dates():
            if name not in cleaned:
                continue
            written: PartialDate | None = cleaned[name]
            setattr(self.instance, precision, written.precision if written else "")
            cleaned[name] = written and (
                written.last_day if name.startswith("ends") else written.on
            )
        return cleaned

    def _partial_dates(self) -> list[tuple[str, str]]:
        return [
            (name, precision_of(self._meta.model, name))
            for name, field in self.fields.items()
            if isinstance(field, PartialDateField)
        ]


def precision_of(model: type[models.Model], name: str) -> str:
    """The field that says how exactly a date is known; none where it is always to the day."""
    precision = f"{name.removesuffix('_on')}_precision"
    try:
        return model._meta.get_field(precision).name
    except FieldDoesNotExist:
        return ""


def form_field_of_date(field: "models.DateField[Any, Any]", **given: Any) -> forms.Field | None:
    """The field of a form for a date of a model."""
    is_partial = precision_of(field.model, field.name)
    given |= {"form_class": PartialDateField if is_partial else DayField, "widget": DateInput}
    return field.formfield(**given)


def in_other_calendar(text: str) -> str:
    """What was written, in the calendar in which it was not written; nothing if not understood."""
    try:
        read = PartialDate.parse(text)
    except ValueError:
        return ""
    return read.roc() if text.strip().startswith(str(read.on.year)) else read.iso()
