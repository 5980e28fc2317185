"""What a list takes: one code or key, several at once, parted by commas, and a moment."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.choices import flatten_choices, normalize_choices
from django.utils.translation import gettext_lazy as _
from django_filters import fields

MOST_VALUES = 200
_LONGEST_KEY = 80


_UNKNOWN = _("Unknown: %(unknown)s. Known here: %(known)s.")


class _Known(forms.ChoiceField):
    """Tells which codes there are: who asks by program sees no list to pick from."""

    def validate(self, value: Any) -> None:
        try:
            super().validate(value)
        except ValidationError as error:
            choices: Any = self.choices
            known: Any = flatten_choices(iter(choices))  # it does not know how many there are
            codes = ", ".join(str(code) for code, _label in known if code not in self.empty_values)
            params = {"unknown": value, "known": codes}
            raise ValidationError(_UNKNOWN, code="invalid_choice", params=params) from error


class CodeField(_Known, fields.ChoiceField):  # type: ignore[misc]  # not annotated
    """One of the codes of an enumeration."""


class YesNoField(_Known, forms.TypedChoiceField):
    """`true` or `false`."""


class KeyField(fields.ModelChoiceField):  # type: ignore[misc]  # not annotated
    """The key of a record, and not its name, as programs may take it to be."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            params = {"kind": self.queryset.model._meta.verbose_name, "key": value}
            told = _("There is no %(kind)s with the key “%(key)s”.")
            raise ValidationError(told, code="invalid_choice", params=params) from error


class SeveralField(forms.CharField):
    """Keys of records or codes, each once; where there are choices, each is one of them."""

    default_error_messages = {
        "too_many": _("Give at most %(most)d values."),
        "no_value": _("Give a value on either side of each comma."),
        "unknown": _UNKNOWN,
    }

    def __init__(self, *, choices: Any = None, **kwargs: Any) -> None:
        known: Any = flatten_choices(normalize_choices(choices or ()))
        self.codes = [str(code) for code, _label in known]
        super().__init__(max_length=MOST_VALUES * (_LONGEST_KEY + 2), **kwargs)

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        values = [one.strip() for one in text.split(",")] if text else []
        if "" in values:
            raise self._error("no_value")
        return self._checked(list(dict.fromkeys(values)))

    def _checked(self, values: list[str]) -> list[str]:
        if len(values) > MOST_VALUES:
            raise self._error("too_many", most=MOST_VALUES)
        unknown = [one for one in values if self.codes and one not in self.codes]
        if unknown:
            raise self._error("unknown", unknown=unknown[0], known=", ".join(self.codes))
        return values

    def _error(self, code: str, **params: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)


class MomentField(forms.CharField):
    """A date and time with its zone: without one it would be another moment elsewhere."""

    default_error_messages = {
        "invalid": _("Give date, time and time zone, as 2025-09-23T00:00:00Z."),
    }

    def clean(self, value: Any) -> dt.datetime | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            # The + of a time zone is a space once an address is read.
            moment = dt.datetime.fromisoformat(re.sub(r"(T.*) (\d\d:?\d\d)$", r"\1+\2", text))
            if moment.tzinfo:
                return moment.astimezone(dt.UTC)
        except (ValueError, OverflowError):
            pass
        raise ValidationError(self.error_messages["invalid"], code="invalid")
