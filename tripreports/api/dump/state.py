"""The archive as it is at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from tripreports.search import revision
from tripreports.search.models import State

_TRIES = 10


class Restless(RuntimeError):
    """The archive is written to again and again."""


@contextmanager
def one_state() -> Iterator[State]:
    """All that is read within is of one state, however long it takes, and nobody waits for it."""
    for _try in range(_TRIES):
        revision.current()  # with all that was written until now
        with _one_view():
            state = revision.standing(None)
            if state is not None:
                yield state
                return
    raise Restless


@contextmanager
def _one_view() -> Iterator[None]:
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        # Not `atomic`, which takes the lock of the one writer.
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
