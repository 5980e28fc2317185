"""When all tokens of an account end: with its password, and when it is closed."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from tripreports.api.models import Token

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class PasswordEndsTokens:
    """No rule for passwords: Django tells its validators when a password has become another."""

    def validate(self, password: str, user: "User | None" = None) -> None:
        """Any password will do here."""

    def get_help_text(self) -> str:
        return _("With a new password, all API tokens of the account end.")

    def password_changed(self, _password: str, user: "User | None" = None) -> None:
        if user is not None and user.pk:
            _end(user)


def end_with_account(instance: "User", raw: bool = False, **_kwargs: Any) -> None:
    """An account that is opened again has no tokens of former times."""
    if not (instance.is_active or raw):
        _end(instance)


def _end(user: "User") -> None:
    Token.objects.owned_by(user).delete()
