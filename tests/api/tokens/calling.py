"""Calling the API as a program that has a token."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from tripreports.api.enums import Scope
from tripreports.api.models import Token
from tripreports.api.tokens.services import make_token
from tripreports.core.enums import Role

TOKENS = "/api/v1/tokens/"
READ, WRITE, PUBLISH = Scope.READ_DRAFTS.value, Scope.WRITE.value, Scope.PUBLISH.value
PASSWORD = "a-long-password"


def make_clerk(name: str = "clerk", *roles: Role, **given: Any) -> User:
    """A member of staff with some roles."""
    user = User.objects.create_user(name, password=PASSWORD, **{"is_staff": True, **given})
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def make_secret(owner: User, *scopes: str, name: str = "Mirror", days: int = 30) -> str:
    """A token as its owner was shown it."""
    _token, secret = make_token(owner=owner, name=name, scopes=list(scopes), days=days)
    return secret


def caller(secret: str, scheme: str = "Bearer") -> Client:
    """A program that sends a token with every request, and reads English."""
    return Client(headers={"authorization": f"{scheme} {secret}", "accept-language": "en"})


def at_desk(user: User, **options: Any) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(headers={"accept-language": "en"}, **options)
    client.force_login(user)
    return client


def the_token() -> Token:
    token: Token = Token.objects.get()
    return token
