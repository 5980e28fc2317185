"""What clients are told of the feed of changes."""

from tripreports.api.resources import RESOURCES
from tripreports.api.schema.operation import Operation, Schema, object_of, query, ref

_TEXT: Schema = {"type": "string"}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_CHANGE: dict[str, Schema] = {
    "resource": {"type": "string", "enum": list(RESOURCES)},
    "key": _TEXT,
    "url": _ADDRESS,
    "at": {"type": "string", "format": "date-time"},
    "op": {
        "type": "string",
        "enum": ["upsert", "delete"],
        "description": "Whether to read the record again, or to drop it.",
    },
}
_MERGED = {"merged_into": _ADDRESS | {"description": "The record that is kept in its place."}}
_PAGE: dict[str, Schema] = {
    "next": _ADDRESS | {"description": "Where to go on, now or tomorrow; it never ends."},
    "has_more": {"type": "boolean", "description": "Whether there is more by now."},
    "results": {"type": "array", "items": ref("Change")},
}

OPERATIONS = {
    "GET": Operation(
        name="changes_list",
        summary="Follow what changes",
        description="What was changed, published, hidden or deleted, in this order. Begin without "
        "`since` or with a moment, then follow `next` for ever.",
        tag="api",
        answer=ref("ChangePage"),
        asked="changes/?limit=1&resource=trips",
        parameters=(
            query(
                "since",
                _TEXT | {"minLength": 1},
                "A moment with its zone, or a place that `next` named.",
            ),
            query(
                "resource",
                {
                    "type": "array",
                    "items": {"type": "string", "enum": list(RESOURCES)},
                    "minItems": 1,
                },
                "Only these resources.",
            ),
            query(
                "limit",
                {"type": "integer", "minimum": 1, "maximum": 1000},
                "The most entries of an answer; 200 without it.",
            ),
        ),
        is_conditional=True,
        schemas={
            "Change": object_of(_CHANGE | _MERGED, required=tuple(_CHANGE)),
            "ChangePage": object_of(_PAGE, required=tuple(_PAGE)),
        },
    )
}
