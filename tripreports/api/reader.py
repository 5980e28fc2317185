"""As whom a caller reads: the one place of the API that decides who sees drafts."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from rest_framework.request import Request

from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


def reader_of(request: Request) -> "Reader":
    """Staff who are signed in, or whose token may read drafts; for all others, the public.

    `request.user` of a token that may not is nobody, so that no filter can forget to ask here.
    """
    return request.user if sees_drafts(request.user) else AnonymousUser()
