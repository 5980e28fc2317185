"""What a page asks of a kind of record: all that belongs to its subject, or the first of many.

An organization that thousands of trips met has thousands of rows of some kinds, and its page shows
the first of each and says how many there are. The limit is part of the statement: the database
counts, sorts, and hands over what is shown. A page asks with a mapping from kinds to one of

- a condition: `Alias: Q(organization=SUBJECT)`
- several, of which one has to be met: `Appearance: (Q(organization=SUBJECT), Q(for_it=SUBJECT))`.
  Each is followed by itself, with its own index; `|` between relations reads whole tables.
- the first rows, by a name: `Encounter: First("encounters", Q(post__organization=SUBJECT),
  by=("-trip__starts_on", "key"))`. Then `extract.chosen("encounters")` are the rows in that order,
  and `extract.total("encounters")` tells how many there would be without a limit.
- any of these together: `Post: (Q(represents=SUBJECT), First("officials", …))`

What goes with the first rows is asked for by their name: `EncounterRoleTag:
Q(encounter__in=Chosen("encounters"))`. `SUBJECT` stands for the key of the page's subject, so that
the pages of ten thousand organizations share one compiled statement.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db.models import CharField, Expression, OrderBy, Q

from tripreports.browse.kinds import Kind
from tripreports.core.given import place_of

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

SUBJECT = place_of("subject")
FIRST = 25


@dataclass(frozen=True, slots=True, init=False)
class First:
    """The first rows, in an order, that meet one of the conditions; and how many there are."""

    name: str
    ways: tuple[Q, ...]
    by: tuple[str | OrderBy, ...]
    number: int
    offset: int
    # There may be tens of thousands.
    is_vast: bool

    def __init__(
        self,
        name: str,
        *ways: Q,
        by: tuple[str | OrderBy, ...],
        number: int = FIRST,
        offset: int = 0,
        is_vast: bool = False,
    ) -> None:
        """The order must name a place for each row, so it ends with a key."""
        for field, value in zip(
            self.__slots__, (name, ways, by, number, offset, is_vast), strict=True
        ):
            object.__setattr__(self, field, value)


Wanted: TypeAlias = "Q | First | tuple[Q | First, ...]"
WantedByKind: TypeAlias = Mapping[Kind, Wanted]


class Chosen(Expression):
    """The keys of the first rows, wherever the same statement asks for what goes with them."""

    output_field = CharField()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: "SQLCompiler", connection: Any, **_extra: Any) -> Any:
        quote = connection.ops.quote_name
        return f"(SELECT {quote('key')} FROM {quote(table_of(self.name))})", ()  # noqa: S608 (quoted names of our own)


class KeysOf(Expression):
    """The keys of a kind's rows that point to the subject: a way to it by the index of a key."""

    output_field = CharField()

    def __init__(self, kind: Kind, column: str) -> None:
        super().__init__()
        self.kind, self.column = kind, column

    def as_sql(self, compiler: "SQLCompiler", connection: Any, **_extra: Any) -> Any:
        quote = connection.ops.quote_name
        table, key, column = map(quote, (self.kind._meta.db_table, "key", self.column))
        return f"(SELECT {key} FROM {table} WHERE {column} = %s)", (SUBJECT,)  # noqa: S608 (quoted names of our own tables)


def table_of(name: str) -> str:
    """What the statement calls the keys of these first rows."""
    return f"first_{name}".replace("-", "_")


def as_ways(wanted: Wanted) -> tuple[Q | First, ...]:
    return wanted if isinstance(wanted, tuple) else (wanted,)
