"""Numbered lists: which field numbers the rows of a model, and within what."""

from typing import Any, NamedTuple

from django.db.models import Max, Model, PositiveSmallIntegerField, UniqueConstraint

Models = type[Model]


class Numbering(NamedTuple):
    """Rows that have the same `within` stand in the order of `number`, each number once."""

    within: str
    number: str


def numberings(model: Models) -> tuple[Numbering, ...]:
    """The lists in which a model's rows stand, read from its constraints."""
    return tuple(
        Numbering(within, number)
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint)
        # Of two fields, and the second a number.
        for within, number in zip(constraint.fields[:-1], constraint.fields[1:], strict=True)
        if constraint.fields == (within, number)
        if isinstance(model._meta.get_field(number), PositiveSmallIntegerField)
    )


def next_number(model: Models, numbering: Numbering, within: Any) -> int:
    """The number after the last one that is taken."""
    rows = model._default_manager.filter(**{numbering.within: within})
    last: int | None = rows.aggregate(last=Max(numbering.number))["last"]
    return (last or 0) + 1
