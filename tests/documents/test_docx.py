"""DOCX: what is written is read back as it was."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.documents.outlines import documents
from tripreports.documents.docx import read_docx, write_docx
from tripreports.documents.outline import Document
from tripreports.documents.packages import Unreadable


@pytest.mark.untraced  # as tracing would take as long again
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_outline_survives_docx(document: Document) -> None:
    assert read_docx(write_docx(document)) == document


def test_file_that_is_no_docx_is_not_read() -> None:
    with pytest.raises(Unreadable, match="no DOCX"):
        read_docx(b"PK and so on")
