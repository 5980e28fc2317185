"""The beginning of a text, as long as search engines and readers of feeds show one."""

import re
import unicodedata

# Chinese characters take two columns, as on the screen.
DESCRIPTION = 156
SUMMARY = 600
_MARK = "…"
# What no XML may hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ENDS = re.compile(r"[。；，、！？;,.!?)）」』\s]")


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def plain(text: str) -> str:
    """In one line, and without signs that cannot be printed."""
    return " ".join(_CONTROL.sub("", text).split())


def excerpt(text: str, width: int = DESCRIPTION) -> str:
    """In one line, cut behind a word or a clause where it is too long."""
    line = plain(text)
    if columns(line) <= width:
        return line
    cut = _fitting(line, width - columns(_MARK))
    ends = [found.start() for found in _ENDS.finditer(cut)]
    if ends and ends[-1] >= len(cut) // 2:
        cut = cut[: ends[-1]]
    return cut.rstrip(" ,;，；、") + _MARK


def _fitting(line: str, width: int) -> str:
    taken = 0
    for place, sign in enumerate(line):
        taken += columns(sign)
        if taken > width:
            return line[:place]
    return line
