"""The document with keys of records that are there, so that requests get further than a first look.

What is made up from the bare type of a reference names nothing, and is refused for that alone.
"""

import json
import re
from collections.abc import Callable
from typing import Any

_OF = re.compile(r"\b(?:key of|Of) `([a-z-]+)`")
_REFERENCE = {"$ref": "#/components/schemas/Reference"}

Keys = Callable[[str], list[str]]


def with_known_keys(document: dict[str, Any], keys: Keys) -> dict[str, Any]:
    """`keys` gives some of the records of a resource, by its name."""
    reference = document["components"]["schemas"]["Reference"]
    told: dict[str, Any] = _told(document, reference, keys)
    return told


def _told(told: Any, reference: dict[str, Any], keys: Keys) -> Any:
    if isinstance(told, list):
        return [_told(one, reference, keys) for one in told]
    if not isinstance(told, dict):
        return told
    found = _OF.search(str(told.get("description", "")))
    some = keys(found[1]) if found else []
    if not some:
        return {name: _told(one, reference, keys) for name, one in told.items()}
    if told.get("in") == "query":
        is_one = told["schema"]["type"] == "string"
        return told | ({"schema": {"type": "string", "enum": some}} if is_one else {})
    return _in_place(told, _of_these(reference, some))


def _in_place(told: Any, narrow: dict[str, Any]) -> Any:
    """A field of a body with references to these records in place of any."""
    if isinstance(told, dict) and told.get("$ref") == _REFERENCE["$ref"]:
        return narrow
    if isinstance(told, dict):
        return {name: _in_place(one, narrow) for name, one in told.items()}
    return [_in_place(one, narrow) for one in told] if isinstance(told, list) else told


def _of_these(reference: dict[str, Any], keys: list[str]) -> dict[str, Any]:
    narrow: dict[str, Any] = json.loads(json.dumps(reference))
    by_key, by_brief, _by_id = narrow["anyOf"]
    by_key.update(enum=keys)
    by_brief["properties"]["key"].update(enum=keys)
    return narrow
