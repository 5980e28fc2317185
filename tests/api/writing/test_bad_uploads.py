"""Uploads that no client should send, cut off or made up: each is refused, and nothing is kept."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from tests.api.writing.asking import counts
from tests.reports.pictures import from_a_phone

pytestmark = pytest.mark.usefixtures("world")

EDGE = b"an-edge-that-is-nowhere-else"
PHOTO = from_a_phone()
FIELDS = json.dumps({"trip": "draft", "section": "part"}).encode()


def part(name: bytes, content: bytes, more: bytes = b"") -> bytes:
    head = b'Content-Disposition: form-data; name="' + name + b'"' + more
    return b"--" + EDGE + b"\r\n" + head + b"\r\n\r\n" + content + b"\r\n"


def picture(content: bytes = PHOTO, name: bytes = b"a.jpg") -> bytes:
    return part(b"file", content, b'; filename="' + name + b'"\r\nContent-Type: image/jpeg')


END = b"--" + EDGE + b"--\r\n"
GOOD = part(b"fields", FIELDS) + picture() + END
KIND = f"multipart/form-data; boundary={EDGE.decode()}"


def upload(client: Client, body: bytes, kind: str = KIND) -> Any:
    return client.generic("POST", "/api/v1/photos/", body, kind)


def test_upload_that_is_good_is_taken(author: Client) -> None:
    assert upload(author, GOOD).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(GOOD[:40], id="cut off in the first part"),
        pytest.param(GOOD[: len(GOOD) // 2], id="cut off in the picture"),
        pytest.param(GOOD[: -len(END)], id="cut off before the end"),
        pytest.param(part(b"fields", FIELDS) * 2 + picture() + END, id="fields twice"),
        pytest.param(part(b"fields", FIELDS) + picture() * 2 + END, id="two pictures"),
        pytest.param(part(b"fields", b"{") + picture() + END, id="no JSON"),
        pytest.param(part(b"fields", b"\xff") + picture() + END, id="no text"),
        pytest.param(part(b"fields", b"[" * 100_000) + picture() + END, id="deep"),
        pytest.param(
            part(b"fields", b'{"trip": "draft", "trip": "draft"}') + picture() + END, id="key twice"
        ),
        pytest.param(part(b"fields", b" " * 2_000_000) + picture() + END, id="large fields"),
        pytest.param(part(b"fields", FIELDS) + picture(PHOTO[: len(PHOTO) // 2]) + END, id="half"),
        pytest.param(part(b"x", b"1") + GOOD, id="unknown part"),
        pytest.param(part(b"x", b"1") * 5_000 + GOOD, id="thousands of parts"),
        pytest.param(picture(b"x") * 1_000 + GOOD, id="a thousand files"),
        pytest.param(part(b"fields", FIELDS, b"; x=" + b"y" * 100_000) + END, id="long head"),
        pytest.param(b"--" + EDGE + b"\r\n" * 100_000 + END, id="empty parts"),
    ],
)
def test_bad_uploads_are_refused(author: Client, body: bytes) -> None:
    before = counts()

    answer = upload(author, body)

    assert 400 <= answer.status_code < 500, answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert counts() == before


@pytest.mark.parametrize("name", [b"../../a.jpg", b"a\x00.jpg", b"/etc/passwd", b"a" * 5_000, b""])
def test_name_of_a_file_is_nobodys_path(author: Client, name: bytes) -> None:
    answer = upload(author, part(b"fields", FIELDS) + picture(name=name) + END)

    assert answer.status_code in {201, 400}
    assert b"passwd" not in answer.content


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=x"]
)
def test_upload_without_its_edge_is_refused(author: Client, kind: str) -> None:
    before = counts()

    answer = upload(author, GOOD, kind)

    told = (answer.status_code, answer.json()["detail"])
    assert told in {
        (400, "The body is not in parts as its “Content-Type” has it: look at the boundary."),
        (415, "Send one of these: application/json, multipart/form-data."),
    }
    assert counts() == before


@pytest.mark.parametrize("address", ["photos", "officials"])
@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "999999999999999"])
def test_strange_lengths_are_refused(author: Client, address: str, length: str) -> None:
    before = counts()
    body, kind = (GOOD, KIND) if address == "photos" else (b'{"name_en": "A"}', "application/json")

    answer = author.generic("POST", f"/api/v1/{address}/", body, kind, CONTENT_LENGTH=length)

    assert 400 <= answer.status_code < 500
    assert counts() == before


@pytest.mark.parametrize(
    ("address", "body", "kind"),
    [
        ("officials", b'{"name_en": "A"}', "application/json"),
        ("trips/draft/submit", b"{}", "application/json"),
        ("photos", GOOD, KIND),
    ],
)
def test_body_that_breaks_off_is_refused(
    author: Client, address: str, body: bytes, kind: str
) -> None:
    """The connection went: what came is all that was announced only by chance."""
    before = counts()
    half: dict[str, Any] = {
        "wsgi.input": BytesIO(body),
        "CONTENT_LENGTH": str(len(body) + 10),
        "CONTENT_TYPE": kind,
    }

    answer = author.generic("POST", f"/api/v1/{address}/", b"", kind, **half)

    assert answer.status_code == 400
    assert counts() == before
