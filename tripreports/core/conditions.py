"""Conditions on one row, looked at in memory as the database looks at them: true, false, unknown."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Model, Q, UniqueConstraint

_LOOKUPS: dict[str, Callable[[Any, Any], bool]] = {
    "exact": lambda value, other: bool(value == other),
    "gte": lambda value, other: bool(value >= other),
    "lte": lambda value, other: bool(value <= other),
    "in": lambda value, other: value in other,
    "startswith": lambda value, other: str(value).startswith(other),
    "contains": lambda value, other: other in str(value),
}


def holds(condition: Q, record: Model) -> bool | None:
    """Whether the row meets the condition; None where a null leaves it open."""
    found = [
        holds(child, record) if isinstance(child, Q) else _compare(child, record)
        for child in condition.children
    ]
    if condition.connector == Q.OR:
        told = True if True in found else None if None in found else False
    else:
        told = False if False in found else None if None in found else True
    if told is None:
        return None
    return told is not condition.negated


def broken_checks(record: Model) -> list[CheckConstraint]:
    """The check constraints that the database would refuse the row for: it lets the unknown pass."""
    return [
        constraint
        for constraint in record._meta.constraints
        if isinstance(constraint, CheckConstraint)
        and isinstance(constraint.condition, Q)
        and holds(constraint.condition, record) is False
    ]


def bound_values(constraint: UniqueConstraint, record: Model) -> tuple[Any, ...] | None:
    """What must be unique of the row; nothing where the rule is not about it."""
    if constraint.condition is not None and holds(constraint.condition, record) is not True:
        return None
    values = tuple(_value(record, name) for name in constraint.fields)
    return None if None in values else values


def fields_in(condition: Any) -> set[str]:
    """The columns of which a condition speaks."""
    if not isinstance(condition, Q):
        return set()
    names: set[str] = set()
    for child in condition.children:
        if isinstance(child, Q):
            names |= fields_in(child)
        else:
            path: Any = child
            names.add(str(path[0]).partition("__")[0])
    return names


def message_of(constraint: CheckConstraint | UniqueConstraint, record: Model) -> str:
    """What the rule says to people; without words of its own, that there is such a row already."""
    told = constraint.violation_error_message
    if (
        isinstance(constraint, UniqueConstraint)
        and told == constraint.default_violation_error_message
    ):
        same: ValidationError = record.unique_error_message(type(record), tuple(constraint.fields))
        return " ".join(same.messages)
    return str(constraint.get_violation_error_message())


def _compare(asked: Any, record: Model) -> bool | None:
    path, other = asked
    name, _parts, lookup = path.partition("__")
    value = _value(record, name)
    if isinstance(other, F):
        column: Any = other
        other = _value(record, column.name)
        if other is None:
            return None
    if lookup == "isnull":
        return (value is None) is bool(other)
    if other is None:
        return value is None
    return None if value is None else _LOOKUPS[lookup or "exact"](value, other)


def _value(record: Model, name: str) -> Any:
    field: Any = record._meta.get_field(name)
    return getattr(record, field.attname)
