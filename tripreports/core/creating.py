"""Many new records at once: as many statements as there are kinds, and a history like any other."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from tripreports.core.inserting import Statement, insertions
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
    statements: Sequence[Statement]

    def carry_out(self) -> None:
        """What is unknown to memory (a taken name, a rule across rows) the database refuses."""
        with connection.cursor() as cursor:
            for sql, parameters in self.statements:
                cursor.execute(sql, parameters)
        for row in self.rows:
            row.record._state.adding = False
            row.record._state.db = connection.alias


def prepare(rows: Sequence[New]) -> Prepared:
    """New records in the order of their kinds, each recorded as created in the save that goes on.

    All of them are of one moment.
    """
    by_model: dict[type[Model], list[New]] = {}
    moment = timezone.now()
    for row in rows:
        row.record.created_at = row.record.updated_at = moment
        by_model.setdefault(type(row.record), []).append(row)
    statements: list[Statement] = []
    for model, some in by_model.items():
        statements += insertions(model, [row.record for row in some])
        statements += _insertions_of_lists(model, some)
    statements += insertions(Change, [_created(row, moment) for row in rows])
    return Prepared(rows, statements)


def create_together(rows: Sequence[New]) -> None:
    """Writes new records; each is recorded as created."""
    prepare(rows).carry_out()


def _insertions_of_lists(model: type[Model], rows: Iterable[New]) -> Iterator[Statement]:
    for field in model._meta.many_to_many:
        through: Any = field.remote_field.through
        own, other = field.m2m_column_name(), field.m2m_reverse_name()
        pairs = [
            through(**{own: row.record.pk, other: member.pk})
            for row in rows
            for member in row.lists.get(field.name, ())
        ]
        yield from insertions(through, pairs)


def _created(row: New, moment: dt.datetime) -> Change:
    changes: dict[str, list[Any]] = {n: [None, new] for n, new in values_of(row.record).items()}
    for name, members in row.lists.items():
        if members:
            changes[name] = [None, sorted(member.pk for member in members)]
    change = change_of(row.record, Verb.CREATED, changes)
    change.at = moment
    return change
