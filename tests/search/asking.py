"""Searching as a reader would, and as one who reads every text from end to end."""

from itertools import chain
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db import connection

from tripreports.core.text import fold
from tripreports.search.asking import Scope, about
from tripreports.search.kinds import Kind, all_kinds
from tripreports.search.query import search
from tripreports.search.words import Words

PUBLIC = AnonymousUser()
STAFF = User(username="staff", is_staff=True)

Keys = set[tuple[str, str]]


def found(text: str, reader: Any = PUBLIC, **more: Any) -> list[str]:
    """The keys of what is found, in the order in which it is shown."""
    return [hit.key for hit in search(text, reader, **more).hits]


def matched(words: Words, reader: Any = PUBLIC) -> Keys:
    """Everything that the index finds, of all kinds, uncut."""
    if not words.all:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(*about(words, Scope(reader)).statement("d.kind, d.key"))
        return set(cursor.fetchall())


def texts(reader: Any = PUBLIC) -> dict[tuple[str, str], list[str]]:
    """The folded texts of every record, read from the tables themselves."""
    read: dict[tuple[str, str], list[str]] = {}
    for kind in all_kinds():
        seen = set(kind.records.visible_to(reader).values_list("pk", flat=True))
        read |= {(kind.name, key): [] for key in seen}
        for key, text in _columns(kind, reader):
            if key in seen:
                read[kind.name, key].append(fold(text))
    return read


def scanned(folded: str, read: dict[tuple[str, str], list[str]]) -> Keys:
    return {record for record, lines in read.items() if any(folded in line for line in lines)}


def _columns(kind: Kind, reader: Any) -> list[tuple[str, str]]:
    own = kind.records.visible_to(reader).values_list("pk", *kind.names, *kind.texts)
    every = list(kind.records.values_list("pk", flat=True))
    related = (one.seen(every, reader).values_list(one.owner, *one.texts) for one in kind.related)
    read: list[tuple[str, str]] = []
    for key, *values in chain(own, *related):
        for value in values:
            some = value if isinstance(value, list) else [value]
            read += [(key, text) for text in some]
    return read
