"""Writes rows by the hundred thousand, several times as fast as `bulk_create`."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import AutoField, DateField, DecimalField, JSONField, Model

_CONVERTED = (DateField, DecimalField, JSONField)
_Row = list[Any]


class Table:
    """The columns of a model, what stands in them unless given, and the statement that writes."""

    def __init__(self, model: type[Model]) -> None:
        fields = [f for f in model._meta.concrete_fields if not isinstance(f, AutoField)]
        self.index = {field.attname: number for number, field in enumerate(fields)}
        self.plain = [_prepared(field, field.get_default()) for field in fields]
        self.converters: dict[str, Callable[[Any], Any]] = {
            field.attname: lambda value, field=field: _prepared(field, value)  # type: ignore[misc]  # the field of this round
            for field in fields
            if isinstance(field, _CONVERTED)
        }
        quote = connection.ops.quote_name
        columns = ", ".join(quote(str(field.column)) for field in fields)
        marks = ", ".join(["%s"] * len(fields))
        table = quote(model._meta.db_table)
        self.statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608 (names of our own tables)

    def row(self, given: dict[str, Any]) -> _Row:
        row = self.plain.copy()
        for name, value in given.items():
            convert = self.converters.get(name)
            row[self.index[name]] = convert(value) if convert else value
        return row


class Rows:
    """Rows that wait to be written, each with its own columns by their names in the model."""

    def __init__(self) -> None:
        self._tables: dict[type[Model], Table] = {}
        self._waiting: dict[type[Model], list[_Row]] = defaultdict(list)

    def add(self, model: type[Model], **given: Any) -> None:
        table = self._tables.get(model)
        if table is None:
            table = self._tables[model] = Table(model)
        self._waiting[model].append(table.row(given))

    def write(self) -> None:
        """Foreign keys are looked at when the transaction ends, so the order is free."""
        with connection.cursor() as cursor:
            for model, rows in self._waiting.items():
                cursor.executemany(self._tables[model].statement, rows)
        self._waiting.clear()


def _prepared(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)
