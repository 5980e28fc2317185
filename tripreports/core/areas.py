"""The areas of the site, which some middlewares tell apart at every request."""

from functools import cache

from django.http import HttpRequest
from django.urls import reverse


def in_admin(request: HttpRequest) -> bool:
    """Whether somebody is at the admin, or on the way in or out."""
    return request.path.startswith(_admin())


def in_api(request: HttpRequest) -> bool:
    """Whether a program asks, below an address that all versions of the API share."""
    return f"{request.path_info}/".startswith("/api/")


@cache
def _admin() -> str:
    """To make an address takes longer than all else that is done to know where somebody is."""
    return reverse("admin:index")
