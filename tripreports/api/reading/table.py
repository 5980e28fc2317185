"""A list as lines of CSV: what a row says of itself, and the names of whom it mentions.

The rows of a whole list mention the same records again and again. The database writes what is a
row's own; others are looked up once, through `visible_to`, and their cells kept while they last.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from django.db import connection
from django.db.models import F, OuterRef, QuerySet

from tripreports.api.reading.cells import cells
from tripreports.api.reading.expression import Reading
from tripreports.api.reading.expressions import BETWEEN, Cell, Listed
from tripreports.api.reading.fields import Ref, Refs
from tripreports.api.reading.lines import Bytes, Line
from tripreports.api.reading.resource import Resource, model_at
from tripreports.api.reading.shape import Shape
from tripreports.api.reading.statement import SQL, Audience, compiled, stream
from tripreports.api.resources import RESOURCES
from tripreports.core.given import Given, rows_of

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_KEYS = "keys"
_NEXT, _PARTED = "\r\n", ","
_MOST_KNOWN = 10_000
Learn: TypeAlias = Callable[[Collection[str]], Mapping[str, bytes]]


class _Mentioned(NamedTuple):
    """How the cells of those whom a row mentions are found; empty ones for nobody."""

    empty: bytes
    learn: Learn


class _Piece(NamedTuple):
    """What the database gives for some cells: the cells, or by what to find those of others."""

    shown: Any
    mentioned: _Mentioned | None = None


class Others:
    """The cells of the records that rows mention, by what a row has of them: a key, or several."""

    def __init__(self, mentioned: _Mentioned) -> None:
        self._empty, self._learn = mentioned
        self._known: dict[str | None, bytes] = {}

    def cells(self, mentioned: Sequence[str | None]) -> Iterator[bytes]:
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        if unknown := set(mentioned) - self._known.keys():
            found = self._learn([one for one in unknown if one])
            for one in unknown:
                self._known[one] = found.get(one, self._empty) if one else self._empty
        return map(self._known.__getitem__, mentioned)


class Table:
    """What is written of each record of a list, in pieces: cells of its own, and those of others.

    A piece begins with what parts it from the one before.
    """

    def __init__(self, reading: Reading, resource: Resource, shape: Shape) -> None:
        row = cells(reading, resource, shape)
        self.headings = list(row)
        self._reading = reading
        self._pieces: list[_Piece] = []
        self._own: list[Any] = []
        for name in shape.members:
            field = resource.all_fields.get(name)
            if len(row) > 1 and isinstance(field, Ref):
                self._take_one(resource.model, field)
            elif len(row) > 1 and isinstance(field, Refs) and _through(resource.model, field):
                self._take_several(resource.model, field)
            else:
                self._own += [Cell(row[heading]) for heading in row if _belongs(heading, name)]
        self._close(is_all=len(row) == 1)

    def lines(self, found: QuerySet[Any], site: str) -> Iterator[bytes]:
        """All records of the queryset, some hundreds at a time."""
        named = [piece.mentioned and Others(piece.mentioned) for piece in self._pieces]
        for rows in stream(found, [piece.shown for piece in self._pieces], site):
            columns = (
                others.cells(column) if others else column
                for others, column in zip(named, zip(*rows, strict=True), strict=True)
            )
            yield b"".join(chain.from_iterable(zip(*columns, strict=True)))

    def _take_one(self, model: Any, field: Ref) -> None:
        other = model_at(model, field.path)
        names = ("key", *self._reading.names(other))
        found = self._reading.visible(other).order_by().filter(pk__in=Given(_KEYS))
        before = self._close()
        line = Bytes(Line(*(Cell(F(name)) for name in names), before=before))
        statement = compiled(found.values_list("pk", line))
        empty = before + "," * (len(names) - 1)
        mentioned = _Mentioned(empty.encode(), partial(_cells, statement))
        self._pieces.append(_Piece(F(field.path), mentioned))

    def _take_several(self, model: Any, field: Refs) -> None:
        relation = model._meta.get_field(field.path)
        other, through = relation.related_model, _through(model, field)
        found = self._reading.visible(other).filter(pk__in=Given(_KEYS))
        before = self._close()
        statement = compiled(found.values_list("pk"))
        mentioned = through._default_manager.filter(**{relation.m2m_field_name(): OuterRef("pk")})
        keys = Listed(mentioned, relation.m2m_reverse_field_name())
        known = _Mentioned(before.encode(), partial(_lists, statement, before))
        self._pieces.append(_Piece(keys, known))

    def _close(self, *, is_all: bool = False) -> str:
        """Puts what is the row's own into a piece; then, what parts the next one from it."""
        if self._own:
            line = Line(*self._own, before=_PARTED if self._pieces else _NEXT, is_all=is_all)
            self._pieces.append(_Piece(Bytes(line)))
            self._own = []
        return _PARTED if self._pieces else _NEXT


def table(resource: Resource, shape: Shape, reader: "Reader | None") -> Table:
    return _table(resource, shape, Audience.of(reader), connection.vendor)


@lru_cache(maxsize=256)
def _table(
    resource: Resource,
    shape: Shape,
    audience: Audience,
    _vendor: str,  # part of what the statements depend on
) -> Table:
    return Table(Reading(audience.reader, RESOURCES), resource, shape)


def _belongs(heading: str, name: str) -> bool:
    return heading == name or heading.startswith(f"{name}.")


def _through(model: Any, field: Refs) -> Any:
    """The table of a list of references that the record holds itself."""
    relation = model._meta.get_field(field.path)
    return None if relation.auto_created else relation.remote_field.through


def _cells(statement: SQL, keys: Collection[str]) -> dict[str, bytes]:
    return dict(rows_of(*statement, _KEYS, keys))


def _lists(statement: SQL, before: str, lists: Collection[str]) -> dict[str, bytes]:
    """Of each list the keys of those who may be seen, in the order of their kind."""
    split = {listed: listed.split(BETWEEN) for listed in lists}
    found = rows_of(*statement, _KEYS, {*chain(*split.values())})
    places = {key: place for place, (key,) in enumerate(found)}
    return {
        listed: f"{before}{BETWEEN.join(sorted(places.keys() & keys, key=places.__getitem__))}".encode()
        for listed, keys in split.items()
    }
