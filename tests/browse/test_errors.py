"""Pages for what went wrong, in the dress of the site."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import override
from django.views.defaults import bad_request, permission_denied, server_error


def heading(page: bytes) -> str:
    return page.decode().partition("<h1>")[2].partition("</h1>")[0]


@pytest.mark.parametrize(
    "address", ["/nothing/", "/trips/nothing/", "/events/a%20b/", "/officials/%F0%9F%98%80/"]
)
@pytest.mark.django_db
def test_unknown_address_is_not_found(client: Client, address: str) -> None:
    response = client.get(address, headers={"accept-language": "en"})

    assert response.status_code == 404
    assert heading(response.content) == "There is nothing at this address"


def test_form_without_its_token_is_refused() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})

    response = client.post("/i18n/setlang/", {"language": "en"})

    assert response.status_code == 403
    assert heading(response.content) == "You may not do this"


def test_refusal_has_a_page(rf: RequestFactory) -> None:
    with override("en"):
        response = permission_denied(rf.get("/"), Exception())

    assert heading(response.content) == "You may not do this"


def test_failure_has_a_page_that_needs_nothing(rf: RequestFactory) -> None:
    with override("en"):
        response = server_error(rf.get("/"))

    assert response.status_code == 500
    assert heading(response.content) == "Something went wrong on our side"


def test_address_that_is_not_understood_has_a_page(rf: RequestFactory) -> None:
    with override("en"):
        response = bad_request(rf.get("/"), Exception())

    assert response.status_code == 400
    assert heading(response.content) == "This address cannot be understood"


@pytest.mark.parametrize("answer", [bad_request, permission_denied, server_error])
def test_page_for_what_went_wrong_is_in_the_dress_of_the_site(
    rf: RequestFactory, answer: Callable[..., HttpResponse]
) -> None:
    arguments = () if answer is server_error else (Exception(),)
    with override("zh-hant"):
        page = answer(rf.get("/"), *arguments).content.decode()

    assert '<html lang="zh-hant">' in page
    assert page.count('accesskey="') == 3
    assert 'href="/trips/"' in page
    assert '<meta name="robots" content="noindex">' in page
