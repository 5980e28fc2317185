"""The admin of the report itself: outline, text, photos, evidence."""

from tripreports.reports.admin.evidence import CitationAdmin, DiscrepancyAdmin
from tripreports.reports.admin.outline import ParagraphAdmin, SectionAdmin
from tripreports.reports.admin.photo import PhotoAdmin, PhotoPersonAdmin
from tripreports.reports.admin.photos_tab import PHOTOS
from tripreports.reports.admin.summary import SummaryField
from tripreports.reports.admin.text import show_text

__all__ = [
    "PHOTOS",
    "CitationAdmin",
    "DiscrepancyAdmin",
    "ParagraphAdmin",
    "PhotoAdmin",
    "PhotoPersonAdmin",
    "SectionAdmin",
    "SummaryField",
    "show_text",
]
