"""The statements that write new rows of a table, many rows in one.

Django asks the fields anew for each value how the database writes it, which takes longer than the
writing. Most values are written as they are, and the text of a statement stays the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import AutoField, Field, FileField, ForeignKey, JSONField, Model

Statement: TypeAlias = tuple[str, Sequence[Any]]

# By their very types: what a database makes of a choice or of a subclass is for the field to say.
_PLAIN = frozenset({str, int, bool, type(None)})


def insertions(model: type[Model], records: Sequence[Model]) -> Iterator[Statement]:
    """As many rows in a statement as the database takes; it numbers what has no key."""
    if not records:
        return
    columns = _columns(model)
    fields = [column.field for column in columns]
    together = max(connection.ops.bulk_batch_size(fields, records), 1)
    known: dict[Any, Any] = {}
    for start in range(0, len(records), together):
        some = records[start : start + together]
        yield (
            _text(model, len(some)),
            [column.word(record, known) for record in some for column in columns],
        )


@dataclass(frozen=True)
class _Column:
    """A column of new rows, and how the database writes the values of it."""

    field: Any
    name: str
    is_plain: bool
    is_file: bool

    def word(self, record: Model, known: dict[Any, Any]) -> Any:
        """`known` are the days and moments that were written before: many rows have the same."""
        value = getattr(record, self.name)
        if self.is_plain:
            if type(value) in _PLAIN:
                return value
            if (self.field, value) not in known:
                known[self.field, value] = self._asked(value)
            return known[self.field, value]
        return self._asked(self.field.pre_save(record, add=True) if self.is_file else value)

    def _asked(self, value: Any) -> Any:
        return self.field.get_db_prep_save(value, connection)


@cache
def _columns(model: type[Model]) -> tuple[_Column, ...]:
    """All but what the database numbers or computes by itself."""
    return tuple(
        _Column(field, field.attname, _is_plain(field), isinstance(field, FileField))
        for field in model._meta.concrete_fields
        if not isinstance(field, AutoField) and not field.generated
    )


def _is_plain(field: "Field[Any, Any]") -> bool:
    """Whether texts and numbers are written as they are: JSON has quotes around them."""
    target = field.target_field if isinstance(field, ForeignKey) else field
    return not isinstance(target, JSONField | FileField)


@cache
def _text(model: type[Model], rows: int) -> str:
    quoted = connection.ops.quote_name
    names = [quoted(column.field.column) for column in _columns(model)]
    row = f"({', '.join(['%s'] * len(names))})"
    table = quoted(model._meta.db_table)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([row] * rows)}"  # noqa: S608 (constants)
