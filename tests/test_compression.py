"""What goes over the line compressed, and what goes as it is."""

import gzip
import io

import pytest
from django.http import FileResponse, HttpResponse
from django.test import Client, RequestFactory

from tripreports.compression import TextCompressionMiddleware

ACCEPTS = {"accept-encoding": "gzip, br"}
TEXT = "會晤" * 500


@pytest.mark.django_db
def test_page_is_compressed_for_who_accepts_it(client: Client) -> None:
    plain = client.get("/about/")
    compressed = client.get("/about/", headers=ACCEPTS)

    assert "Content-Encoding" not in plain.headers
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.content) == plain.content
    assert compressed.headers["ETag"] == plain.headers["ETag"]
    assert "Accept-Encoding" in compressed.headers["Vary"]


@pytest.mark.django_db
def test_compressed_page_that_did_not_change_is_not_sent_again(client: Client) -> None:
    first = client.get("/about/", headers=ACCEPTS)

    again = client.get("/about/", headers={**ACCEPTS, "if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("kind", "is_compressed"),
    [("text/calendar", True), ("application/json", True), ("application/pdf", False)],
)
def test_text_is_compressed_and_nothing_else(
    rf: RequestFactory, kind: str, is_compressed: bool
) -> None:
    middleware = TextCompressionMiddleware(lambda _request: HttpResponse(TEXT, content_type=kind))

    response = middleware(rf.get("/", headers=ACCEPTS))

    assert isinstance(response, HttpResponse)
    assert response.has_header("Content-Encoding") == is_compressed


def test_file_keeps_its_length(rf: RequestFactory) -> None:
    file = io.BytesIO(TEXT.encode())
    middleware = TextCompressionMiddleware(
        lambda _request: FileResponse(file, content_type="text/plain")
    )

    response = middleware(rf.get("/", headers=ACCEPTS))

    assert isinstance(response, FileResponse)
    assert not response.has_header("Content-Encoding")
