"""The tokens of whoever asks: listed, made and revoked."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tripreports.api.enums import Scope
from tripreports.api.limits import TokenMakingThrottle
from tripreports.api.models import Token, TokenQuerySet
from tripreports.api.parameters import refuse_unknown
from tripreports.api.permissions import SignedIn, require_account, require_staff
from tripreports.api.tokens import described
from tripreports.api.tokens.services import make_token
from tripreports.api.writing.parsers import StrictJSONParser, require_plain_body

CURRENT = "current"
_USUAL_DAYS = 90


class TokenRequest(serializers.Serializer[Token]):
    """What is asked for of a new token."""

    name = serializers.CharField(max_length=80, help_text="What the token is for.")
    scopes = serializers.ListField(
        child=serializers.ChoiceField(choices=Scope.choices),
        default=list,
        max_length=len(Scope),
        help_text="What it may do beyond reading what is public; write and publish need "
        "read_drafts.",
    )
    days = serializers.IntegerField(default=_USUAL_DAYS, help_text="How long it lasts.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        unknown = [name for name in self.initial_data if name not in self.fields]
        if unknown:
            raise serializers.ValidationError(
                {name: _("This cannot be set.") for name in map(str, unknown)}
            )
        return attrs


class TokenView(APIView):
    """Never kept by anybody on the way, whatever is answered."""

    permission_classes = [SignedIn]
    parser_classes = [StrictJSONParser]
    throttle_classes = [TokenMakingThrottle]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, [])
        require_plain_body(request)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kw: Any) -> Any:
        final = super().finalize_response(request, response, *args, **kw)
        final["Cache-Control"] = "no-store, private"
        return final


class TokenList(TokenView):
    """One's own tokens; a token is told of itself alone."""

    operations = described.LIST

    def get(self, request: Request) -> Response:
        tokens = _reachable(request)
        return Response(
            {"next": None, "previous": None, "results": [shown(one, request) for one in tokens]}
        )

    def post(self, request: Request) -> Response:
        """Only for people at work: a token that leaked must not make others that outlive it."""
        if request.auth is not None:
            raise exceptions.PermissionDenied(
                _("A token cannot make tokens. Sign in at the desk, and make one there.")
            )
        owner = require_staff(request)
        asked = TokenRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        try:
            token, secret = make_token(owner=owner, **asked.validated_data)
        except ValidationError as error:
            raise serializers.ValidationError(serializers.as_serializer_error(error)) from error
        made = {"token": secret, **shown(token, request)}
        return Response(made, HTTPStatus.CREATED, headers={"Location": made["url"]})


class TokenDetail(TokenView):
    """One token; `current` is the one with which the request is made."""

    operations = described.DETAIL

    def get(self, request: Request, key: str) -> Response:
        return Response(shown(_find(request, key), request))

    def delete(self, request: Request, key: str) -> Response:
        """From now on, nobody gets in with it."""
        _find(request, key).delete()
        return Response(status=HTTPStatus.NO_CONTENT)


def shown(token: Token, request: Request) -> dict[str, Any]:
    """All that is known of a token; its secret is not."""
    address = reverse("api:token-detail", args=[token.key])
    return {
        "key": token.key,
        "url": request.build_absolute_uri(address),
        "name": token.name,
        "scopes": token.scopes,
        "begins_with": token.token_key,
        "created_at": token.created,
        "expires_at": token.expiry,
        "last_used_at": token.last_used_at,
        "is_valid": not token.has_expired(),
        "is_current": token == request.auth,
    }


def _reachable(request: Request) -> TokenQuerySet:
    own: TokenQuerySet = Token.objects.owned_by(require_account(request))
    return own.filter(pk=request.auth.pk) if isinstance(request.auth, Token) else own


def _find(request: Request, key: str) -> Token:
    if key == CURRENT and isinstance(request.auth, Token):
        key = request.auth.key
    found = _reachable(request).filter(key=key).first()
    if found is None:
        raise exceptions.NotFound(_("You have no such token."))
    return found
