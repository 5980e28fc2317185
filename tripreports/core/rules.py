"""Rules that no check constraint can hold because they look at other rows.

A model lists them as `cross_row_rules`; they become triggers (see `triggers.py`), so that bulk
loads, which call no `clean()`, are refused too.
"""

from typing import NamedTuple

# Deeper trees than this are refused as cycles: SQLite allows no recursion inside a trigger.
_DEPTH = 12


class CrossRowRule(NamedTuple):
    """`violated` is a condition on NEW, true for a bad row; {find} finds text in text."""

    name: str
    violated: str
    message: str


def no_cycle(table: str, name: str) -> CrossRowRule:
    """Refuses a row that is an ancestor of its own parent.

    It looks at what the rows point to, not at the rows: a load in which a child came before its
    parent closes the circle with a row that is not in the table yet.
    """
    joins = "".join(
        f" LEFT JOIN {table} a{level} ON a{level}.key = a{level - 1}.parent_id"
        for level in range(2, _DEPTH + 1)
    )
    ancestors = ", ".join(f"a{level}.parent_id" for level in range(1, _DEPTH + 1))
    return CrossRowRule(
        name=name,
        violated=(
            f"NEW.parent_id IS NOT NULL AND EXISTS (SELECT 1 FROM {table} a1{joins}"  # noqa: S608 (constants)
            f" WHERE a1.key = NEW.parent_id"
            f" AND (NEW.key IN ({ancestors}) OR a{_DEPTH}.parent_id IS NOT NULL))"
        ),
        message="a record cannot be its own ancestor",
    )
