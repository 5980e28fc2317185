"""The words of a record that answer a search, and the row in which they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tripreports.search.kinds import Kind, kind_called
from tripreports.search.query import Hit
from tripreports.search.snippets import Part, count_found, extract
from tripreports.search.words import Words, parse

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


class Excerpt(NamedTuple):
    """An extract, with the model name and key of the row: the record, a paragraph, an alias."""

    parts: list[Part]
    kind: str
    key: str


class _Row(NamedTuple):
    owner: str
    kind: str
    key: str
    texts: list[str]


def excerpts(hits: Iterable[Hit], text: str, reader: "Reader | None") -> dict[Hit, Excerpt]:
    """Of each hit the passage with the most words, other than the names of the record itself.

    A hit that has none of the words there is left out.
    """
    words = parse(text)
    keys: dict[str, list[str]] = defaultdict(list)
    for hit in hits:
        keys[hit.kind].append(hit.key)
    best: dict[Hit, tuple[int, Excerpt]] = {}
    for name, some in keys.items():
        kind = kind_called(name)
        for row in _rows(kind, some, reader) if kind else ():
            for passage in row.texts:
                found = count_found(passage, words)
                hit = Hit(name, row.owner)
                if found > best.get(hit, (0, None))[0]:
                    best[hit] = found, _excerpt(row, passage, words)
    return {hit: excerpt for hit, (_found, excerpt) in best.items()}


def _excerpt(row: _Row, passage: str, words: Words) -> Excerpt:
    return Excerpt(extract(passage, words), row.kind, row.key)


def _rows(kind: Kind, keys: Sequence[str], reader: Any) -> Iterator[_Row]:
    """What the reader may read of the records, the texts before other spellings of names."""
    own = kind.records.visible_to(reader).filter(pk__in=keys)
    for key, *values in own.values_list("pk", *kind.texts):
        yield _Row(key, kind.name, key, _texts(values))
    for related in sorted(kind.related, key=lambda one: one.are_names):
        seen = related.seen(keys, reader)
        name = str(related.model._meta.model_name)
        for owner, key, *values in seen.values_list(related.owner, "pk", *related.texts):
            yield _Row(owner, name, key, _texts(values))


def _texts(values: Iterable[Any]) -> list[str]:
    listed = (value if isinstance(value, list) else [value] for value in values)
    return [text for texts in listed for text in texts if text]
