"""What is searched: each kind of record is declared once, as data, in `search.py` of its app."""

import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Model

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class Related(NamedTuple):
    """Rows whose text counts as that of the record to which their foreign key points.

    With `via` the text is not that of the row, but of the record to which this key of it points:
    who is mayor of a city is found by the name of the city.
    """

    model: type[Model]
    owner: str
    fields: tuple[str, ...]
    are_names: bool = False
    via: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Its fields, and what else a page tells of a row that is no mere name."""
        if self.via:
            return tuple(f"{self.via}__{name}" for name in self.fields)
        return self.fields if self.are_names else (*self.fields, "note")

    @property
    def other(self) -> Any:
        """The model on the other side of `via`."""
        field: Any = self.model._meta.get_field(self.via)
        return field.related_model

    def seen(self, keys: Collection[str], reader: "Reader | None") -> Any:
        """The rows of the records with these keys that the reader may see, to the last."""
        rows: Any = self.model._default_manager
        seen = rows.visible_to(reader).filter(**{f"{self.owner}__in": keys})
        if not self.via:
            return seen
        others = self.other._default_manager.visible_to(reader)
        return seen.filter(**{f"{self.via}__in": others.order_by()})


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
