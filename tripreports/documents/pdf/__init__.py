"""PDF that is tagged (PDF/UA-1) and can be archived (PDF/A-2b)."""

from tripreports.documents.pdf.apart import NotWritten, write_pdf_apart
from tripreports.documents.pdf.writer import write_pdf

__all__ = ["NotWritten", "write_pdf", "write_pdf_apart"]
