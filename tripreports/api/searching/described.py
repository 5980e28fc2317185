"""What clients are told of the search."""

from tripreports.api.schema.operation import Operation, Schema, object_of, or_null, query, ref
from tripreports.api.searching.question import searched
from tripreports.search.query import CAP

_TEXT: Schema = {"type": "string"}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_NUMBER: Schema = {"type": "integer"}


def _counted(value: Schema) -> Schema:
    row = object_of({"value": value, "count": _NUMBER}, required=("value", "count"))
    return {"type": "array", "items": row}


def _result() -> Schema:
    part = object_of({"text": _TEXT, "is_hit": {"type": "boolean"}}, required=("text", "is_hit"))
    members: dict[str, Schema] = {
        "resource": {"type": "string", "enum": list(searched())},
        "key": _TEXT,
        "url": _ADDRESS,
        "html_url": or_null(_ADDRESS) | {"description": "Where the words stand."},
        "snippet": {"type": "array", "items": part},
    }
    said = "A record in brief, with its names, and the words where they stand."
    return {"description": said} | object_of(members, required=tuple(members))


def _found() -> Schema:
    members: dict[str, Schema] = {
        "total": _NUMBER,
        "is_cut": {"type": "boolean", "description": "Whether there is more than is counted."},
        "next": or_null(_ADDRESS),
        "previous": or_null(_ADDRESS),
        "results": {"type": "array", "items": ref("SearchResult")},
        "facets": object_of({"kind": _counted(_TEXT), "year": _counted(_NUMBER)}),
        "suggestions": {"type": "array", "items": _TEXT},
    }
    return object_of(members, required=tuple(members))


def operations() -> dict[str, Operation]:
    kinds: Schema = {"type": "string", "enum": list(searched())}
    return {
        "GET": Operation(
            name="search",
            summary="Search everything",
            description="Records that have all the words in their names, texts or reports, Chinese "
            "or English; those that are called so first.",
            tag="api",
            answer=ref("SearchPage"),
            asked="search/?q=釜山&limit=1",
            parameters=(
                query("q", {"type": "string", "minLength": 1, "maxLength": 300}, "The words.")
                | {"required": True},
                query(
                    "kind",
                    {"type": "array", "items": kinds, "minItems": 1},
                    "Only these resources.",
                ),
                query(
                    "year", {"type": "integer", "minimum": 1, "maximum": 9999}, "Only of this year."
                ),
                query("page", {"type": "integer", "minimum": 1, "maximum": CAP}, "Which page."),
                query(
                    "limit",
                    {"type": "integer", "minimum": 1, "maximum": 100},
                    "The most results on a page; 20 without it.",
                ),
            ),
            is_conditional=True,
            schemas={"SearchResult": _result(), "SearchPage": _found()},
        )
    }
