"""Making tokens."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tripreports.api.models import Token

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MOST_TOKENS = 20
# So long the list of an owner tells that a token has expired.
_REMEMBERED = timedelta(days=30)


def make_token(*, owner: "User", name: str, scopes: list[str], days: int) -> tuple[Token, str]:
    """A new token and its secret, which is kept nowhere.

    Raises `ValidationError`, by field. What expired long ago is cleared away.
    """
    if not 1 <= days <= settings.TOKEN_MAX_DAYS:
        most = settings.TOKEN_MAX_DAYS
        raise ValidationError({"days": _("A token lasts from 1 to %d days.") % most})
    wanted = Token(user=owner, name=name.strip(), scopes=scopes)
    wanted.clean_fields(exclude=["expiry", "digest", "token_key"])
    with transaction.atomic():
        own = Token.objects.owned_by(owner)
        own.filter(expiry__lte=timezone.now() - _REMEMBERED).delete()
        if own.valid().count() >= MOST_TOKENS:
            raise ValidationError(
                _("You have %d tokens that are valid: revoke one first.") % MOST_TOKENS
            )
        token, secret = Token.objects.create(
            user=owner, name=wanted.name, scopes=wanted.scopes, expiry=timedelta(days=days)
        )
    return token, secret
