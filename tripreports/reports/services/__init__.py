"""Verbs that change the report of a trip and more than one row of it."""

from tripreports.reports.services.outline import (
    add_section,
    add_usual_parts,
    remove_section,
    rename_section,
)
from tripreports.reports.services.photos import (
    Added,
    add_photos,
    assign_photos,
    caption_from,
    place_photos,
)
from tripreports.reports.services.summary import check_summary, summary_of, write_summary
from tripreports.reports.services.text import check_text, text_of, write_text

__all__ = [
    "Added",
    "add_photos",
    "add_section",
    "add_usual_parts",
    "assign_photos",
    "caption_from",
    "check_summary",
    "check_text",
    "place_photos",
    "remove_section",
    "rename_section",
    "summary_of",
    "text_of",
    "write_summary",
    "write_text",
]
