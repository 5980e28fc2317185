"""What differs between two texts: word by word in Latin letters, character by character in Chinese."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

_WORDS = re.compile(r"[^\W\d_\u2e80-\uffff]+|\d+|\s+|.", re.DOTALL)
_SENTENCES = re.compile(r"[^。！？\n]*[。！？\n]|[^。！？\n]+")
# Comparing takes time that grows with the square of this.
_MOST_TOKENS = 1500
# Of what did not change, so much is shown before and after what did.
_AROUND = 60


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"
    LEFT_OUT = "left out"


class Piece(NamedTuple):
    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order. Endless texts are compared by sentences, or as a whole."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    pieces = [
        Piece(Kind.SAME, before[:head]),
        *_compared(old, new),
        Piece(Kind.SAME, before[len(before) - tail :]),
    ]
    return _joined(pieces)


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without most of what did not change."""
    return [short for place, piece in enumerate(pieces) for short in _short(pieces, place, piece)]


def _short(pieces: Sequence[Piece], place: int, piece: Piece) -> Iterator[Piece]:
    if piece.kind != Kind.SAME or len(piece.text) <= 3 * _AROUND:
        yield piece
        return
    if place > 0:
        yield Piece(Kind.SAME, piece.text[:_AROUND])
    yield Piece(Kind.LEFT_OUT, "…")
    if place < len(pieces) - 1:
        yield Piece(Kind.SAME, piece.text[-_AROUND:])


def _compared(old: str, new: str) -> Iterator[Piece]:
    for pattern in (_WORDS, _SENTENCES):
        olds, news = pattern.findall(old), pattern.findall(new)
        if len(olds) <= _MOST_TOKENS and len(news) <= _MOST_TOKENS:
            yield from _matched(olds, news, refine=pattern is _SENTENCES)
            return
    yield from _replaced(old, new)


def _matched(olds: list[str], news: list[str], *, refine: bool) -> Iterator[Piece]:
    for what, i, j, k, m in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        old, new = "".join(olds[i:j]), "".join(news[k:m])
        if what == "equal":
            yield Piece(Kind.SAME, old)
        elif refine and what == "replace" and max(len(old), len(new)) <= _MOST_TOKENS:
            yield from _matched(_WORDS.findall(old), _WORDS.findall(new), refine=False)
        else:
            yield from _replaced(old, new)


def _replaced(old: str, new: str) -> Iterator[Piece]:
    yield Piece(Kind.GONE, old)
    yield Piece(Kind.NEW, new)


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    length = min(len(one), len(other))
    if one[:length] == other[:length]:
        return length
    low, high = 0, length
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle)
    return low


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Without empty pieces, and with neighbours of one kind in one."""
    kept = [piece for piece in pieces if piece.text]
    starts = [n for n, p in enumerate(kept) if n == 0 or kept[n - 1].kind != p.kind]
    return [
        Piece(kept[start].kind, "".join(piece.text for piece in kept[start:end]))
        for start, end in pairwise([*starts, len(kept)])
    ]
