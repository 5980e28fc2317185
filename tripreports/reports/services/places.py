"""Places in lists: of photos in a trip, and of what stands in a section."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, Max, Model

from tripreports.reports.models import Paragraph, Photo, Section


def next_position(section: Section) -> int:
    """Behind everything in a section: paragraphs and photos share its positions."""
    last = [_last(model, "position", section=section) for model in (Paragraph, Photo)]
    return max(last) + 1


def next_order(model: type[Model], **within: Any) -> int:
    return _last(model, "order", **within) + 1


def trade(rows: Iterable[Any], number: str) -> None:
    """Give rows, in this order, the numbers that they have among them."""
    rows = list(rows)
    numbers = sorted(getattr(row, number) for row in rows)
    for row, value in zip(rows, numbers, strict=True):
        setattr(row, number, value)


def save_moved(rows: Sequence[Any], *numbers: str) -> int:
    """Save those whose numbers changed, though each may be given what another has yet.

    All of them first go far behind, where nobody is; then each comes to its place. Returns how
    many moved.
    """
    moved = [row for row in rows if row.has_changes()]
    for model in {type(row) for row in moved}:
        own = model._base_manager.filter(pk__in=[row.pk for row in moved if type(row) is model])
        far = {number: _last(model, number) + 1 for number in numbers if _has(model, number)}
        own.update(**{number: F(number) + beyond for number, beyond in far.items()})
    for row in moved:
        row.save()
    return len(moved)


def _last(model: type[Model], number: str, **within: Any) -> int:
    found: int | None = model._default_manager.filter(**within).aggregate(last=Max(number))["last"]
    return found or 0


def _has(model: type[Model], number: str) -> bool:
    return any(field.name == number for field in model._meta.concrete_fields)
