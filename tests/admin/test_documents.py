"""Staff download the documents of a trip in any state."""

from http import HTTPStatus

import pytest
from django.test import Client

from tests.factories import make_draft, make_public, make_superuser
from tripreports.documents.formats import FORMATS, FileFormat
from tripreports.documents.outline import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_superuser())
    return client


def test_tab_offers_every_form_in_every_format(staff: Client) -> None:
    trip = make_draft()

    page = staff.get(f"/admin/trips/trip/{trip.key}/documents/").text

    assert page.count("/documents/summary.") == 3
    assert page.count("/documents/report.") == 6
    assert page.count("/documents/review.") == 3
    assert "草稿" in page


@pytest.mark.parametrize("path", ["summary.odt", "report.docx", "review.pdf"])
def test_draft_is_downloaded(staff: Client, path: str) -> None:
    trip = make_draft()

    answer = staff.get(f"/admin/trips/trip/{trip.key}/documents/{path}")

    assert answer.status_code == HTTPStatus.OK
    assert answer["Content-Disposition"] == f'attachment; filename="{trip.key}-{path}"'
    assert "no-store" in answer["Cache-Control"]


def test_document_that_fails_leads_back_to_the_tab(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    trip = make_public(make_draft())

    def fail(_document: Document) -> bytes:
        raise MemoryError

    monkeypatch.setitem(FORMATS, "odt", FileFormat("odt", "x", fail))
    page = staff.get(f"/admin/trips/trip/{trip.key}/documents/report.odt", follow=True)

    assert "其他文件不受影響" in page.text


def test_strangers_are_sent_to_the_login(client: Client) -> None:
    trip = make_draft()

    answer = client.get(f"/admin/trips/trip/{trip.key}/documents/report.odt")

    assert answer.status_code == HTTPStatus.FOUND
    assert answer["Location"].startswith("/admin/login/")
