"""The files of the Korea trip, read back by other programs than ours."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document as WordDocument
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from tests.documents.test_compose import is_told_in_order, source_texts
from tripreports.core.text import squeeze
from tripreports.documents.enums import DocumentKind
from tripreports.documents.services import Wanted, every, make
from tripreports.trips.models import Trip

pytestmark = pytest.mark.anywhere

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def korea(korea_2025: None, db: None) -> Trip:
    return Trip.objects.get()


def report(trip: Trip, path: str) -> bytes:
    one = next(each for each in every() if each.path == path)
    return make(trip, one, reader=None, base="https://trips.example.org")


def text_of_pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    texts = (page.get_textpage().get_text_bounded() for page in pages)
    # This is how it gives a hyphen at the end of a line.
    return "".join(_without_number(text.replace("\x02", "-\n")) for text in texts)


def _without_number(text: str) -> str:
    """A page without the line on which its number stands."""
    lines = text.splitlines()
    return "\n".join(line for line in lines if not line.strip().isdigit())


def text_by_office(content: bytes, name: str, folder: Path) -> str:
    """What LibreOffice makes of a file when it saves it as text."""
    assert OFFICE
    (folder / name).write_bytes(content)
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(folder),
            str(folder / name),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / name).with_suffix(".txt").read_text(encoding="utf-8")


def test_pdf_gives_the_whole_source_back(korea: Trip) -> None:
    text = squeeze(text_of_pdf(report(korea, "report.pdf")))

    assert is_told_in_order(source_texts(korea), text) == ""


def test_docx_gives_the_whole_source_back(korea: Trip) -> None:
    word = WordDocument(io.BytesIO(report(korea, "report.docx")))
    texts: list[str] = []
    for block in word.iter_inner_content():
        if isinstance(block, WordParagraph):
            texts.append(block.text)
        elif isinstance(block, WordTable):
            texts += [cell.text for row in block.rows for cell in row.cells]

    assert is_told_in_order(source_texts(korea), squeeze("".join(texts))) == ""


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine; CI installs it")
@pytest.mark.parametrize("path", ["report.odt", "report.docx"])
def test_libreoffice_gives_the_whole_source_back(korea: Trip, path: str, tmp_path: Path) -> None:
    text = text_by_office(report(korea, path), path, tmp_path)

    assert is_told_in_order(source_texts(korea), squeeze(text)) == ""


@pytest.mark.untraced  # as tracing would take as long again
def test_every_document_is_made_in_every_format(korea: Trip) -> None:
    beginnings = {"odt": b"PK", "docx": b"PK", "pdf": b"%PDF-1.7"}

    made = {one.path: make(korea, one, reader=None) for one in every()}

    assert sorted(made) == [
        "report.docx",
        "report.en.docx",
        "report.en.odt",
        "report.en.pdf",
        "report.odt",
        "report.pdf",
        "review.docx",
        "review.odt",
        "review.pdf",
        "summary.docx",
        "summary.odt",
        "summary.pdf",
    ]
    for path, content in made.items():
        assert content.startswith(beginnings[path.rpartition(".")[2]])


def test_pdf_says_what_it_is(korea: Trip) -> None:
    pdf = pypdfium2.PdfDocument(report(korea, "report.pdf"))

    said = pdf.get_metadata_dict()
    assert said["Title"] == f"出國報告：{korea.title_zh}"
    assert said["Author"] == "臺中市政府秘書處"
    assert "https://trips.example.org/trips/taichung-korea-2025/" in said["Keywords"]


def test_forms_have_one_language_only() -> None:
    faces = {(one.kind, one.language.value) for one in every()}

    assert faces == {
        (DocumentKind.SUMMARY, "zh"),
        (DocumentKind.REPORT, "zh"),
        (DocumentKind.REPORT, "en"),
        (DocumentKind.REVIEW, "zh"),
    }
    assert all(isinstance(one, Wanted) for one in every())


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not on this machine; CI installs it")
def test_odt_saved_by_libreoffice_loses_nothing(korea: Trip, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    source, saved = tmp_path / "in" / "report.odt", tmp_path / "report.odt"
    source.write_bytes(report(korea, "report.odt"))

    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "odt",
            "--outdir",
            str(tmp_path),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert is_told_in_order(source_texts(korea), squeeze(text_of_odt(saved.read_bytes()))) == ""


def text_of_odt(content: bytes) -> str:
    """Every character of the body, whichever styles a program gave it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("content.xml"))
    return "".join(map(str, body.itertext()))
