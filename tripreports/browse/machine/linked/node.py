"""Nodes of linked data: what is not known is left out, and what is hidden has no name."""

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

from django.http import HttpRequest
from django.utils.safestring import SafeString

from tripreports.browse.extract import Extract
from tripreports.browse.kinds import Kind, Row, title_of
from tripreports.browse.page import address, has_page
from tripreports.browse.wording import partial
from tripreports.core.licence import LICENCE_ADDRESS
from tripreports.core.models import in_language

Node: TypeAlias = dict[str, Any]
# Inside a page, nothing of it may end the element that it stands in.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def node(kind: str, **known: Any) -> Node:
    """A node of this type with those properties that have a value."""
    return {"@type": kind} | {name: value for name, value in known.items() if value}


def written(graph: Iterable[Node]) -> str:
    """All nodes of a page, fit for an element of scripts that holds data."""
    whole = {"@context": "https://schema.org", "@graph": list(graph)}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return SafeString(text.translate(_UNSAFE))


class Writer:
    """Writes what one page has read as nodes, with addresses that hold everywhere."""

    def __init__(self, request: HttpRequest, extract: Extract) -> None:
        self.request = request
        self.extract = extract

    def absolute(self, path: str) -> str:
        return self.request.build_absolute_uri(path)

    def page(self, kind: Kind, key: str) -> str:
        return self.absolute(address(kind, key))

    def subject(self, type_: str, kind: Kind, row: Row, **known: Any) -> Node:
        """The record that the page is about."""
        start = title_of(kind)
        zh, en = row[f"{start}_zh"], row[f"{start}_en"]
        page = self.page(kind, row["key"])
        names = [name for name in (zh, en) if name and name != in_language(zh, en)]
        others = names + known.pop("alternateName", [])
        return node(
            type_,
            **{"@id": f"{page}#record"},
            identifier=row["key"],
            name=in_language(zh, en),
            alternateName=others,
            url=page,
            **known,
        )

    def brief(self, type_: str, kind: Kind, key: str | None) -> Node | None:
        """Another record, by its name and page; nothing if the reader may not see it."""
        name = self.extract.name(kind, key)
        if not (key and name):
            return None
        page = self.page(kind, key) if has_page(kind) else ""
        return node(type_, name=in_language(*name), url=page)

    def briefs(self, type_: str, kind: Kind, keys: Iterable[str | None]) -> list[Node]:
        """Each of them once."""
        found = (self.brief(type_, kind, key) for key in dict.fromkeys(keys))
        return [one for one in found if one]


def licensed() -> dict[str, Any]:
    return {"license": LICENCE_ADDRESS, "isAccessibleForFree": True}


def date(on: str | None, precision: str) -> str:
    """2025-09-23, 2025-09 or 2025."""
    known = partial(on, precision or "day")
    return known.iso() if known else ""


def period(row: Row) -> tuple[str, str]:
    first = date(row["starts_on"], row["starts_precision"])
    return first, date(row["ends_on"], row["ends_precision"])
