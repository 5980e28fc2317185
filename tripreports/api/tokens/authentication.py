"""Who calls, by the token in the header or the session of the desk."""

import logging
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from knox.crypto import hash_token
from knox.settings import knox_settings
from rest_framework.authentication import (
    BaseAuthentication,
    SessionAuthentication,
    get_authorization_header,
)
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from tripreports.api.enums import Scope
from tripreports.api.models import Token
from tripreports.api.parameters import SECRETS, BadParameter
from tripreports.core.waiting import impatiently
from tripreports.history.context import attribute_to

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_SCHEME = "Bearer"
# The last use is told to the minute, so that reading seldom writes.
_NOTED_EVERY = timedelta(minutes=1)
_PATIENCE = 0.1
_SECRET = re.compile(f"{knox_settings.TOKEN_PREFIX}[0-9a-f]{{64}}")
_logger = logging.getLogger(__name__)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer trip_…`: who sends the header is known by it, or refused.

    A token that may not read drafts is nobody's account: what it is shown is public.
    """

    def authenticate(self, request: Request) -> "tuple[User | AnonymousUser, Token] | None":
        _refuse_in_address(request)
        words = get_authorization_header(request).split()
        if not words:
            return None
        if len(words) != 2 or words[0].lower() != _SCHEME.lower().encode():  # noqa: PLR2004 (scheme and token)
            raise AuthenticationFailed(
                _("Write the header as “Authorization: Bearer”, a space, and the token.")
            )
        token = _token(words[1])
        _note_use(token)
        if not token.allows(Scope.READ_DRAFTS):
            return AnonymousUser(), token
        attribute_to(token.user)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        came = bool(get_authorization_header(request))
        return f'{_SCHEME} realm="Tripreports"' + (', error="invalid_token"' if came else "")


class DeskSession(SessionAuthentication):
    """Who is signed in at the desk; other sites must not write in their name."""

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied as error:
            told = _("With a session, send the value of the cookie “%s” as “X-CSRFToken”, too.")
            raise PermissionDenied(told % settings.CSRF_COOKIE_NAME) from error


def _token(secret: bytes) -> Token:
    """Found by its digest, so that the time it takes tells nothing of the secret."""
    text = secret.decode("ascii", "replace")
    if not text.startswith(knox_settings.TOKEN_PREFIX):
        prefix = knox_settings.TOKEN_PREFIX
        raise AuthenticationFailed(_("This is no token of this site: those begin “%s”.") % prefix)
    token: Token | None = (
        Token.objects.select_related("user").filter(digest=hash_token(text)).first()
    )
    if token is None:
        raise AuthenticationFailed(
            _("This token is not known: it was revoked, or is not complete. Make a new one.")
        )
    if token.has_expired():
        day = date_format(timezone.localdate(token.expiry), "Y-m-d")
        raise AuthenticationFailed(_("This token expired on %s. Make a new one.") % day)
    if not token.user.is_active:
        raise AuthenticationFailed(_("The account that this token belongs to is closed."))
    return token


def _refuse_in_address(request: Request) -> None:
    """Addresses stay in logs, histories and caches; a valid one is no better than another."""
    for name, value in request.query_params.items():
        if name in SECRETS or _SECRET.search(str(value)):
            raise BadParameter(
                {
                    name: _(
                        "A token in the address is never taken, as addresses are kept in logs. "
                        "Revoke it, make a new one, and send that in the header "
                        "“Authorization: Bearer”."
                    )
                }
            )


def _note_use(token: Token) -> None:
    """Once a minute at most, and not at all where it would have to wait or cannot be written."""
    now = timezone.now()
    before = now - _NOTED_EVERY
    if token.last_used_at and token.last_used_at > before:
        return
    not_noted = Q(last_used_at=None) | Q(last_used_at__lte=before)
    try:
        with impatiently(_PATIENCE), transaction.atomic():
            Token.objects.filter(not_noted, pk=token.pk).update(last_used_at=now)
    except DatabaseError as error:
        _logger.warning("The last use of a token was not noted: %s", error)
