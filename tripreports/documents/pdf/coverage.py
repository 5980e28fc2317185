"""Which characters the fonts that come with the software can print."""

from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "fonts"
# White space and marks of direction or joining need no glyph.
_INVISIBLE = {*"\t\n\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"}
_INVISIBLE |= {*"\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"}


def printed(text: str) -> str:
    """The text, with the number of a character, as in [U+1F9FF], where no font has its shape."""
    missing = {*text} - _characters() - _INVISIBLE
    return text.translate({ord(c): f"[U+{ord(c):04X}]" for c in missing}) if missing else text


@cache
def _characters() -> frozenset[str]:
    lines = (FONTS / "coverage.txt").read_text("ascii").splitlines()
    ends = (line.split() for line in lines)
    return frozenset(
        chr(code) for first, last in ends for code in range(int(first, 16), int(last, 16) + 1)
    )
