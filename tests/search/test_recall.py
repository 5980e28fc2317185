"""The index finds exactly what somebody finds who reads every text: no less and no more."""

import random
from typing import Any

import pytest

from tests.search.asking import PUBLIC, matched, scanned, texts
from tripreports.core.text import fold
from tripreports.search.models import Document
from tripreports.search.words import parse, phrase

pytestmark = [pytest.mark.django_db, pytest.mark.untraced]  # as tracing would take as long again

_LENGTHS = range(1, 7)
_OF_EACH = 60
_SIGNS = '「」"“”'


def _drawn(length: int, read: dict[tuple[str, str], list[str]]) -> list[str]:
    """Parts of the texts, the same in every run: Chinese, Latin, digits, signs, mixed."""
    lines = sorted({line for lines in read.values() for line in lines if len(line) >= length})
    choice = random.Random(length)  # noqa: S311 (no secret)
    drawn = []
    for line in choice.choices(lines, k=_OF_EACH):
        start = choice.randrange(len(line) - length + 1)
        drawn.append(line[start : start + length])
    return drawn


@pytest.mark.parametrize("length", _LENGTHS)
def test_every_part_of_a_text_is_found_where_it_stands(korea_2025: Any, length: int) -> None:
    read = texts()

    wrong = [
        part for part in _drawn(length, read) if matched(phrase(part)) != scanned(fold(part), read)
    ]

    assert wrong == []


def test_words_as_typed_are_found_where_they_stand(korea_2025: Any) -> None:
    read = texts()
    parts = [part for length in _LENGTHS for part in _drawn(length, read)]
    typed = [part for part in parts if not set(part) & set(_SIGNS) and not parse(part).all[0].date]

    wrong = [part for part in typed if matched(parse(part)) != scanned(fold(part), read)]

    assert len(typed) > 300
    assert wrong == []


def test_two_words_are_found_where_both_stand(korea_2025: Any) -> None:
    read = texts()
    parts = [part for part in _drawn(2, read) if not set(part) & set(_SIGNS)]
    pairs = list(zip(parts[::2], parts[1::2], strict=True))

    wrong = [
        (one, other)
        for one, other in pairs
        if matched(parse(f"{one} {other}")) != scanned(fold(one), read) & scanned(fold(other), read)
    ]

    assert wrong == []


def test_what_stands_nowhere_is_not_found(korea_2025: Any) -> None:
    """All pairs of characters may be there, and yet not the word."""
    read = texts()
    lines = sorted({line for lines in read.values() for line in lines if len(line) > 3})
    turned = [line[1] + line[0] + line[2] for line in lines[:200]]

    wrong = [part for part in turned if matched(phrase(part)) != scanned(fold(part), read)]

    assert wrong == []


def test_only_what_is_public_is_in_the_documents_of_the_public(korea_2025: Any) -> None:
    read = {record: set(lines) - {""} for record, lines in texts().items()}

    kept = {
        (one.kind, one.key): set(f"{one.names}\n{one.body}".split("\n")) - {""}
        for one in Document.objects.visible_to(PUBLIC)
    }

    assert kept == read
