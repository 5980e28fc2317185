"""Signing in: what one reads after too many failures."""

from typing import Any

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tripreports.core.callers import client_address


def locked_out(
    request: HttpRequest, _response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """The page after too many failures: until when nobody signs in under this name from here."""
    name = str((credentials or {}).get("username") or "")
    attempts = AccessAttempt.objects.filter(username=name, ip_address=client_address(request))
    latest = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    until = (latest or timezone.now()) + get_cool_off(request)
    seconds = max(int((until - timezone.now()).total_seconds()), 1)
    context = admin.site.each_context(request) | {
        "title": _("Signing in is locked"),
        "name": name,
        "failures": settings.AXES_FAILURE_LIMIT,
        "until": until,
        "minutes": -(-seconds // 60),
    }
    answer = render(request, "admin/locked_out.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    answer["Cache-Control"] = "no-store, private"
    return answer
