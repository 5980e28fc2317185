"""Names of records in the text of a report, as links to their pages.

A text is read once, by one pattern of all names, the longest first. Latin names are whole words.
Chinese has no words to go by: a name that other names end in (會員大會, 開幕式) may mean any of
them and is left alone, and so is a short form of two characters, which stands inside other words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from django.utils.safestring import SafeString

from tripreports.browse.kinds import Kind
from tripreports.browse.page import Page, address
from tripreports.browse.wording import escaped
from tripreports.directory.models import (
    Official,
    OfficialAlias,
    Organization,
    OrganizationAlias,
    Place,
    PlaceAlias,
)
from tripreports.events.models import Event, EventAlias

Owner: TypeAlias = tuple[Kind, str]

# Whose the name is where several have it: a city's name is that of the place.
_KINDS: tuple[Kind, ...] = (Official, Place, Organization, Event)
ALIASES: dict[Kind, tuple[Kind, str]] = {
    OfficialAlias: (Official, "official_id"),
    PlaceAlias: (Place, "place_id"),
    OrganizationAlias: (Organization, "organization_id"),
    EventAlias: (Event, "event_id"),
}
_SHORTEST = 2
_LATIN = "0-9A-Za-zÀ-ÿ"
_IS_LATIN = re.compile(f"[{_LATIN}]")
# Both look back from the first letter and ahead from the last one.
_BEGINS_A_WORD, _ENDS_A_WORD = f"(?<![{_LATIN}].)", f"(?![{_LATIN}])"
# A body is not its meeting, nor a member the whole: 理事會議 is no 理事會, 委員會 no 委員.
_NOT_BEFORE = {"會": "(?!議)", "員": "(?!會)", "事": "(?![會長])"}
_SAME = str.maketrans("台", "臺", " \u3000")


class Names:
    """Links the names of a trip's records, each once in a section."""

    def __init__(self, page: Page) -> None:
        self._owners, self._pattern = _compiled(frozenset(_all_names(page)))

    def linked(self, text: str, seen: set[Owner], kinds: Iterable[Kind] = _KINDS) -> str:
        """The text, fit for a page, with links for those of some kinds that were not seen yet."""
        pieces, start = [], 0
        for found in self._pattern.finditer(text):
            owner = self._owners[found[0].translate(_SAME)]
            if owner not in seen and owner[0] in kinds:
                seen.add(owner)
                link = f'<a href="{address(*owner)}">{escaped(found[0])}</a>'
                pieces += [escaped(text[start : found.start()]), link]
                start = found.end()
        return SafeString("".join([*pieces, escaped(text[start:])]))


def _all_names(page: Page) -> Iterator[tuple[str, Owner]]:
    for kind in _KINDS:
        for key, names in page.extract.names(kind).items():
            yield from ((name, (kind, key)) for name in names if name)
    for alias, (kind, column) in ALIASES.items():
        for row in page.extract.rows(alias):
            is_word = len(row["text"]) > _SHORTEST or row["kind"] != "short"
            if is_word and page.extract.name(kind, row[column]):
                yield row["text"], (kind, row[column])


@lru_cache(maxsize=64)
def _compiled(named: frozenset[tuple[str, Owner]]) -> tuple[Mapping[str, Owner], re.Pattern[str]]:
    """Whom each name means, and the pattern of all of them; kept, as names seldom change."""
    meant: dict[str, set[Owner]] = defaultdict(set)
    for name, owner in named:
        meant[name.translate(_SAME)].add(owner)
    owners = {
        name: _first(having)
        for name, having in meant.items()
        if len(name) >= _SHORTEST and not _is_ambiguous(having)
    }
    for name in _ends_of_others(meant):
        owners.pop(name, None)
    spelled = {name for name, _owner in named if name.translate(_SAME) in owners}
    return owners, re.compile(_one_of(spelled))


def _first(owners: set[Owner]) -> Owner:
    return min(owners, key=lambda owner: _KINDS.index(owner[0]))


def _is_ambiguous(owners: set[Owner]) -> bool:
    """Whether two people, or two places, have the name."""
    kind = _first(owners)[0]
    return sum(owner[0] is kind for owner in owners) > 1


def _ends_of_others(meant: Mapping[str, set[Owner]]) -> Iterator[str]:
    """Names of organizations and events that end the name of another one."""
    backward = sorted(name[::-1] for name in meant)
    for shorter, longer in pairwise(backward):
        name, kind = shorter[::-1], _first(meant[shorter[::-1]])[0]
        is_another = longer.startswith(shorter) and not meant[name] <= meant[longer[::-1]]
        if is_another and kind in (Organization, Event):
            yield name


def _one_of(names: Iterable[str]) -> str:
    """An expression that begins with plain letters, as only then the search is fast."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        for first in ("臺", "台") if name[0] in "臺台" else (name[0],):
            by_first[first].append(_rest(name))
    never = "(?!)"
    return (
        "|".join(f"{re.escape(first)}(?:{'|'.join(by_first[first])})" for first in by_first)
        or never
    )


def _rest(name: str) -> str:
    """What follows the first letter; texts set Chinese and Latin apart or do not."""
    parts = [_BEGINS_A_WORD] if _IS_LATIN.match(name) else []
    before, is_apart = name[0], False
    for letter in name[1:]:
        if letter.isspace():
            is_apart = True
            continue
        scripts = {bool(_IS_LATIN.match(before)), bool(_IS_LATIN.match(letter))}
        if is_apart or len(scripts) > 1:
            parts.append("[ \u3000]+" if scripts == {True} else "[ \u3000]*")
        parts.append("[臺台]" if letter in "臺台" else re.escape(letter))
        before, is_apart = letter, False
    if _IS_LATIN.match(before):
        parts.append(_ENDS_A_WORD)
    return "".join([*parts, _NOT_BEFORE.get(before, "")])
