"""What a search that found nothing can be made into: shorter ones that find something."""

from typing import TYPE_CHECKING, NamedTuple

from tripreports.browse.searching.question import Question, address_of
from tripreports.browse.wording import marked
from tripreports.search.query import search

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_MOST_TRIED = 4
_SHORTEST_CUT = 4


class Way(NamedTuple):
    """Another search, and how much it finds."""

    text: str
    total: int
    address: str


def ways_on(question: Question, reader: "Reader | None") -> list[Way]:
    """The single words, or the halves of a long one, of those that find something."""
    found = []
    for text in _shorter(question.text)[:_MOST_TRIED]:
        total = search(text, reader, size=1).total
        if total:
            found.append(Way(marked(text), total, address_of(text)))
    return found


def _shorter(text: str) -> list[str]:
    words = text.split()
    if len(words) > 1:
        return list(dict.fromkeys(words))
    if len(text) < _SHORTEST_CUT:
        return []
    half = (len(text) + 1) // 2
    return [text[:half], text[half:], text[:2]]
