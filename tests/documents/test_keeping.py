"""Files that the public gets: made once, made anew when the record changes, never half."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from tests.factories import make_draft, make_public, make_section
from tripreports.documents import services
from tripreports.documents.enums import DocumentKind, DocumentLanguage
from tripreports.documents.formats import FORMATS, FileFormat
from tripreports.documents.models import KeptDocument
from tripreports.documents.outline import Document
from tripreports.documents.pdf import apart
from tripreports.documents.services import Wanted, keep, wanted
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db

ODT = Wanted(DocumentKind.SUMMARY, DocumentLanguage.CHINESE, "odt")


def make_trip() -> Trip:
    return make_public(make_section(trip=make_draft(title_zh="題"), heading="壹、摘要").trip)


def bytes_of(kept: KeptDocument) -> bytes:
    with default_storage.open(kept.name) as file:
        return bytes(file.read())


def test_file_is_kept_with_its_hash() -> None:
    kept = keep(make_trip(), ODT)

    content = bytes_of(kept)
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert kept.size == len(content)


def test_second_asking_makes_nothing() -> None:
    trip = make_trip()
    first = keep(trip, ODT)

    second = keep(trip, ODT)

    assert (second.pk, second.made_at) == (first.pk, first.made_at)


def test_changed_record_makes_another_file(django_capture_on_commit_callbacks: object) -> None:
    trip = make_trip()
    first = keep(trip, ODT)
    Trip.objects.filter(pk=trip.pk).update(title_zh="別題")

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # of pytest-django
        second = keep(Trip.objects.get(pk=trip.pk), ODT)

    assert second.sha256 != first.sha256
    assert not default_storage.exists(first.name)
    assert KeptDocument.objects.count() == 1


def test_lost_file_is_made_again() -> None:
    trip = make_trip()
    kept = keep(trip, ODT)
    default_storage.delete(kept.name)

    again = keep(trip, ODT)

    assert bytes_of(again)


def test_drafts_and_review_forms_are_not_kept() -> None:
    trip = make_trip()
    review = Wanted(DocumentKind.REVIEW, DocumentLanguage.CHINESE, "odt")

    with pytest.raises(ValueError, match="not for the public"):
        keep(make_draft(), ODT)
    with pytest.raises(ValueError, match="not for the public"):
        keep(trip, review)

    assert not KeptDocument.objects.exists()


def test_failing_writer_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch) -> None:
    trip = make_trip()
    first = keep(trip, ODT)
    before = bytes_of(first)
    Trip.objects.filter(pk=trip.pk).update(title_zh="別題")

    def fail(_document: Document) -> bytes:
        raise MemoryError

    monkeypatch.setitem(FORMATS, "odt", FileFormat("odt", "x", fail))
    with pytest.raises(MemoryError):
        keep(Trip.objects.get(pk=trip.pk), ODT)

    assert bytes_of(KeptDocument.objects.get()) == before


def test_nothing_half_written_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        keep(make_trip(), ODT)

    assert not KeptDocument.objects.exists()
    assert not [
        path for path in Path(default_storage.path("documents")).rglob("*") if path.is_file()
    ]


def test_process_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    document = services.compose(make_trip(), ODT, reader=None)
    monkeypatch.setattr("sys.executable", "/bin/false")

    with pytest.raises(apart.NotWritten):
        apart.write_pdf_apart(document)


@pytest.mark.parametrize("path", ["report.exe", "report", "../report.odt", "review.en.pdf", ""])
def test_unknown_names_are_no_document(path: str) -> None:
    assert wanted(path) is None
