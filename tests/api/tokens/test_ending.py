"""All tokens of an account end with its password, and when it is closed."""

import pytest
from django.contrib.auth.models import User

from tests.api.tokens.calling import PASSWORD, READ, at_desk, make_clerk, make_secret
from tripreports.api.models import Token

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    user = make_clerk()
    make_secret(user, READ)
    make_secret(make_clerk("other"), READ)
    return user


def owners() -> list[str]:
    return list(Token.objects.values_list("user__username", flat=True).order_by("user__username"))


def test_new_password_ends_the_tokens_of_the_account(clerk: User) -> None:
    clerk.set_password("n3w-password!")
    clerk.save()

    assert owners() == ["other"]


def test_password_that_is_changed_at_the_desk_ends_them_and_says_so(clerk: User) -> None:
    browser = at_desk(clerk)
    typed = {"new_password1": "n3w-password!", "new_password2": "n3w-password!"}

    page = browser.get("/admin/password_change/")
    browser.post("/admin/password_change/", {"old_password": PASSWORD, **typed})

    assert "With a new password, all API tokens of the account end." in page.content.decode()
    assert owners() == ["other"]


def test_closed_account_loses_its_tokens_for_good(clerk: User) -> None:
    clerk.is_active = False
    clerk.save()
    clerk.is_active = True
    clerk.save()

    assert owners() == ["other"]


def test_other_changes_of_an_account_leave_its_tokens(clerk: User) -> None:
    clerk.email = "clerk@example.org"
    clerk.save()
    at_desk(clerk)

    assert owners() == ["clerk", "other"]


def test_password_that_is_only_hashed_anew_ends_nothing(clerk: User) -> None:
    User.objects.update(password="md5$old$" + "0" * 32)
    clerk.refresh_from_db()
    clerk.password = "pbkdf2_sha256$1$salt$" + "A" * 43 + "="
    clerk.save(update_fields=["password"])

    assert owners() == ["clerk", "other"]


def test_tokens_go_with_their_account(clerk: User) -> None:
    clerk.delete()

    assert owners() == ["other"]
