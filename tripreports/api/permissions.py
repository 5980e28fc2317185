"""Who may do what through the API: what the account may in the admin, as far as the token reaches."""

from http import HTTPMethod
from typing import TYPE_CHECKING

from django.db.models import Model
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from tripreports.api.enums import Scope
from tripreports.api.models import Token
from tripreports.trips.enums import Step
from tripreports.trips.transitions import SUBMIT, TRANSITIONS

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from rest_framework.views import APIView

_VERBS: dict[str, str] = {
    HTTPMethod.POST: "add",
    HTTPMethod.PUT: "change",
    HTTPMethod.PATCH: "change",
    HTTPMethod.DELETE: "delete",
}


class MayAct(BasePermission):
    """Everybody reads. Writing needs staff with the right of the admin, and a token with the scope.

    A view says what it does: `scope`, unless it is `Scope.WRITE`, and `writes`, the model that its
    methods add to, change or delete from. With None for the scope, and without a model, it asks
    for them by itself, as what it needs follows from its address.
    """

    def has_permission(self, request: Request, view: "APIView") -> bool:
        method = str(request.method)
        # What no method answers is a 405, whoever asks.
        if method in SAFE_METHODS or method not in view.allowed_methods:
            return True
        require_staff(request)
        scope, model = getattr(view, "scope", Scope.WRITE), getattr(view, "writes", None)
        if scope is not None:
            require_scope(request, scope)
        if model is not None:
            require_right(request, _VERBS[method], model)
        return True


class SignedIn(BasePermission):
    """For addresses that have nothing to show to the public."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if request.method in view.allowed_methods:
            require_account(request)
        return True


def account_of(request: Request) -> "User | None":
    """Whose token it is, or who is signed in."""
    if isinstance(request.auth, Token):
        owner: User = request.auth.user
        return owner
    return request.user if request.user.is_authenticated else None


def require_account(request: Request) -> "User":
    account = account_of(request)
    if account is None:
        raise NotAuthenticated(
            _("Send a token in the header “Authorization: Bearer”, or sign in at the desk.")
        )
    return account


def require_staff(request: Request) -> "User":
    """The member of staff who asks; refuses anybody else."""
    account = require_account(request)
    if not (account.is_active and account.is_staff):
        raise PermissionDenied(_("Only staff may do this."))
    return account


def require_scope(request: Request, scope: Scope) -> "User":
    """The member of staff who asks; refuses anybody else, and a token that is not for this."""
    account = require_staff(request)
    if isinstance(request.auth, Token) and not request.auth.allows(scope):
        raise PermissionDenied(_("This token lacks the scope “%s”.") % scope.value)
    return account


def require_right(request: Request, verb: str, model: type[Model]) -> None:
    """Refuses whose groups do not let them add, change or delete records of this kind."""
    if not may(request, verb, model):
        raise PermissionDenied(
            _("Your account lacks the permission “%s”.") % _right(verb, model),
        )


def may(request: Request, verb: str, model: type[Model]) -> bool:
    """Whether the account may add, change or delete records of this kind."""
    return request.user.has_perm(_right(verb, model))


def scope_of(step: Step) -> Scope:
    """Submitting is the end of writing; every further step decides what the public reads."""
    return Scope.WRITE if TRANSITIONS[step].permission == SUBMIT else Scope.PUBLISH


def _right(verb: str, model: type[Model]) -> str:
    return f"{model._meta.app_label}.{verb}_{model._meta.model_name}"
