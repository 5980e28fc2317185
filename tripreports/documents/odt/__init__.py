"""OpenDocument Text."""

from tripreports.documents.odt.reader import read_odt
from tripreports.documents.odt.writer import write_odt

__all__ = ["read_odt", "write_odt"]
