"""Has SQLite take millions of rows in minutes: what guards and finds them is made at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tripreports.core import triggers
from tripreports.search.models import Pending, Revision

# Cut off in between, the file is good for nothing: who makes one begins anew.
_CARELESS = ("foreign_keys=OFF", "journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000")
_CAREFUL = ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "cache_size=-2000")
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"


@contextmanager
def quickly() -> Iterator[None]:
    """For one who writes rows that are right; PostgreSQL needs no such help."""
    if connection.vendor != "sqlite":
        yield
        return
    _set(_CARELESS)
    triggers.drop_all("default")
    with connection.cursor() as cursor:
        indexes = cursor.execute(_INDEXES).fetchall()
        for name, _sql in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        for _name, sql in indexes:
            cursor.execute(sql)
    triggers.create_all("default")
    _set(_CAREFUL)
    connection.check_constraints()


def forget_pending() -> None:
    """As if all that is written were indexed: the first request would index it, for hours."""
    Pending.objects.all().delete()
    Revision.objects.update(token="made", public_token="made")


def _set(pragmas: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
