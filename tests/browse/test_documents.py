"""The documents that readers download."""

from http import HTTPStatus

import pytest
from django.test import Client

from tests.factories import make_draft, make_public, make_superuser, make_withdrawn
from tripreports.documents.formats import FORMATS, FileFormat
from tripreports.documents.outline import Document

pytestmark = pytest.mark.django_db


def address(key: str, path: str = "summary.odt") -> str:
    return f"/trips/{key}/documents/{path}"


def test_document_of_a_public_trip_is_served(client: Client) -> None:
    trip = make_public(make_draft(title_zh="題"))

    answer = client.get(address(trip.key))

    assert answer.status_code == HTTPStatus.OK
    assert answer["Content-Type"] == "application/vnd.oasis.opendocument.text"
    assert answer["Content-Disposition"] == f'attachment; filename="{trip.key}-summary.odt"'
    assert answer.getvalue().startswith(b"PK")


def test_unchanged_document_is_not_sent_again(client: Client) -> None:
    trip = make_public(make_draft(title_zh="題"))
    first = client.get(address(trip.key))
    first.getvalue()  # read to its end, it closes the file

    again = client.get(address(trip.key), headers={"If-None-Match": first["ETag"]})

    assert again.status_code == HTTPStatus.NOT_MODIFIED


def test_hidden_trips_have_no_documents_even_for_staff(client: Client) -> None:
    draft, gone = make_draft(), make_withdrawn(make_public(make_draft()))
    client.force_login(make_superuser())

    answers = [client.get(address(key)) for key in (draft.key, gone.key, "no-such-trip")]

    assert [answer.status_code for answer in answers] == [HTTPStatus.NOT_FOUND] * 3


@pytest.mark.parametrize("path", ["review.odt", "report.exe", "summary.en.pdf", "%2e%2e", "a/b"])
def test_other_files_are_not_there(client: Client, path: str) -> None:
    trip = make_public(make_draft())

    assert client.get(address(trip.key, path)).status_code == HTTPStatus.NOT_FOUND


def test_document_that_fails_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    trip = make_public(make_draft(title_zh="題"))

    def fail(_document: Document) -> bytes:
        raise MemoryError

    monkeypatch.setitem(FORMATS, "odt", FileFormat("odt", "x", fail))
    answer = client.get(address(trip.key))

    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "文件產製失敗" in answer.text


def test_api_lists_the_documents(client: Client) -> None:
    trip = make_public(make_draft(title_zh="題"))
    client.get(address(trip.key)).getvalue()

    listed = client.get(f"/api/v1/trips/{trip.key}/documents/").json()

    assert [one["url"].rpartition("/")[2] for one in listed] == [
        "summary.odt",
        "summary.docx",
        "summary.pdf",
        "report.odt",
        "report.docx",
        "report.pdf",
        "report.en.odt",
        "report.en.docx",
        "report.en.pdf",
    ]
    assert len(listed[0]["sha256"]) == 64
    assert listed[1]["sha256"] is None
