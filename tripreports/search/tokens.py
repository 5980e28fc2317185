"""The tokens of a text: its characters and its pairs of neighbouring characters, as numbers.

Written in hexadecimal digits, they are words without meaning to any database: no operator, no
punctuation, no language. Names, kinds, audiences and dates are tokens too, told apart by a flag.
"""

import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise

_PER_CHARACTER = 21  # bits
_IN_NAME = 1 << 43
_WHOLE_NAME = 1 << 44
_AUDIENCE = 1 << 45
_KIND = 1 << 46
_DATE = 1 << 47
_NEIGHBOURHOOD = 1 << 48
_NEIGHBOURS = 12  # bits

PAIR = 2


def tokens_in(line: str) -> set[int]:
    """All characters of a folded text, and all pairs of neighbours."""
    points = [ord(character) for character in line]
    pairs = {first << _PER_CHARACTER | second for first, second in pairwise(points)}
    return pairs | {point << _PER_CHARACTER for point in points}


def tokens_for(text: str) -> list[int]:
    """Those that a text must have in which this one stands; exact for one and two characters."""
    points = [ord(character) for character in text]
    if len(points) == 1:
        return [points[0] << _PER_CHARACTER]
    return sorted({first << _PER_CHARACTER | second for first, second in pairwise(points)})


def in_name(token: int) -> int:
    """The same token where it stands in a name."""
    return token | _IN_NAME


def whole_name(name: str) -> int:
    """That a record is called so, and not only that its name has this in it."""
    return _WHOLE_NAME | zlib.crc32(name.encode("utf-8", "surrogatepass"))


def audience(is_public: bool) -> int:
    return _AUDIENCE | is_public


def kind(name: str) -> int:
    return _KIND | zlib.crc32(name.encode())


def date(written: str) -> int:
    """Of a year, a month or a day, as 2025, 2025-09 or 2025-09-23."""
    return _DATE | int(written.replace("-", ""))


def neighbourhood(number: int) -> int:
    """That the number of a document is among these thousands; PostgreSQL finds the newest by it."""
    return _NEIGHBOURHOOD | number >> _NEIGHBOURS


def tokens_of_names(names: Iterable[str]) -> Iterator[int]:
    for name in names:
        yield whole_name(name)
        for token in tokens_in(name):
            yield token
            yield in_name(token)


def written(token: int) -> str:
    return f"{token:x}"
