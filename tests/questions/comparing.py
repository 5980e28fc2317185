"""Does what the records say agree with the answer that was written down beforehand?"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Answer: TypeAlias = (
    "Said | str | bool | int | float | Decimal | Sequence[Answer] | Mapping[str, Answer] | None"
)


@dataclass(frozen=True)
class Said:
    """Words of the records that together make up a text: all of it, and nothing besides."""

    parts: tuple[str, ...]
    names: tuple[str, ...] = ()

    def makes_up(self, text: str) -> bool:
        rest = plain(text)
        for part in _longest_first(self.parts):
            if part not in rest:
                return False
            rest = rest.replace(part, "\n", 1)
        without_parts = rest
        for name in _longest_first(self.names):
            rest = rest.replace(name, "\n", 1)
        return not rest.strip() and (not self.names or rest != without_parts)


def said(*parts: object) -> Said:
    """Words all of which stand in the answer; empty ones count for nothing."""
    return Said(tuple(str(part) for part in parts if part))


def plain(text: str) -> str:
    """Letters and digits only, without differences of width."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def agrees(found: Answer, expected: object) -> bool:
    """Equal but for punctuation; a tuple says that the order matters, a list that it does not."""
    match found, expected:
        case Mapping(), Mapping():
            return found.keys() == expected.keys() and all(
                agrees(value, expected[key]) for key, value in found.items()
            )
        case tuple(), list():
            return len(found) == len(expected) and all(map(agrees, found, expected))
        case list(), list():
            return len(found) == len(expected) and _pair_off(found, list(expected))
    return _is(found, expected)


def reworded(answer: object, words: Mapping[str, Answer]) -> object:
    """The answer with its glosses put into the words of the records."""
    if isinstance(answer, str):
        return words.get(answer, answer)
    if isinstance(answer, list):
        return [reworded(item, words) for item in answer]
    if isinstance(answer, dict):
        return {key: reworded(value, words) for key, value in answer.items()}
    return answer


def spoilt(answer: object) -> Iterator[object]:
    """The answer with one of its statements made wrong, in each way in turn."""
    if isinstance(answer, Mapping):
        for key, value in answer.items():
            yield from ({**answer, key: wrong} for wrong in spoilt(value))
    elif isinstance(answer, list | tuple):
        yield [*answer, "one too many"]
        for index, item in enumerate(answer):
            yield from ([*answer[:index], wrong, *answer[index + 1 :]] for wrong in spoilt(item))
    elif isinstance(answer, bool):
        yield not answer
    elif isinstance(answer, int | float):
        yield answer + 1
    else:
        yield f"{answer or ''} or another"


def texts(answer: object) -> Iterator[str]:
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, Mapping):
        yield from texts(list(answer.values()))
    elif isinstance(answer, Sequence):
        for item in answer:
            yield from texts(item)


def _is(found: Answer, expected: object) -> bool:
    match found, expected:
        case Said(), str():
            return found.makes_up(expected)
        case str(), str():
            return _same_text(found, expected)
        case (bool() | None, _) | (_, bool()):
            return found is expected
        case int() | float() | Decimal(), int() | float():
            return Decimal(str(found)) == Decimal(str(expected))
    return False


def _same_text(found: str, expected: str) -> bool:
    # A line of underscores is a box of the form; of such a text nothing would be left.
    return plain(found) == plain(expected) if plain(expected) else found == expected


def _longest_first(texts: Sequence[str]) -> list[str]:
    return sorted(filter(None, map(plain, texts)), key=len, reverse=True)


def _pair_off(found: Sequence[Answer], expected: list[object]) -> bool:
    for item in found:
        partners = [index for index, other in enumerate(expected) if agrees(item, other)]
        if not partners:
            return False
        del expected[partners[0]]
    return True
