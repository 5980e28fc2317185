"""The index of tokens: an FTS5 table of SQLite, or a GIN index of PostgreSQL.

It keeps the tokens and no text. What is asked of it is a tree of `All` and `Any_`.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Union

from django.db import connection

from tripreports.search.documents import tokens_of
from tripreports.search.models import Document
from tripreports.search.tokens import written

Asked = Union[int, "All", "Either"]


class All(NamedTuple):
    """Documents that have every one of these."""

    parts: tuple[Asked, ...]


class Either(NamedTuple):
    """Documents that have at least one of these."""

    parts: tuple[Asked, ...]


def add(documents: Sequence[Document], *, anew: bool = False) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            table = "search_anew" if anew else "search_index"
            cursor.executemany(
                f"INSERT INTO {table} VALUES (%s, array_to_tsvector(%s::text[]))",  # noqa: S608 (constants)
                [(one.pk, tokens_of(one)) for one in documents],
            )
            return
        cursor.executemany(
            "INSERT INTO search_index (rowid, tokens) VALUES (%s, %s)",
            [(one.pk, " ".join(tokens_of(one))) for one in documents],
        )


def remove(documents: Sequence[Document]) -> None:
    """Before they change: SQLite has to be told what it knew of them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            keys = [one.pk for one in documents]
            cursor.execute("DELETE FROM search_index WHERE id = ANY(%s)", [keys])
            return
        cursor.executemany(
            "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', %s, %s)",
            [(one.pk, " ".join(tokens_of(one))) for one in documents],
        )


def clear() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DELETE FROM search_index")
        else:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")


def begin_anew() -> None:
    """Empties the index, inside the transaction that fills it; others read the old one until then.

    On PostgreSQL a table beside it is filled, and indexed when it is full: that is much quicker.
    """
    if connection.vendor != "postgresql":
        clear()
        return
    with connection.cursor() as cursor:
        # Nothing is planned well among rows that nobody has counted.
        cursor.execute("ANALYZE")
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        cursor.execute("CREATE TABLE search_anew (id bigint NOT NULL, tokens tsvector NOT NULL)")


def end_anew() -> None:
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
            return
        for statement in _ANEW:
            cursor.execute(statement)


_ANEW = (
    "ALTER TABLE search_anew ADD CONSTRAINT search_anew_pkey PRIMARY KEY (id)",
    "CREATE INDEX search_anew_tokens ON search_anew USING gin (tokens) WITH (fastupdate = off)",
    # From here on others wait, and not for long.
    "DROP TABLE search_index",
    "ALTER TABLE search_anew RENAME TO search_index",
    "ALTER INDEX search_anew_pkey RENAME TO search_index_pkey",
    "ALTER INDEX search_anew_tokens RENAME TO search_index_tokens",
    "ANALYZE search_index",
    "ANALYZE search_document",
)


def expression(asked: Asked) -> str:
    """What is asked, in the language of the database."""
    if isinstance(asked, int):
        word = written(asked)
        return f"'{word}'" if connection.vendor == "postgresql" else f'"{word}"'
    between = _AND if isinstance(asked, All) else _OR
    return f"({between[connection.vendor].join(_unlike(asked.parts))})"


_AND = {"postgresql": " & ", "sqlite": " AND "}
_OR = {"postgresql": " | ", "sqlite": " OR "}


def _unlike(parts: Iterable[Asked]) -> list[str]:
    return list(dict.fromkeys(expression(part) for part in parts))
