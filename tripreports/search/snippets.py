"""Short extracts of the original text around what was found, with the hits marked."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tripreports.core.text import fold
from tripreports.search.words import Words

_LENGTH = 100
_BEFORE = 4  # of so many parts, one stands before the hit
# Hangul vowels and finals, which melt into the sign before them.
_JAMO = range(0x1160, 0x1200)
_SOME_JAMO = re.compile("[\u1160-\u11ff]")
_fold_once = lru_cache(maxsize=20_000)(fold)


class Part(NamedTuple):
    """A piece of a text, and whether it is what was searched for."""

    text: str
    is_hit: bool


Span = tuple[int, int]


def extract(text: str, words: Words, length: int = _LENGTH) -> list[Part]:
    """The text around the first hit, or its beginning; an ellipsis where it goes on."""
    text = " ".join(text.split())
    spans = _spans(text, words)
    start = max(spans[0][0] - length // _BEFORE, 0) if spans else 0
    if len(text) <= length:
        start = 0
    start = max(min(start, len(text) - length), 0)
    end = min(start + length, len(text))
    if spans and spans[0][1] > end:  # a hit longer than the extract
        end = spans[0][1]
    parts = [Part("…", False)] if start else []
    parts += _cut(text, start, end, spans)
    return [*parts, Part("…", False)] if end < len(text) else parts


def count_found(text: str, words: Words) -> int:
    """How many of the words stand in the text."""
    folded = fold(text)
    return sum(any(one in folded for one in word.texts) for word in words.all)


def _cut(text: str, start: int, end: int, spans: Iterable[Span]) -> Iterator[Part]:
    at = start
    for first, last in spans:
        if first >= end:
            break
        if first > at:
            yield Part(text[at:first], False)
        yield Part(text[max(first, at) : min(last, end)], True)
        at = last
    if at < end:
        yield Part(text[at:end], False)


def _spans(text: str, words: Words) -> list[Span]:
    """Where the words stand in the original text, in order, those that touch as one."""
    folded, places = _mapped(text)
    found: list[Span] = []
    for word in words.all:
        for one in word.texts:
            at = folded.find(one) if one else -1
            while at >= 0:
                found.append((places[at][0], places[at + len(one) - 1][1]))
                at = folded.find(one, at + len(one))
    return _joined(sorted(found))


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for first, last in spans:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _mapped(text: str) -> tuple[str, list[Span]]:
    """The folded text, and of each of its characters the place in the original."""
    folded: list[str] = []
    places: list[Span] = []
    for first, last in _signs(text):
        sign = _fold_once(text[first:last])
        folded.append(sign)
        places += [(first, last)] * len(sign)
    return "".join(folded), places


def _signs(text: str) -> Iterable[Span]:
    """Each character with the accents that follow it; nearly every text has none."""
    if not any(map(unicodedata.combining, text)) and not _SOME_JAMO.search(text):
        return zip(range(len(text)), range(1, len(text) + 1), strict=True)
    return _joined_signs(text)


def _joined_signs(text: str) -> Iterator[Span]:
    first = 0
    for at, character in enumerate(text):
        if at > first and not _belongs_to_the_last(character):
            yield first, at
            first = at
    if text:
        yield first, len(text)


def _belongs_to_the_last(character: str) -> bool:
    if character.isascii():
        return False
    return bool(unicodedata.combining(character)) or ord(character) in _JAMO
