"""The whole document, made once for each process: it says the same to everybody."""

import json
from functools import cache
from typing import Any

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator

from tripreports.api.policy import POLICY
from tripreports.api.schema import members, parameters, records, refusals, writing
from tripreports.api.schema.operation import Schema
from tripreports.core.licence import LICENCE_ADDRESS, LICENCE_NAME

_TEXT: Schema = {"type": "string"}
_HEADERS: dict[str, Schema] = {
    "ETag": {
        "description": "By which this answer is known. Send it as `If-None-Match` to hear of "
        "changes alone, and that of a record as `If-Match` to change it.",
        "schema": _TEXT,
    },
    "Location": {"description": "The address of the record.", "schema": _TEXT},
    "RetryAfter": {"description": "Seconds to wait.", "schema": {"type": "integer"}},
}
_ABOUT = (
    "Records of official trips abroad: who went, whom they met, what was decided, and the words that "
    "prove it. Reading is free for everybody; writing is for staff.\n\n"
)
_TAGS = {
    "trips": "Journeys: who went, day by day, and whom they met.",
    "directory": "Places, organizations with their memberships, and people with their posts.",
    "events": "Events, who spoke there, what was decided and signed, and figures.",
    "elections": "Rounds, the positions that were contested, and who stood for them.",
    "reports": "The text of the reports, photos, the words that prove a record, and where these "
    "disagree.",
    "followup": "What was learned, advised and promised, and who was invited.",
    "api": "Finding one's way, and keeping a copy true.",
    "popolo": "The same people, organizations, posts and places as Popolo has them.",
    "tokens": "How programs of staff sign in.",
}
_OTHERWISE: dict[str, Schema] = {
    "NotModified": {"description": "What you hold is still true."},
    "Moved": {
        "description": "Merged into the record to which `Location` leads.",
        "headers": {"Location": {"$ref": "#/components/headers/Location"}},
    },
}
_SECURITY: dict[str, Schema] = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token of a member of staff, made at the desk: `Bearer trip_…`.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "Staff who are signed in at the desk. What changes the archive needs the "
        "header `X-CSRFToken` as well.",
    },
}


class Generator(SchemaGenerator):
    """Adds what operations have in common."""

    def get_schema(self, request: Any = None, public: bool = False) -> Schema:
        whole: Schema = super().get_schema(request, public)  # type: ignore[no-untyped-call]  # the package is not annotated
        whole["info"] |= {
            "description": _ABOUT + str(POLICY),
            "license": {"name": LICENCE_NAME, "url": LICENCE_ADDRESS},
        }
        whole["tags"] = [{"name": name, "description": said} for name, said in _TAGS.items()]
        components = whole["components"]
        components["schemas"] = {
            **components.get("schemas", {}),
            "Problem": refusals.problem(),
            **members.briefs(),
            **records.forms(),
            **writing.shared_schemas(),
        }
        components["responses"] = {**_OTHERWISE, **refusals.answers()}
        components["parameters"] = {**parameters.shared(), **writing.shared_parameters()}
        components["headers"] = _HEADERS
        components["securitySchemes"] = _SECURITY
        return whole


@cache
def document() -> Schema:
    with translation.override("en"):
        made = Generator().get_schema(public=True)  # type: ignore[no-untyped-call]  # the package is not annotated
        # What is lazy becomes text while the language is right.
        whole: Schema = json.loads(json.dumps(made, default=str))
    return whole
