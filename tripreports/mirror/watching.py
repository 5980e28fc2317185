"""Which moments and tombstones triggers write, for every kind of record and by whichever way.

`updated_at` is when a record last changed, or came to be seen, for those who read it. So it moves
on with its own columns, with its lists and parts, when it becomes public, and when its trip does;
to the second, so that a thousand parts that are written at once move their record once. A part
that the public cannot see moves no record that it can: that would tell of a draft. Those who see
drafts are told by an `UnseenChange`.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model

from tripreports.core.constraints import CHANGE
from tripreports.core.models import Record, SharedRecord
from tripreports.mirror.triggers import Step, Watch
from tripreports.trips.enums import TripState
from tripreports.trips.models import Trip, TripRecord

_BURY = "INSERT INTO mirror_tombstone (kind, key, gone_at, was_public)"
_UNSEEN = "INSERT INTO mirror_unseenchange (kind, key, at)"
_TRIPS = Trip._meta.db_table
_IS, _WAS = (f"{row}.state = '{TripState.PUBLISHED}'" for row in ("NEW", "OLD"))


def followed_models() -> list[type[Record]]:
    """The kinds of records that copies elsewhere follow: those that have an index for it."""
    return [
        model
        for model in _records()
        if any(tuple(index.fields) == CHANGE for index in model._meta.indexes)
    ]


def watches() -> Iterator[Watch]:
    steps: dict[str, list[Step]] = defaultdict(list)
    for model in _records():
        if model.part_of:
            owners = [model._meta.get_field(name) for name in model.part_of]
            steps[model._meta.db_table] += _moves_owners(owners, model)
        for through, owner in _lists(model):
            steps[through._meta.db_table] += _moves_owners([owner])
    for followed in followed_models():
        steps[followed._meta.db_table] += [*_moves(followed), *_buries(followed)]
    for table, found in steps.items():
        yield Watch(table, tuple(found))


def _records() -> list[type[Record]]:
    return [model for model in apps.get_models() if issubclass(model, Record)]


def _lists(model: type[Record]) -> Iterator[tuple[type[Model], Any]]:
    """The tables of its lists, each with the key of the record to which a list belongs."""
    for field in model._meta.local_many_to_many:
        through: Any = field.remote_field.through
        yield through, through._meta.get_field(field.m2m_field_name())


def _moves(model: type[Record]) -> Iterator[Step]:
    """Where whoever writes a row does not say when, or brings back a row of the past."""
    move = (f"UPDATE {model._meta.db_table} SET updated_at = {{now}} WHERE key = NEW.key",)  # noqa: S608 (constants)
    yield Step("insert", move, when="NEW.updated_at NOT BETWEEN {before} AND {after}")
    # A save raises the version first and writes the row then, with the same moment.
    yield Step("update", move, when="NEW.updated_at = OLD.updated_at AND NEW.updated_at < {just}")


def _moves_owners(owners: list[Any], part: type[Record] | None = None) -> Iterator[Step]:
    """What a part, or a row of a list, moves by being written."""
    for verb, rows in (("insert", ["NEW"]), ("update", ["NEW", "OLD"]), ("delete", ["OLD"])):
        moves = (
            _move_of_the_world(owner, rows, part)
            if part and issubclass(owner.related_model, SharedRecord)
            else [_move_owner(owner, rows)]
            for owner in owners
        )
        yield Step(verb, tuple(statement for move in moves for statement in move))


def _move_owner(owner: Any, rows: list[str]) -> str:
    table = owner.related_model._meta.db_table
    return (
        f"UPDATE {table} SET updated_at = {{now}}"  # noqa: S608 (constants)
        f" WHERE key IN ({_keys(owner, rows)}) AND updated_at < {{just}}"
    )


def _move_of_the_world(owner: Any, rows: list[str], part: type[Record]) -> list[str]:
    is_hidden = f"NOT ({' OR '.join(part.shows(row) for row in rows)})"
    other = owner.related_model._meta
    unseen = (
        f"{_UNSEEN} SELECT '{other.model_name}', key, {{now}} FROM {other.db_table}"  # noqa: S608 (constants)
        f" WHERE key IN ({_keys(owner, rows)}) AND is_public AND {is_hidden}"
        f" ON CONFLICT (kind, key) DO UPDATE SET at = excluded.at"
    )
    return [f"{_move_owner(owner, rows)} AND NOT (is_public AND {is_hidden})", unseen]


def _keys(owner: Any, rows: list[str]) -> str:
    return ", ".join(f"{row}.{owner.column}" for row in rows)


def _buries(model: type[Record]) -> Iterator[Step]:
    if issubclass(model, SharedRecord):
        return _buries_shared(model)
    return _buries_of_trip(model) if issubclass(model, TripRecord) else _buries_trip()


def _buries_shared(model: type[SharedRecord]) -> Iterator[Step]:
    values = f"{_BURY} VALUES ('{model._meta.model_name}', OLD.key, {{now}}, OLD.is_public)"
    yield Step("delete", (values,))
    yield Step("update", (values,), when="OLD.is_public AND NOT NEW.is_public")


def _buries_of_trip(model: type[TripRecord]) -> Iterator[Step]:
    trip = _trip_column(model)
    bury = f"{_BURY} SELECT '{model._meta.model_name}', OLD.key, {{now}}"
    was, is_now = (_is_published(f"{row}.{trip}") for row in ("OLD", "NEW"))
    yield Step("delete", (f"{bury}, {was}",))
    moved = f"{bury}, {was} WHERE {was} AND NOT {is_now}"
    yield Step("update", (moved,), when=f"NEW.{trip} <> OLD.{trip}")


def _buries_trip() -> Iterator[Step]:
    """With all its records: also with those that raw SQL deletes after the trip."""
    itself = f"{_BURY} VALUES ('trip', OLD.key, {{now}}, {_WAS})"
    theirs = tuple(
        f"{_BURY} SELECT '{model._meta.model_name}', key, {{now}}, {_WAS}"  # noqa: S608 (constants)
        f" FROM {model._meta.db_table} WHERE {_trip_column(model)} = OLD.key"
        for model in _of_trips()
    )
    shown = tuple(_touch(model) for model in _of_trips())
    elsewhere = tuple(_shown_elsewhere())
    yield Step("delete", (itself,))
    yield Step("delete", theirs, when=_WAS)
    yield Step("update", (itself, *theirs, *elsewhere), when=f"{_WAS} AND NOT {_IS}")
    yield Step("update", (*shown, *elsewhere), when=f"{_IS} AND NOT {_WAS}")


def _of_trips() -> list[type[TripRecord]]:
    return [model for model in followed_models() if issubclass(model, TripRecord)]


def _shown_elsewhere() -> Iterator[str]:
    """Records of the world that show parts of the trip, too: they change with it."""
    for model in _records():
        if not issubclass(model, TripRecord):
            continue
        for name in model.part_of:
            owner: Any = model._meta.get_field(name)
            if issubclass(owner.related_model, SharedRecord):
                yield (
                    f"UPDATE {owner.related_model._meta.db_table} SET updated_at = {{now}}"  # noqa: S608 (constants)
                    f" WHERE key IN (SELECT {owner.column} FROM {model._meta.db_table}"
                    f" WHERE {_is_of_the_trip(model)})"
                )


def _touch(model: type[TripRecord]) -> str:
    return f"UPDATE {model._meta.db_table} SET updated_at = {{now}} WHERE {_is_of_the_trip(model)}"  # noqa: S608 (constants)


def _is_of_the_trip(model: type[TripRecord]) -> str:
    *steps, last = model.trip_path.split("__")
    owners = [model, *_along(model, steps)]
    condition = f"{_column(owners[-1], last)} = NEW.key"
    for owner, step, nearer in reversed(list(zip(owners[1:], steps, owners, strict=False))):
        keys = f"SELECT key FROM {owner._meta.db_table} WHERE {condition}"  # noqa: S608 (constants)
        condition = f"{_column(nearer, step)} IN ({keys})"
    return condition


def _along(model: type[Model], steps: list[str]) -> Iterator[type[Model]]:
    for step in steps:
        field: Any = model._meta.get_field(step)
        model = field.related_model
        yield model


def _trip_column(model: type[TripRecord]) -> str:
    return _column(model, model.trip_path)


def _column(model: type[Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.column)


def _is_published(trip: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {_TRIPS} t WHERE t.key = {trip}"  # noqa: S608 (constants)
        f" AND t.state = '{TripState.PUBLISHED}')"
    )
