"""The history of records in words: names instead of keys, labels instead of codes."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tripreports.core.dates import roc
from tripreports.core.differences import Piece, differences, shortened
from tripreports.history.enums import Verb
from tripreports.history.models import Change

NOTHING = "—"
# Texts up to this length are shown before and after; longer ones as one, with what differs.
_SHORT = 40


class Step(NamedTuple):
    """How one field changed, and who did it last."""

    before: Any
    after: Any
    by_name: str
    at: dt.datetime


class Shown(NamedTuple):
    """A value in words, with the page of what it refers to."""

    text: str
    url: str = ""


class Difference(NamedTuple):
    """One field of a change, as a person reads it."""

    label: str
    before: Sequence[Shown]
    after: Sequence[Shown]
    pieces: Sequence[Piece]


def steps_of(changes: Iterable[Change]) -> dict[str, Step]:
    """What changes, the oldest first, come to together: one step for each field."""
    steps: dict[str, Step] = {}
    for change in changes:
        for name, (before, after) in change.changes.items():
            first = steps[name].before if name in steps else before
            steps[name] = Step(first, after, change.by_name, change.at)
    return {name: step for name, step in steps.items() if step.before != step.after}


def steps_since(record: Any, version: int) -> dict[str, Step]:
    """What others did to a record since it had this version."""
    later = Change.objects.of(record).filter(version__gt=version, verb=Verb.CHANGED)
    return steps_of(later.order_by("pk"))


def deletion_of(model: type[models.Model], key: str) -> Change | None:
    """How a record that is gone was deleted."""
    kind = ContentType.objects.get_for_model(model)
    last = Change.objects.filter(record_type=kind, record_key=key).first()
    return last if last and last.verb == Verb.DELETED else None


def who(change: Change | Step) -> str:
    return change.by_name or _("The software")


def when(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")


class Wording:
    """Puts values of records into words, asking once for all names of a kind."""

    def __init__(self, changes: Iterable[tuple[type[models.Model], dict[str, Any]]] = ()) -> None:
        self._names: dict[type[models.Model], dict[str, str]] = {}
        wanted: dict[type[models.Model], set[str]] = {}
        for model, fields in changes:
            for name, values in fields.items():
                target = _target(field_of(model, name))
                if target:
                    wanted.setdefault(target, set()).update(_keys(values))
        for target, keys in wanted.items():
            self._learn(target, keys)

    def differences(self, model: type[models.Model], fields: dict[str, Any]) -> list[Difference]:
        """The fields of one change in the order of the model."""
        order = [f.attname if f.concrete and f.column else f.name for f in _fields(model)]
        names = sorted(fields, key=lambda name: order.index(name) if name in order else len(order))
        found = [self._difference(model, name, *fields[name]) for name in names]
        return [one for one in found if one.before != one.after]

    def shown(self, model: type[models.Model], name: str, value: Any) -> list[Shown]:
        field = field_of(model, name)
        if value is None or value in ("", []):
            return [Shown(NOTHING)]
        if target := _target(field):
            return [self._reference(target, key) for key in _keys([value])]
        if isinstance(value, list):
            return [Shown(str(one)) for one in value]
        return [Shown(_worded(field, value))]

    def text(self, model: type[models.Model], name: str, value: Any, *, longest: int = 200) -> str:
        """The value in one line."""
        words = pgettext("list", ", ").join(one.text for one in self.shown(model, name, value))
        return Truncator(words).chars(longest)

    def _difference(
        self, model: type[models.Model], name: str, before: Any, after: Any
    ) -> Difference:
        pieces: Sequence[Piece] = ()
        if _is_long_text(field_of(model, name), before, after):
            pieces = shortened(differences(before, after))
        if isinstance(before, list) and isinstance(after, list):  # what went and what came
            gone = [one for one in before if one not in after]
            before, after = gone, [one for one in after if one not in before]
        shown = self.shown(model, name, before), self.shown(model, name, after)
        return Difference(label(model, name), *shown, pieces)

    def _reference(self, target: type[models.Model], key: str) -> Shown:
        if key not in self._names.get(target, {}):
            self._learn(target, {key})
        name = self._names[target].get(key)
        if name is None:
            return Shown(_("%s (deleted)") % key)
        return Shown(name, page_of(target, key))

    def _learn(self, target: type[models.Model], keys: set[str]) -> None:
        known = self._names.setdefault(target, {})
        records = target._default_manager.filter(pk__in=keys - known.keys())
        related = getattr(admin.site._registry.get(target), "list_select_related", ())
        if related:
            records = records.select_related(*related)
        known.update((str(record.pk), str(record)) for record in records)


def page_of(model: type[models.Model], key: str) -> str:
    """The page of a record in the admin, where it has one."""
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[key])
    except NoReverseMatch:
        return ""


def label(model: type[models.Model], name: str) -> str:
    field = field_of(model, name)
    return capfirst(str(field.verbose_name)) if field else name


def field_of(model: type[models.Model], name: str) -> Any:
    """The field of a name or of a column; none for one that is no more."""
    return next((f for f in _fields(model) if name in {f.name, f.attname}), None)


def _fields(model: type[models.Model]) -> list[Any]:
    return [*model._meta.concrete_fields, *model._meta.many_to_many]


def _target(field: Any) -> type[models.Model] | None:
    target: type[models.Model] | None = field.related_model if field is not None else None
    return target


def _keys(values: Iterable[Any]) -> list[str]:
    return [
        str(key)
        for value in values
        for key in (value if isinstance(value, list) else [value])
        if key is not None
    ]


def _worded(field: Any, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    choices = dict(field.flatchoices) if field is not None else {}
    if value in choices:
        return str(choices[value])
    if isinstance(field, models.DateTimeField):
        return when(dt.datetime.fromisoformat(value))
    if isinstance(field, models.DateField):
        return f"{value} ({roc(dt.date.fromisoformat(value))})"
    return str(value)


def _is_long_text(field: Any, before: Any, after: Any) -> bool:
    both = isinstance(before, str) and isinstance(after, str) and before and after
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return bool(both and is_text and max(len(before), len(after)) > _SHORT)
