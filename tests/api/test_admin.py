"""The page “API tokens”: made and revoked by their owner, never shown again."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.api.tokens.calling import (
    READ,
    TOKENS,
    WRITE,
    at_desk,
    caller,
    make_clerk,
    make_secret,
    the_token,
)
from tripreports.api.models import Token
from tripreports.core.enums import Role

pytestmark = pytest.mark.django_db

LIST, MAKE = "/admin/api/token/", "/admin/api/token/add/"
WANTED = {"name": "Mirror", "scopes": [READ], "days": "90"}


def revoke_page(token: Token) -> str:
    return reverse("admin:api_token_delete", args=[token.key])


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.AUDITOR])
def test_sidebar_leads_every_member_of_staff_to_their_tokens(role: Role) -> None:
    page = body(at_desk(make_clerk("clerk", role)), "/admin/")

    assert f'href="{LIST}"' in page
    assert 'href="/admin/auth/user/"' not in page


def test_token_is_made_and_shown_with_a_command_that_uses_it() -> None:
    browser = at_desk(make_clerk())

    page = browser.post(MAKE, WANTED)
    found = re.search(r"Bearer (trip_[0-9a-f]{64})' '(\S+)'", page.content.decode())

    assert found is not None
    assert page["Cache-Control"] == "no-store, private"
    assert found[2] == f"http://testserver{TOKENS}current/"
    assert caller(found[1]).get(found[2]).json()["name"] == "Mirror"
    assert (the_token().scopes, the_token().user.username) == (["read_drafts"], "clerk")


def test_token_is_shown_nowhere_else() -> None:
    clerk = make_clerk()
    secret = make_secret(clerk, READ)
    browser = at_desk(clerk)
    token = the_token()

    pages = [body(browser, page) for page in (LIST, f"{LIST}{token.key}/change/")]

    assert all("Mirror" in page and token.token_key in page for page in pages)
    assert not any(secret in page or token.digest in page for page in pages)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, "This field is required."),
        ({"scopes": [WRITE]}, "Whoever writes or publishes must see drafts: add “read_drafts”."),
        ({"days": "1000"}, "Select a valid choice. 1000 is not one of the available choices."),
    ],
)
def test_form_says_what_is_wrong(changed: dict[str, object], said: str) -> None:
    page = at_desk(make_clerk()).post(MAKE, WANTED | changed)

    assert said in page.content.decode()
    assert Token.objects.count() == 0


def test_form_says_that_there_are_too_many() -> None:
    clerk = make_clerk()
    for _number in range(20):
        make_secret(clerk)

    page = at_desk(clerk).post(MAKE, WANTED)

    assert "You have 20 tokens that are valid: revoke one first." in page.content.decode()


def test_owner_revokes_after_being_asked() -> None:
    clerk = make_clerk()
    secret = make_secret(clerk, READ)
    browser = at_desk(clerk)
    page = revoke_page(the_token())

    asked = body(browser, page)
    answer = browser.post(page, {"post": "yes"})

    assert "opens nothing from then on" in asked
    assert answer["Location"] == LIST
    assert caller(secret).get(TOKENS).status_code == 401
    assert LogEntry.objects.filter(user=clerk).count() == 1


def test_list_joins_scopes_as_chinese_does() -> None:
    clerk = make_clerk()
    make_secret(clerk, READ, WRITE)
    browser = at_desk(clerk)

    page = browser.get(LIST, headers={"accept-language": "zh-TW"}).content.decode()

    assert "讀取草稿、寫入" in page


def test_link_in_the_list_leads_to_the_question() -> None:
    clerk = make_clerk()
    make_secret(clerk)
    token = the_token()

    answer = at_desk(clerk).get(reverse("admin:api_token_revoke", args=[token.key]))

    assert answer["Location"] == revoke_page(token)


def test_others_do_not_find_it() -> None:
    make_secret(make_clerk(), READ)
    token = the_token()
    other = at_desk(make_clerk("other"))

    answers = [
        other.get(revoke_page(token)),
        other.post(revoke_page(token), {"post": "yes"}),
        other.get(f"{LIST}{token.key}/change/"),
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert "Mirror" not in body(other, LIST)
    assert Token.objects.count() == 1


def test_superuser_sees_whose_they_are_and_revokes_them() -> None:
    make_secret(make_clerk(), READ)
    token = the_token()
    chief = at_desk(make_clerk("chief", is_superuser=True))

    page = body(chief, LIST)
    chief.post(revoke_page(token), {"post": "yes"})

    assert "Mirror" in page
    assert "clerk" in page
    assert Token.objects.count() == 0


def test_token_is_never_changed() -> None:
    clerk = make_clerk()
    make_secret(clerk)
    token = the_token()

    answer = at_desk(clerk).post(f"{LIST}{token.key}/change/", {"name": "Other"})

    assert (answer.status_code, the_token().name) == (403, "Mirror")


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_for_any_number(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    chief = make_clerk("chief", is_superuser=True)
    for number in range(count):
        make_secret(make_clerk(f"clerk-{number}"))
    browser = at_desk(chief)
    browser.get(LIST)

    with django_assert_num_queries(4):  # session, account, how many, tokens
        browser.get(LIST)


def test_account_with_tokens_can_be_deleted() -> None:
    clerk = make_clerk()
    make_secret(clerk)
    chief = at_desk(make_clerk("chief", is_superuser=True))

    chief.post(f"/admin/auth/user/{clerk.pk}/delete/", {"post": "yes"})

    assert not User.objects.filter(username="clerk").exists()
    assert Token.objects.count() == 0
