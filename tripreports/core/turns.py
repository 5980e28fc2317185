"""Writers of one SQLite file take turns.

The database lets those who wait look again every tenth of a second, and whoever comes at the right
moment is faster: so some wait for seconds while others pass by. A lock of the system has a queue.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction


@contextmanager
def atomic_in_turn() -> Iterator[None]:
    """A transaction that writes from its beginning; inside another, a part of that."""
    with _turn(), transaction.atomic():
        yield


def one_at_a_time(name: str) -> None:
    """Waits for others who do the same, to the end of the transaction; on SQLite they take turns."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


@contextmanager
def _turn() -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    is_file = connection.vendor == "sqlite" and "memory" not in name
    if sys.platform == "win32" or not is_file or connection.in_atomic_block:
        yield
        return
    import fcntl  # noqa: PLC0415 (not on every system)

    with Path(f"{name}-turn").open("a") as file:  # closing it lets the next one in
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
