"""How a body names a record that is there: by its key, or by the id of another system."""

import re
from typing import Any, NamedTuple, TypeAlias

SOURCE = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}\Z")
EXTERNAL_ID = re.compile(r"\S(.{0,198}\S)?\Z")
LONGEST_KEY = 80


class External(NamedTuple):
    """The id under which another system knows a record; without a system, the caller's own."""

    id: str
    source: str = ""


Name: TypeAlias = str | External


def name_in(value: Any) -> Name | None:
    """What a reference names: a key, alone or in a brief form, or an id; None for anything else.

    Where an object has both, the key counts, unless it is none.
    """
    if not isinstance(value, dict):
        return _key(value)
    return _key(value.get("key")) or _external(value)


def is_reference(value: Any) -> bool:
    """Whether a value means a record that is there, however badly it names it."""
    return not isinstance(value, dict) or not {"key", "external_id"}.isdisjoint(value)


def _key(value: Any) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= LONGEST_KEY else None


def _external(value: dict[str, Any]) -> External | None:
    found, source = value.get("external_id"), value.get("source", "")
    is_good = isinstance(found, str) and EXTERNAL_ID.match(found)
    if not is_good or not isinstance(source, str) or (source and not SOURCE.match(source)):
        return None
    return External(str(found), source)
