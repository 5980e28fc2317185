"""What clients are told of the addresses of tokens."""

from http import HTTPStatus

from tripreports.api.enums import Scope
from tripreports.api.schema.operation import (
    JSON,
    READING,
    READING_ONE,
    WRITING,
    Operation,
    Schema,
    key_in_address,
    object_of,
    or_null,
    ref,
)

_TEXT: Schema = {"type": "string"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_SCOPES: Schema = {"type": "array", "items": {"type": "string", "enum": list(Scope.values)}}
_KEY = key_in_address("key", "The key of the token, or `current` for the one that is sent.")
_TAG = "tokens"

_SHOWN: dict[str, Schema] = {
    "key": _TEXT,
    "url": {"type": "string", "format": "uri"},
    "name": _TEXT | {"description": "What the token is for."},
    "scopes": _SCOPES,
    "begins_with": _TEXT | {"description": "By which its owner knows it again."},
    "created_at": _MOMENT,
    "expires_at": or_null(_MOMENT),
    "last_used_at": or_null(_MOMENT),
    "is_valid": {"type": "boolean"},
    "is_current": {"type": "boolean", "description": "Whether it is the one that was sent."},
}
_ASKED: dict[str, Schema] = {
    "name": _TEXT | {"minLength": 1, "maxLength": 80, "description": "What the token is for."},
    "scopes": _SCOPES | {"description": "What it may do beyond reading what is public."},
    "days": {
        "type": "integer",
        "minimum": 1,
        "default": 90,
        "description": "How long it lasts.",
    },
}
_SCHEMAS = {
    "Token": object_of(_SHOWN, required=tuple(_SHOWN)),
    "NewToken": object_of({"token": _TEXT, **_SHOWN}, required=("token", *_SHOWN)),
    "TokenRequest": object_of(_ASKED, required=("name",)) | {"additionalProperties": False},
    "TokenPage": object_of(
        {
            "next": {"type": "null"},
            "previous": {"type": "null"},
            "results": {"type": "array", "items": ref("Token")},
        },
        required=("next", "previous", "results"),
    ),
}

LIST = {
    "GET": Operation(
        name="tokens_list",
        summary="List your tokens",
        description="Your own tokens, without their secrets; a token is told of itself alone.",
        tag=_TAG,
        answer=ref("TokenPage"),
        asked="tokens/",
        refusals=(*READING, HTTPStatus.FORBIDDEN),
        is_open=False,
        schemas=_SCHEMAS,
    ),
    "POST": Operation(
        name="tokens_create",
        summary="Make a token",
        description="For people who are signed in at the desk: a token cannot make tokens. The "
        "secret stands in this answer alone.",
        tag=_TAG,
        answer=ref("NewToken"),
        asked="tokens/",
        status=HTTPStatus.CREATED,
        body={JSON: ref("TokenRequest")},
        sent={"name": "Nightly copy", "scopes": ["read_drafts"], "days": 30},
        refusals=WRITING,
        is_open=False,
    ),
}
DETAIL = {
    "GET": Operation(
        name="tokens_get",
        summary="Look at a token",
        description="When it ends, when it was last used, and what it may do.",
        tag=_TAG,
        answer=ref("Token"),
        asked="tokens/{key}/",
        parameters=(_KEY,),
        refusals=(*READING_ONE, HTTPStatus.FORBIDDEN),
        is_open=False,
    ),
    "DELETE": Operation(
        name="tokens_revoke",
        summary="Revoke a token",
        description="From now on, nobody gets in with it.",
        tag=_TAG,
        asked="tokens/{key}/",
        status=HTTPStatus.NO_CONTENT,
        parameters=(_KEY,),
        refusals=(*READING_ONE, HTTPStatus.FORBIDDEN),
        is_open=False,
    ),
}
