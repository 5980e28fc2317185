"""What was found, as programs are told: each record in brief, with the words where they stand.

The index says which records; they are read anew of those that the reader may see.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import orjson

from tripreports.api.reading.resource import ADDRESSES
from tripreports.api.reading.shape import Shape
from tripreports.api.reading.statement import read
from tripreports.api.resources import RESOURCES
from tripreports.api.searching.question import searched
from tripreports.search.excerpts import Excerpt, excerpts
from tripreports.search.query import Hit

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader

_IN_THE_REPORT = ("paragraph", "photo", "section")


def results(
    hits: Sequence[Hit], text: str, reader: "Reader | None", site: str
) -> list[dict[str, Any]]:
    """In the order of the hits, without those of which the reader may not see what they are."""
    records = _records(hits, reader, site)
    found = excerpts(hits, text, reader)
    return [_result(records[hit], found.get(hit)) for hit in hits if hit in records]


def _records(hits: Sequence[Hit], reader: "Reader | None", site: str) -> dict[Hit, dict[str, Any]]:
    """One statement for each kind."""
    keys: dict[str, list[str]] = defaultdict(list)
    for hit in hits:
        keys[hit.kind].append(hit.key)
    records = {}
    for name, kind in searched().items():
        if kind in keys:
            shape = Shape((*ADDRESSES, *RESOURCES[name].names))
            for one in read(RESOURCES[name], shape, reader, site, keys[kind]):
                record = orjson.loads(one.json)
                records[Hit(kind, record["key"])] = {"resource": name, **record}
    return records


def _result(record: dict[str, Any], found: Excerpt | None) -> dict[str, Any]:
    """With the place of the words, where they stand in the text of a report."""
    if found and found.kind in _IN_THE_REPORT and record["html_url"]:
        page = record["html_url"].partition("#")[0]
        record["html_url"] = f"{page}#{found.key}"
    parts = found.parts if found else ()
    record["snippet"] = [{"text": part.text, "is_hit": part.is_hit} for part in parts]
    return record
