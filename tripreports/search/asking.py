"""Turns words into a question to the database: tokens that the index finds, texts that prove it."""

from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

from tripreports.core.visibility import sees_drafts
from tripreports.search import tokens
from tripreports.search.index import All, Asked, Either, expression
from tripreports.search.words import Word, Words

if TYPE_CHECKING:
    from collections.abc import Collection

    from tripreports.core.visibility import Reader

_SQLITE = (
    "SELECT {columns} FROM search_index CROSS JOIN search_document d"
    " ON d.id = search_index.rowid WHERE search_index MATCH %s{proof}{order}"
)
_SQLITE_ORDER = " ORDER BY search_index.rowid DESC LIMIT %s"
# The documents are looked at one by one, as only the first of many are needed.
_POSTGRESQL = (
    "SELECT {columns} FROM (SELECT id FROM {found} ORDER BY id DESC) i CROSS JOIN LATERAL"
    " (SELECT * FROM search_document d WHERE d.id = i.id{proof} OFFSET 0) d"
)
_ALL = "search_found(%s::tsquery) found(id)"
_NEWEST = "search_newest(%s::tsquery) found(id)"
# They are only looked for if there are not enough among the newest.
_OTHERS = f"{_ALL} WHERE id < COALESCE((SELECT search_since()), 0) OR (SELECT search_since()) < 0"


class Proof(NamedTuple):
    """A condition on the text of a document, for what tokens alone do not say."""

    sql: str
    params: tuple[str, ...]


class Question(NamedTuple):
    """What a document must have."""

    asked: Asked
    proofs: tuple[Proof, ...] = ()

    def statement(self, columns: str, most: int | None = None) -> tuple[str, list[Any]]:
        """The newest first, if only so many are wanted."""
        is_postgresql = connection.vendor == "postgresql"
        find = "strpos" if is_postgresql else "instr"
        proof = "".join(f" AND ({one.sql.format(find=find)})" for one in self.proofs)
        params: list[Any] = [expression(self.asked)]
        params += [param for one in self.proofs for param in one.params]
        if not is_postgresql:
            order = "" if most is None else _SQLITE_ORDER
            sql = _SQLITE.format(columns=columns, proof=proof, order=order)
            return sql, params if most is None else [*params, most]
        every, newest, others = (
            _POSTGRESQL.format(columns=columns, proof=proof, found=found)
            for found in (_ALL, _NEWEST, _OTHERS)
        )
        if most is None:
            return every, params
        return f"({newest}) UNION ALL ({others}) LIMIT %s", [*params, *params, most]


class Scope(NamedTuple):
    """Among which documents."""

    reader: "Reader | None"
    kinds: "Collection[str]" = ()
    year: int | None = None

    def asked(self) -> tuple[Asked, ...]:
        asked: list[Asked] = [tokens.audience(is_public=not sees_drafts(self.reader))]
        if self.kinds:
            asked.append(Either(tuple(tokens.kind(name) for name in self.kinds)))
        if self.year is not None:
            asked.append(tokens.date(str(self.year)))
        return tuple(asked)


def about(words: Words, scope: Scope) -> Question:
    """All words stand somewhere in the document."""
    asked = tuple(_anywhere(word) for word in words.all)
    return Question(All((*asked, *scope.asked())), _proofs(words, ("names", "body")))


def named(words: Words, scope: Scope) -> Question:
    """All words stand in the names."""
    asked = tuple(Either(tuple(_in_names(text) for text in word.texts)) for word in words.all)
    return Question(All((*asked, *scope.asked())), _proofs(words, ("names",)))


def called(name: str, scope: Scope) -> Question:
    """The folded name is one of the names."""
    proof = Proof("{find}(%s || d.names || %s, %s) > 0", ("\n", "\n", f"\n{name}\n"))
    return Question(All((tokens.whole_name(name), *scope.asked())), (proof,))


def _anywhere(word: Word) -> Asked:
    parts: list[Asked] = [All(tuple(tokens.tokens_for(text))) for text in word.texts]
    if word.date:
        parts.append(tokens.date(word.date))
    return Either(tuple(parts))


def _in_names(text: str) -> Asked:
    return All(tuple(tokens.in_name(token) for token in tokens.tokens_for(text)))


def _proofs(words: Words, columns: tuple[str, ...]) -> tuple[Proof, ...]:
    return tuple(
        _proof(word, columns)
        for word in words.all
        if any(len(text) > tokens.PAIR for text in word.texts)
    )


def _proof(word: Word, columns: tuple[str, ...]) -> Proof:
    found = [(f"{{find}}(d.{column}, %s) > 0", text) for text in word.texts for column in columns]
    if word.date and "body" in columns:
        found.append(("{find}(' ' || d.dates || ' ', %s) > 0", f" {word.date} "))
    return Proof(" OR ".join(sql for sql, _text in found), tuple(text for _sql, text in found))
