"""The report itself: outline, text, photos, and the evidence that it gives."""

from tripreports.reports.models.citation import Citation, Discrepancy
from tripreports.reports.models.photo import Photo, PhotoPerson
from tripreports.reports.models.section import Paragraph, Section

__all__ = ["Citation", "Discrepancy", "Paragraph", "Photo", "PhotoPerson", "Section"]
