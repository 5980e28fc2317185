"""What the server refuses before the product is asked."""

import socket
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.db import connection

from tests.serving import PATIENCE, Site, serving

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="it serves a file")

TOO_LONG = "/api/v1/trips/?" + "&".join(f"city={number}" for number in range(10_000))
MANY = "".join(f"x-{number}: {number}\r\n" for number in range(200))


@pytest.fixture
def site(transactional_db: None, tmp_path: Path) -> Iterator[Site]:
    with serving(tmp_path) as found:
        yield found


def test_requests_that_cannot_be_read_get_problems(site: Site) -> None:
    found = [
        told(site, f"GET {TOO_LONG} HTTP/1.1\r\n\r\n"),
        told(site, f"GET /api/v1/ HTTP/1.1\r\nhost: localhost\r\n{MANY}\r\n"),
        told(site, "GET /api/v1/trips/?q=高陽 HTTP/1.1\r\nhost: localhost\r\n\r\n"),
    ]

    assert found == [
        (414, "網址過長。 The address is too long.", "網址最多8000個字元，請分次查詢。"),
        (431, "標頭過大。 The headers are too large.", "請減少標頭數量或縮短其內容。"),
        (
            400,
            "無法理解此請求。 The request cannot be understood.",
            "網址中的非ASCII字元請以百分號編碼，例如é寫作%C3%A9。",
        ),
    ]


def test_server_goes_on_after_what_it_cannot_read(site: Site) -> None:
    for _each in range(20):
        told(site, f"GET {TOO_LONG} HTTP/1.1\r\n\r\n")

    assert site.ask("GET", "")[0] == 200


def told(site: Site, sent: str) -> tuple[int, str, str]:
    """The status, the title, and the Chinese half of the detail of the answer to these bytes."""
    with socket.create_connection(("127.0.0.1", site.port), PATIENCE) as client:
        client.sendall(sent.encode())
        answer = HTTPResponse(client)
        answer.begin()
        problem: Any = orjson.loads(answer.read())
        assert answer.getheader("content-type") == "application/problem+json"
        assert problem["type"] == "about:blank"
        assert problem["status"] == answer.status
        chinese, english = problem["detail"].split("。 ")
        assert english.endswith(".")
        return answer.status, problem["title"], f"{chinese}。"
