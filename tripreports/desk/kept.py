"""What staff typed when their session was lost: kept until they are back, for them alone.

Without this, the sign-in page would take the place of a form that was sent, and what was typed
would be gone. It lies in a session row of its own, on the server, and in no page or cookie.
"""

from collections.abc import Callable
from http import HTTPStatus
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as plain_csrf_failure

from tripreports.core.areas import in_admin
from tripreports.core.kept import KEPT_PARAMETER, lay_back
from tripreports.core.visibility import sees_drafts
from tripreports.desk.sessions import known_user

_KEPT_FOR = 60 * 60
_LONGEST = 1_000_000
_NEVER_KEPT = ("password", "csrfmiddlewaretoken")


class KeptFormMiddleware:
    """Keeps a form that arrives without a session, and lays it back where it was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not in_admin(request):
            return self.get_response(request)
        if request.method == "POST" and not request.user.is_authenticated:
            user = known_user(request)
            if user and _is_sent_by_a_page(request) and (address := _keep(request, user)):
                return _to_login(request, address)
        key = request.GET.get(KEPT_PARAMETER, "")
        if not (key and sees_drafts(request.user)):
            return self.get_response(request)
        return self._with_kept(request, key)

    def _with_kept(self, request: HttpRequest, key: str) -> HttpResponse:
        store = _store(key)
        if store.get("user") != str(request.user.pk):
            messages.warning(request, _("What was typed here is not kept any more."))
            return HttpResponseRedirect(_without_key(request))
        request.GET = _query_without_key(request)  # type: ignore[assignment]  # a list would filter by it
        if request.method == "GET":
            lay_back(request, QueryDict(store["typed"]), has_files=store["has_files"])
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            store.delete()
        is_shown = response.status_code == HTTPStatus.OK
        is_unused = getattr(request, "kept", None) is not None
        return _sent_again(request) if is_shown and is_unused else response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of the admin that is older than the last sign-in is shown again, filled as it was."""
    login = reverse("admin:login")
    if not in_admin(request) or not _is_from_here(request):
        return plain_csrf_failure(request, reason)
    if request.path == login:
        return HttpResponseRedirect(request.get_full_path())
    if sees_drafts(request.user):
        address = _keep(request, str(request.user.pk))
        return HttpResponseRedirect(address) if address else plain_csrf_failure(request, reason)
    user = known_user(request)
    address = _keep(request, user) if user else ""
    return _to_login(request, address) if address else plain_csrf_failure(request, reason)


def _keep(request: HttpRequest, user: str) -> str:
    """Lays aside what was typed; the address to which to come back, or nothing."""
    typed = request.POST.copy()
    for name in list(typed):
        if any(word in name for word in _NEVER_KEPT):
            del typed[name]
    text = typed.urlencode()
    if not any(typed.values()) or len(text) > _LONGEST or _is_of_accounts(request):
        return ""
    store = _store()
    store.update({"user": user, "typed": text, "has_files": any(request.FILES.values())})
    store.set_expiry(_KEPT_FOR)
    store.create()
    query = request.GET.copy()
    query[KEPT_PARAMETER] = str(store.session_key)
    return f"{request.path}?{query.urlencode()}"


def _to_login(request: HttpRequest, address: str) -> HttpResponse:
    told = _(
        "Your session has ended. What you typed is kept for an hour: sign in to go on with it."
    )
    messages.warning(request, told)
    return redirect_to_login(address, reverse("admin:login"))


def _sent_again(request: HttpRequest) -> HttpResponse:
    """For pages that cannot show what was typed: it is listed, and sent again at a click."""
    kept: QueryDict = request.kept  # type: ignore[attr-defined]  # set by lay_back
    context = admin.site.each_context(request) | {
        "title": _("What you typed is kept"),
        "address": _without_key(request),
        "typed": [(name, value) for name, values in kept.lists() for value in values],
        "has_files": request.kept_has_files,  # type: ignore[attr-defined]  # set by lay_back
    }
    return render(request, "admin/kept.html", context)


def _store(key: str | None = None) -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore(session_key=key)


def _without_key(request: HttpRequest) -> str:
    query = _query_without_key(request)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _query_without_key(request: HttpRequest) -> QueryDict:
    query = request.GET.copy()
    query.pop(KEPT_PARAMETER, None)
    return query


def _is_of_accounts(request: HttpRequest) -> bool:
    """Signing in and out, and passwords: nothing of theirs is laid aside."""
    names = ("login", "logout", "password_change")
    return request.path in {reverse(f"admin:{name}") for name in names}


def _is_sent_by_a_page(request: HttpRequest) -> bool:
    """A script reads its own answers, and would make nothing of a page to sign in on."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _is_from_here(request: HttpRequest) -> bool:
    """A page of another site must not lay words into the mouth of staff."""
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    return origin.netloc == request.get_host()
