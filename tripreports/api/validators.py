"""What a token can be for."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tripreports.api.enums import Scope


def validate_scopes(scopes: Collection[str]) -> None:
    """Known ones, each once; what is written is answered with what it became, so it is read too."""
    if not isinstance(scopes, list) or not all(isinstance(scope, str) for scope in scopes):
        raise ValidationError(_("Give a list of scopes."), code="invalid")
    unknown = sorted(set(scopes) - set(Scope.values))
    if unknown:
        raise ValidationError(
            _("There is no scope “%(scope)s”. The scopes are: %(scopes)s."),
            code="invalid_choice",
            params={"scope": unknown[0][:50], "scopes": ", ".join(Scope.values)},
        )
    if len(scopes) != len(set(scopes)):
        raise ValidationError(_("Name each scope once."), code="repeated")
    if scopes and Scope.READ_DRAFTS not in scopes:
        raise ValidationError(
            _("Whoever writes or publishes must see drafts: add “read_drafts”."), code="incomplete"
        )
