"""PDF: whatever the text, it is set, and can be read out again."""

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings

from tests.documents.outlines import AWKWARD, DAY, documents
from tripreports.documents.outline import Document, Paragraph, Properties
from tripreports.documents.pdf import write_pdf


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.mark.untraced  # as tracing would take as long again
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_any_outline_is_set(document: Document) -> None:
    assert write_pdf(document).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_is_set_as_it_is(text: str) -> None:
    document = Document(Properties("題", DAY), (Paragraph(text),))

    assert write_pdf(document).startswith(b"%PDF-1.7")


def test_text_comes_out_as_it_went_in() -> None:
    text = "堃峯晉 ☑☐ 고양시 é 、，。「城市」#let *x* <b>&amp;</b>"

    content = write_pdf(Document(Properties("題", DAY), (Paragraph(text),)))

    assert "".join(text_of(content).split()) == "".join(text.split()) + "1"
