"""What somebody searches for: words and quoted phrases, each with its other ways of writing."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from tripreports.core.dates import PartialDate
from tripreports.core.enums import Precision
from tripreports.core.text import fold

_LONGEST = 400
_MOST_WORDS = 10
_LONGEST_WORD = 100
_PARTS = re.compile(r'"([^"]*)"|“([^”]*)”|「([^」]*)」|(\S+)')
# No database holds them, so no text has them in it.
_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_YEAR = re.compile(r"(?:民國\d{1,3}年?|\d{2,3}年|\d{4}年?)")
_FIRST, _LAST = 1900, 2100
_ROC_OFFSET = 1911
# A day below this may be the beginning of another: 2025/9/2 of 2025/9/23.
_FIRST_WHOLE_DAY = 4


class Word(NamedTuple):
    """Folded texts, one of which must stand in what is found; or it has the date.

    One without any is never found.
    """

    texts: tuple[str, ...]
    date: str = ""


class Words(NamedTuple):
    """All that must be found, and the whole of it as one name."""

    all: tuple[Word, ...]
    whole: str


def parse(text: str) -> Words:
    """Words are parted by white space; a phrase in quotation marks is one word."""
    typed = [next(filter(None, found), "") for found in _PARTS.findall(text[:_LONGEST])]
    words = [word for part in typed[:_MOST_WORDS] if (word := _word(part))]
    return Words(tuple(words), fold("".join(typed)))


def phrase(text: str) -> Words:
    """Taken to the letter: one word, whatever signs are in it."""
    folded = fold(text[:_LONGEST])
    if not folded:
        return Words((), "")
    return Words((Word(() if _UNKEPT.search(folded) else (folded,)),), folded)


def _word(typed: str) -> Word | None:
    folded = fold(typed)[:_LONGEST_WORD]
    if not folded:
        return None
    if _UNKEPT.search(folded):
        return Word(())
    date = _date(typed)
    if date is None:
        return Word((folded,))
    others = (fold(other) for other in _writings(date))
    return Word(tuple(dict.fromkeys([folded, *others])), date.iso())


def _date(typed: str) -> PartialDate | None:
    plain = "".join(unicodedata.normalize("NFKC", typed).split())
    if _YEAR.fullmatch(plain) and plain.startswith("民國") and not plain.endswith("年"):
        plain += "年"
    try:
        date = PartialDate.parse(plain)
    except (ValueError, OverflowError):
        return None
    return date if _FIRST <= date.on.year <= _LAST else None


def _writings(date: PartialDate) -> Iterator[str]:
    """In both calendars, with signs and in digits alone."""
    year, roc = date.on.year, date.on.year - _ROC_OFFSET
    month, day = date.on.month, date.on.day
    for number in [year, roc] if roc > 0 else [year]:
        if date.precision == Precision.YEAR:
            yield f"{number}年"
        elif date.precision == Precision.MONTH:
            yield f"{number}年{month}月"
        else:
            yield f"{number}年{month}月{day}日"
            yield f"{number}/{month:02}/{day:02}"
            if day >= _FIRST_WHOLE_DAY:
                yield f"{number}/{month}/{day}"
                yield f"{number}.{month}.{day}"
    yield date.iso()
