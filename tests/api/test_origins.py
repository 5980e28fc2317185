"""Scripts of other sites: they read what everybody may, and nothing else."""

import pytest
from django.test import Client

from tests.api.asking import ROOT
from tests.factories import make_place

pytestmark = pytest.mark.django_db

ORIGIN = {"origin": "https://elsewhere.example"}


def preflight(client: Client, method: str, headers: str = "") -> dict[str, str]:
    asked = {"access-control-request-method": method, "access-control-request-headers": headers}
    answer = client.options(f"{ROOT}places/", headers=ORIGIN | asked)
    assert answer.status_code == 200
    return {name.lower(): value for name, value in answer.headers.items()}


def test_scripts_of_any_site_read(client: Client) -> None:
    make_place("kr")

    answer = client.get(f"{ROOT}places/kr/", headers=ORIGIN)

    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert answer["Access-Control-Expose-Headers"] == (
        "Content-Disposition, Deprecation, ETag, Link, RateLimit, RateLimit-Policy, Retry-After,"
        " Sunset"
    )


def test_scripts_read_what_is_wrong_too(client: Client) -> None:
    for address in ("/api/nothing/", f"{ROOT}places/nothing/"):
        answer = client.get(address, headers=ORIGIN)

        assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (404, "*")


def test_reading_is_announced_and_no_writing(client: Client) -> None:
    told = preflight(client, "GET", "if-none-match")

    assert told["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert told["access-control-allow-headers"] == (
        "accept, accept-language, if-modified-since, if-none-match"
    )
    assert told["access-control-max-age"] == "86400"


def test_scripts_elsewhere_send_no_token(client: Client) -> None:
    told = preflight(client, "POST", "authorization")

    assert "POST" not in told["access-control-allow-methods"]
    assert "authorization" not in told["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in told


def test_pages_are_for_their_own_site(client: Client) -> None:
    for address in ("/", "/admin/login/", "/open-data/"):
        answer = client.get(address, headers=ORIGIN)

        assert "Access-Control-Allow-Origin" not in answer
