"""A paragraph of a hundred thousand characters is written whole in every format."""

import datetime as dt

from tests.documents.test_korea_files import text_of_pdf
from tripreports.core.text import squeeze
from tripreports.documents.docx import read_docx, write_docx
from tripreports.documents.odt import read_odt, write_odt
from tripreports.documents.outline import Document, Paragraph, Properties
from tripreports.documents.pdf import write_pdf_apart

TEXT = "堃峯晉與城市交流協議書。" * 8_334
LONG = Document(Properties("長文", dt.date(2026, 1, 19)), (Paragraph(TEXT),))


def test_long_paragraph_survives_odt_and_docx() -> None:
    assert read_odt(write_odt(LONG)) == LONG
    assert read_docx(write_docx(LONG)) == LONG


def test_long_paragraph_is_printed_whole() -> None:
    printed = squeeze(text_of_pdf(write_pdf_apart(LONG)))

    assert len(TEXT) > 100_000
    assert printed == TEXT
