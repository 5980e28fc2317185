"""Making tokens: what else happens to those that an account has."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from tests.api.tokens.calling import make_clerk, make_secret
from tripreports.api.models import Token

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return sorted(Token.objects.values_list("name", flat=True))


def test_tokens_that_expired_long_ago_are_cleared_away() -> None:
    clerk = make_clerk()
    for name, days in (("long ago", 31), ("lately", 29)):
        make_secret(clerk, name=name)
        expiry = timezone.now() - timedelta(days=days)
        Token.objects.filter(name=name).update(expiry=expiry)

    make_secret(clerk, name="new")

    assert names() == ["lately", "new"]


def test_tokens_are_seen_by_their_owner_and_by_superusers() -> None:
    clerk, other = make_clerk(), make_clerk("other")
    chief, former = make_clerk("chief", is_superuser=True), make_clerk("former", is_active=False)
    make_secret(clerk, name="of the clerk")

    seen = {
        str(user): Token.objects.visible_to(user).count()
        for user in (clerk, other, chief, former, AnonymousUser(), None)
    }

    assert seen == {
        "clerk": 1,
        "other": 0,
        "chief": 1,
        "former": 0,
        "AnonymousUser": 0,
        "None": 0,
    }
