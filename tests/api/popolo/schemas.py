"""The classes of Popolo as its specification describes them: properties and their types."""

from typing import Any

Schema = dict[str, Any]
_TEXT: Schema = {"type": ["string", "null"]}
_ID: Schema = {"type": "string", "minLength": 1}
_DATE: Schema = {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}


def _list_of(**properties: Schema) -> Schema:
    first = next(iter(properties))
    items = {"type": "object", "required": [first], "properties": properties}
    return {"type": "array", "items": items | {"additionalProperties": False}}


_LINKS = _list_of(url={"type": "string", "format": "uri", "pattern": "^https?://"}, note=_TEXT)
_OTHER_NAMES = _list_of(name={"type": "string"}, note=_TEXT, lang=_TEXT)
_EVERY: dict[str, Schema] = {
    "id": _ID,
    "links": _LINKS,
    "sources": _LINKS,
    "updated_at": _MOMENT,
}
# Not of Popolo: with it a client tells a former office from one that is held.
_STATUS: Schema = {"type": "string"}


def _class(**properties: Schema) -> Schema:
    known = _EVERY | properties
    return {
        "type": "object",
        "required": list(known),
        "properties": known,
        "additionalProperties": False,
    }


_MEMBERSHIP: dict[str, Schema] = {
    "label": _TEXT,
    "role": _TEXT,
    "organization_id": _TEXT,
    "start_date": _DATE,
    "end_date": _DATE,
    "status": _STATUS,
}
SCHEMAS = {
    "persons": _class(name=_TEXT, other_names=_OTHER_NAMES, honorific_prefix=_TEXT),
    "organizations": _class(
        name=_TEXT,
        other_names=_OTHER_NAMES,
        classification=_TEXT,
        parent_id=_TEXT,
        area_id=_TEXT,
        founding_date=_DATE,
    ),
    "memberships": _class(**_MEMBERSHIP, person_id=_ID, post_id=_ID, on_behalf_of_id=_TEXT),
    "organization-memberships": _class(
        **_MEMBERSHIP,
        member={"type": "object", "required": ["id", "name"]},
        area_id=_TEXT,
    ),
    "posts": _class(label=_TEXT, role=_TEXT, organization_id=_TEXT),
    "areas": _class(
        name=_TEXT,
        other_names=_OTHER_NAMES,
        classification=_TEXT,
        parent_id=_TEXT,
        geometry={"type": ["object", "null"]},
    ),
}
