"""All names of a kind of record, folded, in the memory of the process.

A database compares folded text by folding every row anew, which takes most of a second among
20,000 people; here a search takes milliseconds, and folds as thoroughly as `fold` does.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max, Model, Sum

from tripreports.core.text import fold

_BETWEEN = "\n"
_COLUMNS = ("name_zh", "name_en", "abbreviation")
_Stamp = tuple[Any, ...]


class NameIndex:
    """The names and aliases of one model, read again when one of them has changed."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        relation: Any = model._meta.get_field("aliases")
        self.aliases: Any = relation.related_model
        self.owner = f"{relation.remote_field.name}_id"
        named = {field.name for field in model._meta.fields}
        self.columns = [name for name in _COLUMNS if name in named]
        self._stamp: _Stamp = ()
        self._texts: dict[str, str] = {}
        self._folded: dict[str, str] = {}

    def find(self, text: str, most: int) -> list[str]:
        """The keys of the records in whose names each word stands: whole names first."""
        self._refresh()
        words = [folded for word in text.split() if (folded := fold(word))]
        whole = fold(text)
        if not words:
            return []
        found = [key for key, names in self._texts.items() if all(word in names for word in words)]
        found.sort(key=lambda key: _rank(self._texts[key], whole))
        return found[:most]

    def _refresh(self) -> None:
        stamp = (*_stamp(self.model), *_stamp(self.aliases))
        if stamp == self._stamp:
            return
        texts: dict[str, list[str]] = defaultdict(list)
        for key, *names in self.model._default_manager.values_list("pk", *self.columns):
            texts[key] += [*names, key]
        for key, alias in self.aliases._default_manager.values_list(self.owner, "text"):
            texts[key].append(alias)
        known, self._folded = self._folded, {}
        self._texts = {key: self._fold(names, known) for key, names in texts.items()}
        self._stamp = stamp

    def _fold(self, names: Iterable[str], known: dict[str, str]) -> str:
        for name in names:
            self._folded[name] = known.get(name) or fold(name)
        return _BETWEEN + _BETWEEN.join(self._folded[name] for name in names if name) + _BETWEEN


_indexes: dict[type[Model], NameIndex] = {}


def index_of(model: type[Model]) -> NameIndex | None:
    """The index of a model whose records have names and aliases."""
    names = {field.name for field in model._meta.get_fields()}
    if not {"name_zh", "name_en", "aliases"} <= names:
        return None
    return _indexes.setdefault(model, NameIndex(model))


def _rank(names: str, whole: str) -> int:
    if f"{_BETWEEN}{whole}{_BETWEEN}" in names:
        return 0
    return 1 if f"{_BETWEEN}{whole}" in names else 2


def _stamp(model: Any) -> _Stamp:
    """Differs after any change: what is renamed gets a new version."""
    found = model._default_manager.aggregate(
        count=Count("pk"), latest=Max("updated_at"), versions=Sum("version")
    )
    return tuple(found.values())
