"""Office Open XML: the files of Word."""

from tripreports.documents.docx.reader import read_docx
from tripreports.documents.docx.writer import write_docx

__all__ = ["read_docx", "write_docx"]
