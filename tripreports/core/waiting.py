"""How long a statement waits for another that writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def impatiently(seconds: float) -> Iterator[None]:
    """Inside, what finds the database being written fails after a moment, where it would wait.

    SQLite has one writer for all tables; PostgreSQL lets others write other rows.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
