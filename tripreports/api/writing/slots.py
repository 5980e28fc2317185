"""The places of a record that a client may fill: what JSON each takes, and what becomes of it."""

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from tripreports.api.writing.body import Body, Steps, Wanted, kind_in
from tripreports.api.writing.naming import name_in
from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")
_HIGHEST = 32_767  # of the small numbers that columns hold


class Refusal(ValueError):
    """The value is none that the place takes; the message says what it takes."""

    def __init__(self, message: str, code: str = "invalid") -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Slot:
    """A column by the name under which clients know it."""

    name: str
    field: Any

    @property
    def is_required(self) -> bool:
        return not (self.field.has_default() or self.field.blank or self.field.null)

    @property
    def columns(self) -> tuple[str, ...]:
        """Where the record holds it."""
        return (self.field.attname,)

    def fill(self, record: Any, value: Any, at: Steps, body: Body) -> None:
        """Put the value into the record, or note why not."""
        try:
            setattr(record, self.field.attname, self.checked(self.value(value)))
        except Refusal as refusal:
            body.refuse(at, str(refusal), refusal.code)

    def empty(self, record: Any) -> None:
        """What a new record has there."""
        setattr(record, self.field.attname, self.field.get_default())

    def value(self, value: Any) -> Any:
        raise NotImplementedError

    def checked(self, value: Any) -> Any:
        if value is not None:
            try:
                self.field.run_validators(value)
            except ValidationError as error:
                raise Refusal(" ".join(error.messages)) from error
        return value

    def wanted(self, _value: Any) -> list[Wanted]:
        """The records that a value names."""
        return []


class TextSlot(Slot):
    def value(self, value: Any) -> Any:
        if not isinstance(value, str):
            raise Refusal(_("Give text."))
        text = value.strip()
        if not text and not self.field.blank:
            raise Refusal(_("This must not be empty."))
        return text


class CodeSlot(Slot):
    def value(self, value: Any) -> Any:
        if isinstance(value, str) and (value in self.codes or (not value and self.field.blank)):
            return value
        raise Refusal(_("Give one of these codes: %s.") % ", ".join(filter(None, self.codes)))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(str(code) for code, _label in self.field.flatchoices)


class NumberSlot(Slot):
    def value(self, value: Any) -> Any:
        if value is None and self.field.null:
            return None
        if isinstance(value, Decimal) and abs(value) <= _HIGHEST and value % 1 == 0:
            value = int(value)  # 3.0, as some languages write whole numbers
        lowest = 0 if isinstance(self.field, models.PositiveSmallIntegerField) else -_HIGHEST - 1
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= _HIGHEST:
            raise Refusal(
                _("Give a whole number from %(low)d to %(high)d.")
                % {"low": lowest, "high": _HIGHEST}
            )
        return value


class DecimalSlot(Slot):
    def value(self, value: Any) -> Any:
        if value is None and self.field.null:
            return None
        if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,20}(\.[0-9]{1,10})?", value):
            value = Decimal(value)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise Refusal(_("Give a number."))
        return Decimal(value) or Decimal(0)  # a nought has no exponent to speak of

    def checked(self, value: Any) -> Any:
        """With as many places as the database gives back, so that the same number is no change."""
        try:
            number = super().checked(value)
        except Refusal as refusal:
            has_room = -value.as_tuple().exponent <= self.places
            raise Refusal(
                str(refusal), "invalid" if has_room else "max_decimal_places"
            ) from refusal
        return None if number is None else number.quantize(Decimal(1).scaleb(-self.places))

    @property
    def places(self) -> int:
        found: int = self.field.decimal_places
        return found


class YesNoSlot(Slot):
    def value(self, value: Any) -> Any:
        if isinstance(value, bool) or (value is None and self.field.null):
            return value
        raise Refusal(_("Give true or false."))


class LinesSlot(Slot):
    def value(self, value: Any) -> Any:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise Refusal(_("Give a list of texts."))
        return [line for one in value if (line := one.strip())]


