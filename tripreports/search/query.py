"""Searches the archive: turns what somebody types into records."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection
from django.db.models import Model
from django.db.models.expressions import RawSQL

from tripreports.search import asking, revision
from tripreports.search.asking import Question, Scope
from tripreports.search.kinds import kind_called
from tripreports.search.suggestions import names_meant, nearest_names
from tripreports.search.words import Words, parse, phrase

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

# More are never ranked: who is given five hundred needs another word, and not a longer list.
CAP = 500
_COLUMNS = "d.kind, d.key, d.names, d.dates, CAST(d.newest_on AS text)"
_LARGEST_PAGE = 100
_NOTHING: list[str] = []


class Hit(NamedTuple):
    """A record that was found, by the name of its model and its key."""

    kind: str
    key: str


@dataclass(frozen=True)
class Found:
    """One page of what was found, and what it can be narrowed to.

    Where it `is_cut`, there was more than can be counted quickly: `total` is only how many can
    be paged through, and nothing is said of kinds and years.
    """

    total: int = 0
    is_cut: bool = False
    hits: list[Hit] = field(default_factory=list)
    kinds: list[tuple[str, int]] = field(default_factory=list)
    years: list[tuple[int, int]] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)


class Candidate(NamedTuple):
    """A document that has all the words."""

    kind: str
    key: str
    names: str
    dates: str
    newest_on: str | None

    @property
    def years(self) -> list[int]:
        return [int(date) for date in self.dates.split() if "-" not in date]


def search(
    text: str,
    reader: "Reader | None",
    *,
    kinds: Collection[str] = (),
    year: int | None = None,
    page: int = 1,
    size: int = 20,
) -> Found:
    """What the reader may see and has all the words, that which is called so first."""
    words = parse(text)
    if not _can_be_found(words):
        return Found()
    revision.current()
    scope = Scope(reader, kinds, year)
    everything, is_cut = _candidates(words, Scope(reader))
    if is_cut and (kinds or year is not None):
        chosen, is_cut = _candidates(words, scope)
        counts = Found()
    else:
        chosen = [one for one in everything if _is_in(one, kinds, year)]
        counts = Found() if is_cut else _counted(everything, kinds, year)
    chosen.sort(key=lambda one: _rank(one, words))
    size = min(max(size, 1), _LARGEST_PAGE)
    first = (max(page, 1) - 1) * size
    return Found(
        total=len(chosen),
        is_cut=is_cut,
        hits=[Hit(one.kind, one.key) for one in chosen[first : first + size]],
        kinds=counts.kinds,
        years=counts.years,
        suggestions=_suggestions(words, everything, reader),
    )


def matching(model: type[Model], text: str, reader: "Reader | None") -> RawSQL | list[str]:
    """The keys of all records of a model that have all the words, for `pk__in`."""
    return matching_words(model, parse(text), reader)


def matching_words(model: type[Model], words: Words, reader: "Reader | None") -> RawSQL | list[str]:
    if not _can_be_found(words):
        return _NOTHING
    return _keys(asking.about(words, _of(model, reader)))


def called(model: type[Model], name: str, reader: "Reader | None") -> RawSQL | list[str]:
    """The keys of the records that have this name or alias, however it is spelled."""
    words = phrase(name)
    if not _can_be_found(words):
        return _NOTHING
    return _keys(asking.called(words.whole, _of(model, reader)))


def named_like(model: type[Model], text: str, reader: "Reader | None", most: int) -> list[str]:
    """The keys of records in whose names all words stand: whole names first."""
    words = parse(text)
    if not _can_be_found(words):
        return []
    revision.current()
    scope = _of(model, reader)
    found = [
        *_ask(asking.called(words.whole, scope), most),
        *_ask(asking.named(words, scope), CAP),
    ]
    ranked = sorted(dict.fromkeys(found), key=lambda one: _rank(one, words))
    return [one.key for one in ranked[:most]]


def _of(model: type[Model], reader: "Reader | None") -> Scope:
    return Scope(reader, [str(model._meta.model_name)])


def _keys(question: Question) -> RawSQL:
    revision.current()
    return RawSQL(*question.statement("d.key"))  # noqa: S611 (what is typed is in the parameters)


def _can_be_found(words: Words) -> bool:
    return bool(words.all) and all(word.texts for word in words.all)


def _candidates(words: Words, scope: Scope) -> tuple[list[Candidate], bool]:
    """Whether there are more than can be ranked, and if so, those that matter most."""
    found = _ask(asking.about(words, scope), CAP + 1)
    if len(found) <= CAP:
        return found, False
    best = [
        *_ask(asking.called(words.whole, scope), CAP),
        *_ask(asking.named(words, scope), CAP),
        *found,
    ]
    return list(dict.fromkeys(best))[:CAP], True


def _ask(question: Question, most: int) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(*question.statement(_COLUMNS, most))
        return [Candidate(*row) for row in cursor.fetchall()]


def _rank(one: Candidate, words: Words) -> tuple[int, int, int, str, str]:
    kind = kind_called(one.kind)
    weight = kind.weight if kind else 0
    newest = int((one.newest_on or "0").replace("-", ""))
    return _likeness(one.names, words), -weight, -newest, one.kind, one.key


def _likeness(names: str, words: Words) -> int:
    """Whether it is called so, begins so, has it in a name, or only in its text."""
    lined = f"\n{names}\n"
    if f"\n{words.whole}\n" in lined:
        return 0
    if f"\n{words.whole}" in lined:
        return 1
    return 2 if all(any(text in names for text in word.texts) for word in words.all) else 3


def _is_in(one: Candidate, kinds: Collection[str], year: int | None) -> bool:
    return (not kinds or one.kind in kinds) and (year is None or year in one.years)


def _counted(found: Iterable[Candidate], kinds: Collection[str], year: int | None) -> Found:
    """How many there would be with another kind, and with another year."""
    of_year = Counter(one.kind for one in found if _is_in(one, (), year))
    of_kinds = Counter(y for one in found if _is_in(one, kinds, None) for y in one.years)
    return Found(
        kinds=sorted(of_year.items(), key=lambda pair: (-pair[1], pair[0])),
        years=sorted(of_kinds.items(), reverse=True),
    )


def _suggestions(words: Words, found: list[Candidate], reader: "Reader | None") -> list[str]:
    if not found:
        return nearest_names(words.whole, reader)
    called_so = [one for one in found if f"\n{words.whole}\n" in f"\n{one.names}\n"]
    # The first line is what the record is called; the others may be other spellings.
    others = [one for one in called_so if not f"{one.names}\n".startswith(f"{words.whole}\n")]
    return names_meant(words.whole, [(one.kind, one.key) for one in others], reader)
