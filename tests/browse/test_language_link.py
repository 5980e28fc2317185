"""The language is chosen by a plain link: no token, no cookie before it is followed."""

import re
from html import unescape

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]


def language_link(page: bytes) -> str:
    found = re.search(r'<a class="language" href="([^"]+)"', page.decode())
    assert found
    return unescape(found[1])


@pytest.mark.parametrize(
    "address", ["/", "/trips/?q=2025&page=1", "/trips/?q=%E8%87%BA%E4%B8%AD%26%2B"]
)
def test_link_keeps_page_and_filters(client: Client, address: str) -> None:
    link = language_link(client.get(address).content)

    answer = client.get(link)
    page = client.get(answer["Location"])

    assert answer.status_code == 302
    assert page.request["PATH_INFO"] == address.partition("?")[0]
    assert page.wsgi_request.GET.dict() == client.get(address).wsgi_request.GET.dict()
    assert '<html lang="en">' in page.content.decode()
    assert language_link(page.content).startswith("/language/zh-hant/?next=")


def test_choice_is_kept_in_a_cookie_that_scripts_cannot_read(client: Client) -> None:
    answer = client.get("/language/en/?next=/trips/")

    cookie = answer.cookies["django_language"]
    assert list(answer.cookies) == ["django_language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("en", True, "Lax")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "https://evil.example/",
        "http:///evil.example/",
        "javascript:alert(1)",
        "trips/",
        "https://testserver/trips/",
        "%00//evil.example",
    ],
)
def test_link_leads_nowhere_else(client: Client, elsewhere: str) -> None:
    answer = client.get("/language/en/", {"next": elsewhere})

    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.mark.parametrize("code", ["fr", "EN", "zh", "en-gb", "../en"])
def test_unknown_language_has_no_page(client: Client, code: str) -> None:
    answer = client.get(f"/language/{code}/")

    assert answer.status_code == 404
    assert answer.cookies == {}


def test_language_is_not_changed_by_a_form(client: Client) -> None:
    answer = client.post("/language/en/")

    assert answer.status_code == 405
    assert answer.cookies == {}


@pytest.mark.parametrize("address", ["/", "/trips/", "/events/", "/officials/", "/nothing/"])
def test_public_page_has_neither_token_nor_cookie(client: Client, address: str) -> None:
    answer = client.get(address)

    assert "csrf" not in answer.content.decode()
    assert answer.cookies == {}
