"""What clients are told of the figures about the archive."""

from tripreports.api.resources import RESOURCES
from tripreports.api.schema.operation import Operation, Schema, object_of, query, ref
from tripreports.followup.enums import Progress

_TEXT: Schema = {"type": "string"}
_FIGURE: dict[str, Schema] = {
    "count": {"type": "integer"},
    "url": {"type": "string", "format": "uri", "description": "The list of what is counted."},
}


def _figures(**what: Schema) -> Schema:
    """Counted apart by something."""
    row = object_of({**what, **_FIGURE}, required=(*what, *_FIGURE))
    return {"type": "array", "items": row}


def _shown() -> dict[str, Schema]:
    one = ref("Count")
    progress: Schema = {"type": "string", "enum": list(Progress.values)}
    return {
        "records": object_of(dict.fromkeys(RESOURCES, one)),
        "trips_by_year": _figures(year={"type": "integer"}),
        "trips_by_continent": _figures(continent=_TEXT),
        "trips_by_country": _figures(key=_TEXT, name_zh=_TEXT, name_en=_TEXT),
        "days_abroad": one,
        "recommendations_by_progress": _figures(progress=progress),
        "people_met": one,
        "organizations_met": one,
        "seats_held": one,
    }


OPERATIONS = {
    "GET": Operation(
        name="stats_get",
        summary="Count everything",
        description="How many records there are, where the trips led and what came of them, each "
        "with the list of what is counted. What cannot be narrowed as asked is left out.",
        tag="api",
        answer=ref("Stats"),
        asked="stats/?year=2025",
        parameters=(
            query(
                "year", {"type": "integer", "minimum": 1, "maximum": 9999}, "Trips of this year."
            ),
            query(
                "government",
                _TEXT | {"minLength": 1},
                "Trips of this government: a key of `organizations`.",
            ),
        ),
        is_conditional=True,
        schemas={
            "Count": object_of(_FIGURE, required=tuple(_FIGURE)),
            "Stats": object_of(
                _shown(), required=("records", "trips_by_year", "trips_by_country", "days_abroad")
            ),
        },
    )
}
