"""As whom a caller reads: the one place of the API that decides who sees drafts."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from rest_framework.request import Request

from tripreports.api.enums import Scope
from tripreports.api.models import Token
from tripreports.core.visibility import sees_drafts

if TYPE_CHECKING:
    from tripreports.core.visibility import Reader


def reader_of(request: Request) -> "Reader":
    """Staff who are signed in, or whose token may read drafts; for all others, the public."""
    token = request.auth
    if isinstance(token, Token) and not token.allows(Scope.READ_DRAFTS):
        return AnonymousUser()
    return request.user if sees_drafts(request.user) else AnonymousUser()
