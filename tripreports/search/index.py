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


def add(documents: Sequence[Document]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "INSERT INTO search_index VALUES (%s, array_to_tsvector(%s::text[]))",
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


def tidy() -> None:
    """After very many changes: as small and quick as it can be."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE search_index")
            cursor.execute("ANALYZE search_document")
        else:
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")


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
