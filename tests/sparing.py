"""What a run of all tests spares itself, and loses nothing by it.

To be followed line by line makes a test take nearly twice as long, and PostgreSQL plans every
question anew.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from coverage import Coverage

# So many cases of a test show through which lines it goes.
TRACED_CASES = 2
DATABASE = {"db", "transactional_db"}


def choose(items: Iterable[pytest.Item]) -> None:
    """Marks what coverage does not follow, and what may end otherwise on another database."""
    cases: Counter[str] = Counter()
    for item in items:
        name = item.nodeid.partition("[")[0]
        cases[name] += 1
        if item.get_closest_marker("browser") or cases[name] > TRACED_CASES:
            item.add_marker("untraced")
        if _asks_in_its_own_way(item, cases[name]):
            item.add_marker("database")


def _asks_in_its_own_way(item: pytest.Item, case: int) -> bool:
    """Whether it asks the database, and what no other test asks."""
    asked = DATABASE.intersection(getattr(item, "fixturenames", ()))
    if not (asked or item.get_closest_marker("django_db")):
        return False
    if item.get_closest_marker("browser") or item.get_closest_marker("anywhere"):
        return False
    return case == 1 or not item.get_closest_marker("alike")


@contextmanager
def untraced(item: pytest.Item) -> Iterator[None]:
    """Leaves a marked test alone, from its preparation to its end."""
    coverage = Coverage.current() if item.get_closest_marker("untraced") else None
    if coverage is None:
        yield
        return
    coverage.stop()
    yield
    coverage.start()
