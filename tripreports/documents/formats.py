"""The formats of documents: one line each, and a folder with its writer."""

from collections.abc import Callable
from typing import NamedTuple

from tripreports.documents.docx import write_docx
from tripreports.documents.odt import write_odt
from tripreports.documents.outline import Document
from tripreports.documents.pdf import write_pdf_apart


class FileFormat(NamedTuple):
    """How an outline becomes the bytes of a file."""

    extension: str
    media_type: str
    write: Callable[[Document], bytes]


# Government files are offered as ODF first.
FORMATS = {
    one.extension: one
    for one in (
        FileFormat("odt", "application/vnd.oasis.opendocument.text", write_odt),
        FileFormat(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            write_docx,
        ),
        FileFormat("pdf", "application/pdf", write_pdf_apart),
    )
}
