"""What somebody may have meant: the name behind another spelling, or the nearest names."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, Any

from django.db import connection

from tripreports.core.text import fold
from tripreports.search import tokens
from tripreports.search.asking import Question, Scope
from tripreports.search.index import All, Asked, Either
from tripreports.search.kinds import Kind, all_kinds, kind_called

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_A_FEW = 3
_MOST_COMPARED = 500
_MOST_PAIRS = 8
_FEW_PAIRS = 4
# Of the pairs of characters that two names have, so many are the same.
_ALIKE = 0.45


def names_meant(whole: str, found: Iterable[tuple[str, str]], reader: "Reader | None") -> list[str]:
    """What the records are called of which the text is only another spelling."""
    keys: dict[str, list[str]] = defaultdict(list)
    for name, key in list(found)[:_A_FEW]:
        keys[name].append(key)
    meant: list[str] = []
    for name, some in keys.items():
        kind = kind_called(name)
        records = kind.records.visible_to(reader).in_bulk(some) if kind else {}
        meant += [str(one) for one in records.values() if kind and not _is_called(one, kind, whole)]
    return list(dict.fromkeys(meant))


def nearest_names(whole: str, reader: "Reader | None") -> list[str]:
    """Where nothing is found: what is written most alike."""
    pairs = tokens.tokens_for(whole)[:_MOST_PAIRS]
    likely: list[Asked]
    if len(whole) <= tokens.PAIR:
        likely = [tokens.in_name(token) for one in whole for token in tokens.tokens_for(one)]
    elif len(pairs) <= _FEW_PAIRS:
        likely = [tokens.in_name(token) for token in pairs]
    else:
        likely = [All(tuple(map(tokens.in_name, two))) for two in combinations(pairs, 2)]
    kinds = [kind.name for kind in all_kinds() if _has_aliases(kind)]
    question = Question(All((Either(tuple(likely)), *Scope(reader, kinds).asked())))
    with connection.cursor() as cursor:
        cursor.execute(*question.statement("d.kind, d.key, d.names", _MOST_COMPARED))
        rows = cursor.fetchall()
    scored = [(_likeness(names, whole), kind, key) for kind, key, names in rows]
    best = sorted((-score, kind, key) for score, kind, key in scored if score >= _ALIKE)
    return _names([(kind, key) for _score, kind, key in best[:_A_FEW]], reader)


def _names(found: list[tuple[str, str]], reader: "Reader | None") -> list[str]:
    """What they are called, in the order in which they were found."""
    names: dict[tuple[str, str], str] = {}
    for name in {kind for kind, _key in found}:
        if kind := kind_called(name):
            keys = [key for of, key in found if of == name]
            records = kind.records.visible_to(reader).in_bulk(keys)
            names |= {(name, key): str(record) for key, record in records.items()}
    return list(dict.fromkeys(names[one] for one in found if one in names))


def _has_aliases(kind: Kind) -> bool:
    return any(related.are_names for related in kind.related)


def _is_called(record: Any, kind: Kind, whole: str) -> bool:
    return whole in [fold(getattr(record, name)) for name in kind.names]


def _likeness(names: str, whole: str) -> float:
    """Of the name that is most alike: the share of pairs that both have; of two, characters."""
    parts = set if len(whole) <= tokens.PAIR else tokens.tokens_for
    own = set(parts(whole))
    others = [set(parts(name)) for name in names.split("\n")]
    return max(2 * len(own & other) / (len(own) + len(other)) for other in others)
