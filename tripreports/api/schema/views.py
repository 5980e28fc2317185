"""Where the document is, and a page on which it can be read and tried."""

import hashlib
from functools import cache
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView
from drf_spectacular.renderers import OpenApiYamlRenderer
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from tripreports.api.parameters import refuse_unknown
from tripreports.api.problems import refused
from tripreports.api.schema.document import document
from tripreports.api.schema.operation import READING, YAML, Operation, query
from tripreports.headers import DOCS_POLICY


class _Written(BaseRenderer):
    """A form in which the document is kept ready."""

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> bytes:
        """What is not the document, such as a problem."""
        return orjson.dumps(data)


class AsJSON(_Written):
    media_type = "application/json"
    format = "json"


class AsYAML(_Written):
    media_type = YAML
    format = "yaml"


class Schema(APIView):
    """The same for everybody, and known by its hash."""

    renderer_classes = [AsJSON, AsYAML]
    operations = {
        "GET": Operation(
            name="schema_get",
            summary="Get this document",
            description="All addresses, what they may be asked and what they answer, as OpenAPI 3.1.",
            tag="api",
            answer={"type": "object"},
            asked="schema/",
            parameters=(
                query(
                    "format",
                    {"type": "string", "enum": ["json", "yaml"]},
                    "The form of the answer, in place of `Accept`.",
                ),
            ),
            files=(YAML,),
            refusals=READING,
            is_conditional=True,
        )
    }

    def get(self, request: Request) -> HttpResponseBase:
        refuse_unknown(request, ())
        kind = request.accepted_renderer
        body, etag = _written(kind.format)
        response = HttpResponse(body, content_type=kind.media_type)
        response["ETag"] = etag
        response["Cache-Control"] = "public, no-cache"
        plain: HttpRequest = request._request  # noqa: SLF001 (what the framework wraps)
        return get_conditional_response(plain, etag, response=response) or response


@method_decorator(csrf_exempt, name="dispatch")
class Docs(TemplateView):
    """Swagger UI, from our own files."""

    http_method_names = ["get", "head", "options"]
    template_name = "api/docs.html"

    def http_method_not_allowed(
        self, request: HttpRequest, *_args: Any, **_kwargs: Any
    ) -> HttpResponse:
        response = refused(request, MethodNotAllowed(str(request.method)))
        response["Allow"] = ", ".join(self.http_method_names).upper()
        return response

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        response["Content-Security-Policy"] = DOCS_POLICY
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        csrf = settings.CSRF_COOKIE_NAME
        return super().get_context_data(schema=reverse("api:schema"), csrf=csrf, **kwargs)


@cache
def _written(kind: str) -> tuple[bytes, str]:
    """The document in one of its forms, and its ETag."""
    whole = document()
    body: bytes = orjson.dumps(whole)
    if kind == "yaml":
        body = OpenApiYamlRenderer().render(whole)  # type: ignore[no-untyped-call]  # not annotated
    return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'
