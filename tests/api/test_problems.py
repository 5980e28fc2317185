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
def test_unknown_address_is_a_problem_too(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_browsable_pages_stay_pages(client: Client) -> None:
    answer = client.get(f"{ROOT}trips/nothing/", headers={"accept": "text/html"})

    assert answer.status_code == 404
    assert answer["Content-Type"] == "text/html; charset=utf-8"
