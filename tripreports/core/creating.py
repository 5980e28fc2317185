"""Many new records at once: as many statements as there are kinds, and a history like any other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import AutoField, Model
from django.db.models.sql import InsertQuery

from tripreports.history.enums import Verb
from tripreports.history.models import Change
from tripreports.history.recording import change_of, values_of


class New(NamedTuple):
    """A record that is about to be written, with the records in each of its lists."""

    record: Any
    lists: Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Prepared:
    """New records in the words of the database.

    To find the words takes longer than to write the records. It needs no lock, so that others may
    write meanwhile.
    """

    rows: Sequence[New]
    statements: Sequence[tuple[str, Sequence[Any]]]

    def carry_out(self) -> None:
        """What is unknown to memory (a taken name, a rule across rows) the database refuses."""
        with connection.cursor() as cursor:
            for sql, parameters in self.statements:
                cursor.execute(sql, parameters)
        for row in self.rows:
            row.record._state.adding = False
            row.record._state.db = connection.alias


def prepare(rows: Sequence[New]) -> Prepared:
    """New records in the order of their kinds, each recorded as created in the save that goes on."""
    by_model: dict[type[Model], list[New]] = {}
    for row in rows:
        by_model.setdefault(type(row.record), []).append(row)
    statements: list[tuple[str, Sequence[Any]]] = []
    for model, some in by_model.items():
        statements += _insertions(model, [row.record for row in some])
        statements += _insertions_of_lists(model, some)
    statements += _insertions(Change, [_created(row) for row in rows])
    return Prepared(rows, statements)


def create_together(rows: Sequence[New]) -> None:
    """Writes new records; each is recorded as created."""
    prepare(rows).carry_out()


def _insertions(
    model: type[Model], records: Sequence[Model]
) -> Iterator[tuple[str, Sequence[Any]]]:
    """Statements with as many rows as the database takes at once; it numbers what has no key."""
    if not records:
        return
    fields = [one for one in model._meta.concrete_fields if not isinstance(one, AutoField)]
    # What a column computes by itself cannot be written.
    fields = [one for one in fields if not one.generated]
    together = max(connection.ops.bulk_batch_size(fields, records), 1)
    for start in range(0, len(records), together):
        yield from _insertion(model, fields, records[start : start + together])


def _insertion(
    model: type[Model], fields: Sequence[Any], records: Sequence[Model]
) -> list[tuple[str, Sequence[Any]]]:
    query: Any = InsertQuery(model)
    query.insert_values(fields, records)
    statements: list[tuple[str, Sequence[Any]]] = query.get_compiler(connection=connection).as_sql()
    return statements


def _insertions_of_lists(
    model: type[Model], rows: Iterable[New]
) -> Iterator[tuple[str, Sequence[Any]]]:
    for field in model._meta.many_to_many:
        through: Any = field.remote_field.through
        own, other = field.m2m_column_name(), field.m2m_reverse_name()
        pairs = [
            through(**{own: row.record.pk, other: member.pk})
            for row in rows
            for member in row.lists.get(field.name, ())
        ]
        yield from _insertions(through, pairs)


def _created(row: New) -> Change:
    changes: dict[str, list[Any]] = {n: [None, new] for n, new in values_of(row.record).items()}
    for name, members in row.lists.items():
        if members:
            changes[name] = [None, sorted(member.pk for member in members)]
    return change_of(row.record, Verb.CREATED, changes)
