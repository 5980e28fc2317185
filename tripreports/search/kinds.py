"""What is searched: each kind of record is declared once, as data, in `search.py` of its app."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Model


class Related(NamedTuple):
    """Rows whose text counts as that of the record to which their foreign key points."""

    model: type[Model]
    owner: str
    fields: tuple[str, ...]
    are_names: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Its fields, and what else a page tells of a row that is no mere name."""
        return self.fields if self.are_names else (*self.fields, "note")


class Follows(NamedTuple):
    """Columns of another record on which it depends who may find this one, and under which year."""

    owner: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """A model whose records are found, by which texts, and in which order among other kinds.

    `names` come before other text, in this order; `period` names the dates from and until which
    the record is found by year, and by day where it is short.
    """

    model: type[Model]
    weight: int
    names: tuple[str, ...]
    fields: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    period: tuple[str, ...] = ()
    follows: tuple[Follows, ...] = ()

    @property
    def name(self) -> str:
        return str(self.model._meta.model_name)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is no name: the fields, and the note that every record may have."""
        return (*self.fields, "note")

    @property
    def records(self) -> Any:
        """The manager, whose querysets say who may see what."""
        return self.model._default_manager


_kinds: dict[str, Kind] = {}


def declare(kinds: Iterable[Kind]) -> None:
    _kinds.update({kind.name: kind for kind in kinds})


def all_kinds() -> list[Kind]:
    return list(_kinds.values())


def kind_called(name: str) -> Kind | None:
    return _kinds.get(name)


def fingerprint() -> int:
    """A number that differs when something is searched in another way."""
    declared = [
        (one.name, one.names, one.texts, one.period, *map(str, one.related))
        for one in _kinds.values()
    ]
    return zlib.crc32(repr(sorted(declared)).encode())


def column_of(model: type[Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.column)
