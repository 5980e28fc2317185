"""Many new records at once: as many statements as there are kinds, and a history like any other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Model

from tripreports.history.enums import Verb
from tripreports.history.models import Change
from tripreports.history.recording import change_of, values_of


class New(NamedTuple):
    """A record that is about to be written, with the records in each of its lists."""

    record: Any
    lists: Mapping[str, Sequence[Any]]


def create_together(rows: Sequence[New], changes: Sequence[Change] | None = None) -> None:
    """Writes new records in the order of their kinds; each is recorded as created.

    What is unknown to memory (a name that is taken, a rule across rows) the database refuses. The
    changes may be handed over, as making them takes as long as writing them, and needs no lock.
    """
    by_model: dict[type[Model], list[New]] = {}
    for row in rows:
        by_model.setdefault(type(row.record), []).append(row)
    for model, some in by_model.items():
        model._base_manager.bulk_create([row.record for row in some])
        _write_lists(model, some)
    Change.objects.bulk_create(creations(rows) if changes is None else changes)


def creations(rows: Iterable[New]) -> list[Change]:
    """What the history will say of new records, as part of the save that goes on."""
    return [_created(row) for row in rows]


def _write_lists(model: type[Model], rows: Sequence[New]) -> None:
    for field in model._meta.many_to_many:
        through: Any = field.remote_field.through
        own, other = field.m2m_column_name(), field.m2m_reverse_name()
        pairs = [
            through(**{own: row.record.pk, other: member.pk})
            for row in rows
            for member in row.lists.get(field.name, ())
        ]
        if pairs:
            through._base_manager.bulk_create(pairs)


def _created(row: New) -> Change:
    changes: dict[str, list[Any]] = {n: [None, new] for n, new in values_of(row.record).items()}
    for name, members in row.lists.items():
        if members:
            changes[name] = [None, sorted(member.pk for member in members)]
    return change_of(row.record, Verb.CREATED, changes)
