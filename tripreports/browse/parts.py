"""The parts of a record's page: which there are, how much of each, and the way among them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.http import Http404

from tripreports.browse.kinds import Row
from tripreports.browse.leafing import LEAF
from tripreports.browse.page import Entry, Group, Page, Part, Words, shown

# A page with more parts than this says what they are.
_FEW = 3


def part(page: Page, key: str, title: Words, entries: Iterable[Entry] = (), **more: Any) -> Part:
    """A part; if the page asked for the first of many by its key, with how many there are."""
    whole = Part(key, title, shown(entries), **more)
    total, leafing = page.extract.total(key), page.leafing
    if not total:
        return whole
    if leafing.part != key:
        is_cut = total > len(page.extract.keys_of(key))
        if not is_cut:
            return replace(whole, total=total, also="")
        return replace(whole, total=total, more=leafing.address(key))
    leaf, last = leafing.leaf, -(-total // LEAF)
    return replace(
        whole,
        total=total,
        leaf=f"{(leaf - 1) * LEAF + 1:,}–{min(leaf * LEAF, total):,}",
        before=leafing.address(key, leaf - 1) if leaf > 1 else "",
        after=leafing.address(key, leaf + 1) if leaf < last else "",
    )


def arranged(page: Page, *parts: Part) -> dict[str, Any]:
    """What the template shows: all parts that hold something, or the one that is leafed through."""
    asked = page.leafing.part
    filled = [one for one in parts if not one.is_empty and asked in ("", one.key)]
    if asked and not filled:
        raise Http404
    return {"parts": filled, "has_contents": len(filled) > _FEW, "leafed": bool(asked), "map": None}


def grouped(
    rows: Iterable[Row],
    column: str,
    title: Callable[[str], str],
    entry: Callable[[Row], Entry],
) -> list[Group]:
    """Rows under what they have in common, in the order in which they come."""
    gathered: dict[str, list[Row]] = {}
    for row in rows:
        gathered.setdefault(row[column] or "", []).append(row)
    groups = [Group(title(key), shown(map(entry, rows))) for key, rows in gathered.items()]
    return [group for group in groups if group.entries]
