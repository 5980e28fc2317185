"""Text folding: what two spellings of one name have in common."""

import re
import unicodedata

_DROPPED = re.compile(r"[\s\-‐‑‒–—－·・]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
# The government's spelling and the everyday one of the same character.
_SAME = str.maketrans({"臺": "台", "峯": "峰", "叁": "參"})


def fold(text: str) -> str:
    """Text without differences of width, case, spaces, hyphens, accents and 臺/台."""
    wide = unicodedata.normalize("NFKC", text).casefold().translate(_SAME)
    bare = "".join(c for c in unicodedata.normalize("NFD", wide) if not unicodedata.combining(c))
    return _DROPPED.sub("", unicodedata.normalize("NFC", bare))


def squeeze(text: str) -> str:
    """Text without any white space, for comparing what was printed."""
    return "".join(text.split())


def in_script(field: str, text: str) -> dict[str, str]:
    """The column of a bilingual field in which a text belongs, by its script, with the text."""
    return {f"{field}_{'zh' if _HAN.search(text) else 'en'}": text}
