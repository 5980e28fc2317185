"""What a browser may load: nothing but our own files, and a little more in the admin."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tripreports.core.areas import in_admin

_COMMON = (
    "base-uri 'self'; connect-src 'self'; default-src 'none'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; img-src 'self' data:; manifest-src 'self'; "
    "media-src 'self'; object-src 'none'; "
)
PUBLIC_POLICY = _COMMON + "script-src 'self'; style-src 'self'"
# The admin's theme evaluates expressions in attributes and sets styles from them.
ADMIN_POLICY = (
    _COMMON + "script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'"
)
# Swagger UI sets styles from its script; what it tries out is this API.
DOCS_POLICY = _COMMON + "script-src 'self'; style-src 'self' 'unsafe-inline'"


class ContentSecurityPolicyMiddleware:
    """Sends a strict content policy with every page, and a wider one below /admin/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = ADMIN_POLICY if in_admin(request) else PUBLIC_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        return response