class DateSlot(Slot):
    """A day; where the record keeps a precision with it, a month or a year as well."""

    @property
    def precision(self) -> str:
        name = str(self.field.name).removesuffix("_on") + "_precision"
        return name if hasattr(self.field.model, name) else ""

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.field.attname, self.precision) if self.precision else (self.field.attname,)

    def fill(self, record: Any, value: Any, at: Steps, body: Body) -> None:
        try:
            date = self.value(value)
        except Refusal as refusal:
            body.refuse(at, str(refusal), "no_date")
            return
        is_end = str(self.field.name).startswith("ends")
        on = (date.last_day if is_end else date.on) if date else None
        setattr(record, self.field.attname, on)
        if self.precision:
            setattr(record, self.precision, str(date.precision.value) if date else "")

    def empty(self, record: Any) -> None:
        setattr(record, self.field.attname, None)
        if self.precision:
            setattr(record, self.precision, "")

    def value(self, value: Any) -> PartialDate | None:
        if value is None and self.field.null:
            return None
        is_date = isinstance(value, str) and _DATE.match(value)
        if is_date and (len(value) == len("2025-09-23") or self.precision):
            with suppress(ValueError):
                return _partial(value)
        if self.precision:
            raise Refusal(_("Give a date such as 2025-09-23, 2025-09 or 2025."))
        raise Refusal(_("Give a date such as 2025-09-23."))


class ReferenceSlot(Slot):
    """Another record, by its key, by what brief forms show of it, or by another system's id."""

    def fill(self, record: Any, value: Any, at: Steps, body: Body) -> None:
        if value is None and self.field.null:
            setattr(record, self.field.name, None)
            return
        found = body.record(self.field.related_model, value, at)
        if found is None:
            return
        if body.is_choice(self.field, found, at):
            setattr(record, self.field.name, found)

    def empty(self, record: Any) -> None:
        setattr(record, self.field.name, None)

    def wanted(self, value: Any) -> list[Wanted]:
        name = name_in(value)
        return [(self.field.related_model, name)] if name else []


class ListSlot(Slot):
    """Several records, each as in a reference; none comes twice."""

    @property
    def is_required(self) -> bool:
        return not self.field.blank

    def read(self, value: Any, at: Steps, body: Body) -> list[Any]:
        if not isinstance(value, list):
            body.refuse(at, _("Give a list of keys."))
            return []
        if not value and self.is_required:
            body.refuse(at, _("This must not be empty."))
        model = self.field.related_model
        named = [body.record(model, one, (*at, n)) for n, one in enumerate(value)]
        return list({one.pk: one for one in named if one is not None}.values())

    def wanted(self, value: Any) -> list[Wanted]:
        names = [name_in(one) for one in value] if isinstance(value, list) else []
        return [(self.field.related_model, name) for name in names if name]


class SubjectSlot(Slot):
    """A record of any kind: `{"kind": "event", "key": "…"}`."""

    @property
    def columns(self) -> tuple[str, ...]:
        return (f"{self.field.ct_field}_id", self.field.fk_field)

    @property
    def is_required(self) -> bool:
        return not self.field.model._meta.get_field(self.field.ct_field).null

    def fill(self, record: Any, value: Any, at: Steps, body: Body) -> None:
        if value is None and not self.is_required:
            self.empty(record)
            return
        found = body.subject(value, at)
        if found is not None:
            setattr(record, self.field.ct_field, ContentType.objects.get_for_model(found))
            setattr(record, self.field.fk_field, found.pk)

    def empty(self, record: Any) -> None:
        setattr(record, self.field.ct_field, None)
        setattr(record, self.field.fk_field, "")

    def wanted(self, value: Any) -> list[Wanted]:
        kind, name = kind_in(value), name_in(value)
        return [(kind, name)] if kind and name else []


def _partial(text: str) -> PartialDate:
    """Raises ValueError for a day that no calendar has."""
    parts = [int(part) for part in text.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    year, month, day = (*parts, 1, 1)[:3]
    return PartialDate(dt.date(year, month, day), precision)


_KINDS: tuple[tuple[Any, type[Slot]], ...] = (
    (models.ManyToManyField, ListSlot),
    (models.ForeignKey, ReferenceSlot),
    (GenericForeignKey, SubjectSlot),
    (models.JSONField, LinesSlot),
    (models.BooleanField, YesNoSlot),
    (models.DateField, DateSlot),
    (models.DecimalField, DecimalSlot),
    (models.IntegerField, NumberSlot),
)


def slot_of(model: type[models.Model], name: str, column: str) -> Slot:
    field: Any = model._meta.get_field(column)
    if getattr(field, "choices", None):
        return CodeSlot(name, field)
    return next(
        (kind(name, field) for cls, kind in _KINDS if isinstance(field, cls)), TextSlot(name, field)
    )
