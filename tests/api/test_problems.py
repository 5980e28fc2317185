"""Errors of the API: problem+json, in the language of the client."""

import pytest
from django.test import Client

from tests.api.asking import ROOT

pytestmark = pytest.mark.django_db


def test_missing_record_is_a_problem(client: Client) -> None:
    answer = client.get(f"{ROOT}trips/nothing/", headers={"accept-language": "en"})

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "There is nothing at this address.",
        "status": 404,
        "detail": "Not found.",
        "instance": "/api/v1/trips/nothing/",
    }


def test_bad_parameters_are_named_one_by_one(client: Client) -> None:
    answer = client.get(f"{ROOT}trips/?year=soon", headers={"accept-language": "en"})

    assert answer.json() == {
        "type": "urn:tripreports:problem:invalid-input",
        "title": "The request cannot be understood.",
        "status": 400,
        "detail": "See the errors.",
        "instance": "/api/v1/trips/?year=soon",
        "errors": [{"parameter": "year", "code": "invalid", "detail": "Enter a number."}],
    }


def test_problems_are_told_in_chinese(client: Client) -> None:
    answer = client.get(f"{ROOT}trips/nothing/", headers={"accept-language": "zh-TW"})

    assert answer.json()["title"] == "此網址查無資料。"


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v2/trips/", "/api/v1/nothing/", "/api/v1/trips/a/b/"]
)
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_unknown_address_is_a_problem_too(path: str, method: str) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.generic(method.upper(), path, headers={"accept-language": "en"})

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == "All addresses are listed at /api/v1/docs/"


def test_body_sent_without_the_last_slash_is_told_of_it() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(
        "/api/v1/trips", "{}", "application/json", headers={"accept-language": "en"}
    )

    assert answer.status_code == 404
    assert answer.json()["detail"] == "Addresses end with a slash: /api/v1/trips/"


def test_docs_are_only_read() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(f"{ROOT}docs/")

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer["Content-Type"] == "application/problem+json"


def test_other_methods_are_told_which_are_taken(client: Client) -> None:
    answer = client.put(f"{ROOT}changes/", headers={"accept-language": "en"})

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json()["detail"] == "Take one of these methods: GET, HEAD, OPTIONS."


def test_other_formats_are_told_which_are_given(client: Client) -> None:
    headers = {"accept": "image/png", "accept-language": "en"}

    answer = client.get(f"{ROOT}trips/nothing/", headers=headers)

    assert answer.status_code == 406
    assert answer.json()["detail"] == "Give one of these formats: application/json, text/html."


def test_browsable_pages_stay_pages(client: Client) -> None:
    answer = client.get(f"{ROOT}trips/nothing/", headers={"accept": "text/html"})

    assert answer.status_code == 404
    assert answer["Content-Type"] == "text/html; charset=utf-8"
