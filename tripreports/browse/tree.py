"""Trees of records, as pages show them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter

from tripreports.browse.kinds import Row


@dataclass(frozen=True, slots=True)
class Node:
    """A name with those below it."""

    key: str
    name: str
    tag: str = ""
    tone: str = ""
    children: "list[Node]" = field(default_factory=list)


def tree_of(rows: list[Row], node: Callable[[Row], Node]) -> list[Node]:
    """Rows under their parents; a row whose parent is not among them stands at the top."""
    nodes = {row["key"]: node(row) for row in rows}
    top: list[Node] = []
    for row in rows:
        above = nodes.get(row["parent_id"] or "")
        (above.children if above else top).append(nodes[row["key"]])
    return top


def in_programme_order(rows: list[Row]) -> list[Row]:
    """Events at the top as they come, by date; those within another in the order given there.

    Few items of a programme have a date of their own, so that dates would mix up the others.
    """
    keys = {row["key"] for row in rows}
    within = [row for row in rows if row["parent_id"] in keys]
    top = [row for row in rows if row["parent_id"] not in keys]
    return top + sorted(within, key=itemgetter("order"))
