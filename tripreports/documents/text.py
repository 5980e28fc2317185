"""Text as every format can hold it."""

import re

_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """The same text without what XML cannot hold: control characters are shown as pictures.

    Line breaks are \\n, whichever way they came. Marks that turn the direction of writing, and
    everything that looks like markup, stay as they are.
    """
    return _UNPRINTABLE.sub(_shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def _shown(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    return "\u2421" if code == _DELETE else "\ufffd"
