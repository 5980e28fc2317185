"""The sessions of staff: how long they last, and that no cache keeps what staff see."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tripreports.core.areas import in_admin
from tripreports.core.visibility import sees_drafts

# Each renewal is a write, so not every click is one.
_RENEWED_AFTER = 60
_SEEN_AT = "seen_at"
_KNOWN_FOR = 12 * 60 * 60
_COOKIE = "staff"
_SALT = "tripreports.desk.staff"


def begin_session(request: HttpRequest, **_kwargs: Any) -> None:
    """Notes when somebody signed in, and clears away the sessions that have run out."""
    request.session[_SEEN_AT] = int(time.time())
    request.session.clear_expired()


def known_user(request: HttpRequest) -> str:
    """The key of the account that last worked here, though its session may be gone."""
    known = request.get_signed_cookie(_COOKIE, default="", salt=_SALT, max_age=_KNOWN_FOR)
    return str(known)


class StaffSessionMiddleware:
    """Staff at work in the admin stay signed in, and what they see is in no cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        at_work = in_admin(request)
        # Whoever brings no session is not asked for one.
        has_session = at_work or settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and sees_drafts(request.user):
            _keep_out_of_caches(response)
            if at_work:
                _go_on(request, response)
        return response


def _keep_out_of_caches(response: HttpResponse) -> None:
    kind = response.get("Content-Type", "")
    if kind.startswith(("text/html", "application/json")):
        response["Cache-Control"] = "no-store, private"
    elif not kind.startswith("text/javascript"):
        response.headers.setdefault("Cache-Control", "no-store, private")


def _go_on(request: HttpRequest, response: HttpResponse) -> None:
    now = int(time.time())
    is_due = now - request.session.get(_SEEN_AT, 0) >= _RENEWED_AFTER
    if is_due:
        request.session[_SEEN_AT] = now
    known = str(request.user.pk)
    if is_due or known_user(request) != known:
        response.set_signed_cookie(
            _COOKIE,
            known,
            salt=_SALT,
            max_age=_KNOWN_FOR,
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
