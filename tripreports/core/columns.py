"""The columns in which a record is written to a table, and read from it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from import_export.fields import Field

from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision
from tripreports.core.sheets import as_entered, bare, neutral

_YES = {"true", "1", "yes", "y", "是"}
_NO = {"false", "0", "no", "n", "否", ""}
_BATCH = 1_000
_DIGITS = 9


class Column(Field):  # type: ignore[misc]  # it ships no types
    """One field of a record, as text.

    A cell that says what the record says already leaves it alone, however either is written: so
    a table that comes back as it went out changes nothing.
    """

    def __init__(self, field: Any) -> None:
        super().__init__(attribute=field.attname, column_name=field.name)
        self.field = field

    def text(self, record: Any) -> str:
        """The value as people write it."""
        value = getattr(record, self.attribute)
        return "" if value is None else str(value)

    def value(self, text: str) -> Any:
        """The value that is meant. Raises ValueError in words for people."""
        return text

    def prepare(self, texts: Iterable[str]) -> None:
        """Looks up at once what all rows name."""

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **_kwargs: Any) -> Any:
        text = bare(as_entered(row[self.column_name]))
        if instance._state.adding and not text:
            return  # what the record starts with
        if text != bare(self.text(instance)):
            setattr(instance, self.attribute, self.value(text))

    def export(self, instance: Any, **_kwargs: Any) -> Any:
        return neutral(self.text(instance))

    def told(self, text: str) -> str:
        """The value as it is shown where a table is looked through before it is taken in."""
        return text

    def after(self, record: Any, row: dict[str, str]) -> str:
        """The value that the record will have, once its row is taken in."""
        return self.text(record)

    def explained(self) -> str:
        """What a cell may hold."""
        return str(self.field.help_text)


class NumberColumn(Column):
    def value(self, text: str) -> int | None:
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or len(text) > _DIGITS:
            raise ValueError(_("“%s” is no whole number. Write digits only.") % text[:50])
        return int(text)

    def export(self, instance: Any, **_kwargs: Any) -> Any:
        value = getattr(instance, self.attribute)
        return "" if value is None else value

    def explained(self) -> str:
        return _("A whole number.")


class CodeColumn(Column):
    """A code, or what it is called in the language of the page."""

    def value(self, text: str) -> str:
        codes = {str(code): str(label) for code, label in self.field.flatchoices}
        if text in codes or (not text and self.field.blank):
            return text
        for code, label in codes.items():
            if text == label:
                return code
        raise ValueError(
            _("There is no code “%(code)s”. Take one of these: %(codes)s.")
            % {"code": text[:50], "codes": ", ".join(codes)}
        )

    def explained(self) -> str:
        return ", ".join(f"{code} ({label})" for code, label in self.field.flatchoices)


class YesNoColumn(Column):
    def text(self, record: Any) -> str:
        return "true" if getattr(record, self.attribute) else "false"

    def value(self, text: str) -> bool:
        if text.lower() in _YES:
            return True
        if text.lower() in _NO:
            return False
        raise ValueError(_("“%s” is neither true nor false.") % text[:50])

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **_kwargs: Any) -> Any:
        text = bare(as_entered(row[self.column_name]))
        setattr(instance, self.attribute, self.value(text))

    def explained(self) -> str:
        return _("true or false.")


class DateColumn(Column):
    """A day in either calendar; where a precision belongs to it, a month or a year as well."""

    @property
    def precision(self) -> str:
        """The field with the precision of the date, if it has one."""
        name = str(self.field.name).removesuffix("_on") + "_precision"
        known = {field.name for field in self.field.model._meta.fields}
        return name if name in known else ""

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **kwargs: Any) -> Any:
        text = bare(as_entered(row[self.column_name]))
        if text == self.text(instance):
            return
        date = self.value(text)
        if date and date.precision != Precision.DAY and not self.precision:
            raise ValueError(_("Give the day too: “%s” is only a part of a date.") % text)
        is_end = str(self.field.name).startswith("ends")
        on = (date.last_day if is_end else date.on) if date else None
        setattr(instance, self.attribute, on)
        if self.precision and not bare(row.get(self.precision, "")):
            row[self.precision] = str(date.precision.value) if date else ""

    def value(self, text: str) -> PartialDate | None:
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError:
            raise ValueError(
                _("“%s” is no date. Write 2025-09-23, 114/9/23 or 114年9月23日.") % text[:50]
            ) from None

    def explained(self) -> str:
        return _("A date such as 2025-09-23, 114/9/23 or 114年9月23日.")


class KeyColumn(Column):
    """The key of another record."""

    def __init__(self, field: Any) -> None:
        super().__init__(field)
        self.found: dict[str, Any] = {}

    def prepare(self, texts: Iterable[str]) -> None:
        self.found = _by_key(self.field.related_model, texts)

    def value(self, text: str) -> str | None:
        if not text:
            return None
        if text not in self.found:
            raise ValueError(_unknown(self.field.related_model, text))
        return text

    def told(self, text: str) -> str:
        return f"{self.found[text]} ({text})" if text in self.found else text

    def explained(self) -> str:
        return _("The key of a record: %s.") % str(self.field.related_model._meta.verbose_name)


class KeysColumn(Column):
    """The keys of other records, with blanks between them."""

    def __init__(self, field: Any) -> None:
        Field.__init__(self, attribute=field.name, column_name=field.name)
        self.field = field
        self.found: dict[str, Any] = {}

    def text(self, record: Any) -> str:
        if record._state.adding:
            return ""
        return " ".join(sorted(str(other.pk) for other in getattr(record, self.attribute).all()))

    def prepare(self, texts: Iterable[str]) -> None:
        self.found = _by_key(self.field.related_model, (key for t in texts for key in t.split()))

    def keys(self, row: dict[str, str]) -> list[str]:
        keys = sorted(set(as_entered(row[self.column_name]).split()))
        for key in keys:
            if key not in self.found:
                raise ValueError(_unknown(self.field.related_model, key))
        return keys

    def told(self, text: str) -> str:
        return "; ".join(f"{self.found.get(key, key)} ({key})" for key in text.split())

    def after(self, record: Any, row: dict[str, str]) -> str:
        return " ".join(self.keys(row))

    def save(self, instance: Any, row: dict[str, str], is_m2m: bool = False, **_kwargs: Any) -> Any:
        keys = self.keys(row)
        if is_m2m and " ".join(keys) != self.text(instance):
            getattr(instance, self.attribute).set(keys)

    def explained(self) -> str:
        kind = str(self.field.related_model._meta.verbose_name)
        return _("Keys of records, with blanks between them: %s.") % kind


class NameColumn(Field):  # type: ignore[misc]  # the same
    """The names behind a column of keys: for the eye only, and not read back."""

    def __init__(self, column: Column) -> None:
        super().__init__(column_name=f"{column.column_name}_name", readonly=True)
        self.column = column

    def export(self, instance: Any, **_kwargs: Any) -> str:
        if isinstance(self.column, KeysColumn):
            others = getattr(instance, self.column.attribute).all()
            return neutral("; ".join(sorted(map(str, others))))
        other = getattr(instance, self.column.field.name)
        return neutral(str(other)) if other else ""

    def explained(self) -> str:
        return _("For the eye only: not read back.")


_KINDS: tuple[tuple[type[Any], type[Column]], ...] = (
    (models.ManyToManyField, KeysColumn),
    (models.ForeignKey, KeyColumn),
    (models.BooleanField, YesNoColumn),
    (models.DateField, DateColumn),
    (models.IntegerField, NumberColumn),
)


def column_of(field: Any) -> Column:
    if getattr(field, "choices", None):
        return CodeColumn(field)
    return next((kind(field) for cls, kind in _KINDS if isinstance(field, cls)), Column(field))


def _by_key(model: type[models.Model], texts: Iterable[str]) -> dict[str, Any]:
    keys = sorted({bare(as_entered(text)) for text in texts} - {""})
    found: dict[str, Any] = {}
    for start in range(0, len(keys), _BATCH):
        some = model._default_manager.filter(pk__in=keys[start : start + _BATCH])
        found |= {str(record.pk): record for record in some}
    return found


def _unknown(model: type[models.Model], key: str) -> str:
    return _("There is no %(kind)s with the key “%(key)s”. Look it up in its list.") % {
        "kind": model._meta.verbose_name,
        "key": key[:80],
    }
