"""OpenDocument: what is written is read back as it was."""

import io
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from tests.documents.outlines import DAY, documents
from tripreports.documents.odt import read_odt, write_odt
from tripreports.documents.outline import Document, Paragraph, Properties
from tripreports.documents.packages import Unreadable


@pytest.mark.untraced  # as tracing would take as long again
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_outline_survives_odt(document: Document) -> None:
    assert read_odt(write_odt(document)) == document


def test_odt_is_the_same_for_the_same_document() -> None:
    document = Document(Properties("題", DAY), (Paragraph("一"),))

    assert write_odt(document) == write_odt(document)


def test_odt_names_its_kind_first() -> None:
    content = write_odt(Document(Properties("題", DAY), ()))

    with ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", 0)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"


def test_file_with_a_document_type_is_not_read() -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
        archive.writestr("meta.xml", "<a/>")

    with pytest.raises(Unreadable, match="document type"):
        read_odt(packed.getvalue())
