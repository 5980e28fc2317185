"""Trees of records, as pages show them."""

from collections.abc import Callable
from dataclasses import dataclass, field

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
