"""What the database refused, in words: which rule of which table, and the columns it is about."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db import IntegrityError
from django.db.models import CheckConstraint, Model, UniqueConstraint

from tripreports.core.conditions import fields_in, message_of

_IN_SQLITE = re.compile(r"^(CHECK|UNIQUE) constraint failed: (.+)$")
_OF_TRIGGER = re.compile(r"^([a-z_]+): (.+)")


class Breach(NamedTuple):
    """A rule that would have been broken."""

    rule: str
    message: str
    fields: tuple[str, ...] = ()


def breach_of(error: IntegrityError, models: Iterable[type[Model]]) -> Breach | None:
    """The rule among those of some models; None for a reference to what is gone meanwhile."""
    name, told = _told(error)
    for model, constraint in _constraints(models):
        if told in (constraint.name, _columns(model, constraint)) or name == constraint.name:
            return Breach(constraint.name, message_of(constraint, model()), _fields(constraint))
    for model in models:
        for rule in getattr(model, "cross_row_rules", ()):
            if rule.name == name:
                return Breach(name, str(rule.message))
    return None


def _told(error: IntegrityError) -> tuple[str, str]:
    """The name of the rule, and what SQLite says instead of the name of a unique one."""
    diagnosis: Any = getattr(error.__cause__, "diag", None)
    if diagnosis is not None:
        return str(diagnosis.constraint_name or ""), ""
    words = str(error)
    if found := _IN_SQLITE.match(words):
        return "", found[2]
    found = _OF_TRIGGER.match(words)
    return (found[1] if found else ""), ""


def _constraints(
    models: Iterable[type[Model]],
) -> Iterator[tuple[type[Model], CheckConstraint | UniqueConstraint]]:
    for model in models:
        for constraint in model._meta.constraints:
            if isinstance(constraint, CheckConstraint | UniqueConstraint):
                yield model, constraint


def _columns(model: type[Model], constraint: CheckConstraint | UniqueConstraint) -> str:
    """As SQLite lists them: trips_delegate.trip_id, trips_delegate.order."""
    if not isinstance(constraint, UniqueConstraint):
        return ""
    columns = (model._meta.get_field(name).column for name in constraint.fields)  # type: ignore[union-attr]  # of columns
    return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)


def _fields(constraint: CheckConstraint | UniqueConstraint) -> tuple[str, ...]:
    if isinstance(constraint, UniqueConstraint):
        return tuple(constraint.fields)
    return tuple(sorted(fields_in(constraint.condition)))
