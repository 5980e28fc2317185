"""Verbs that change the report of a trip and more than one row of it."""

from tripreports.reports.services.photos import (
    Added,
    add_photos,
    assign_photos,
    caption_from,
    place_photos,
)
from tripreports.reports.services.summary import check_summary, summary_of, write_summary

__all__ = [
    "Added",
    "add_photos",
    "assign_photos",
    "caption_from",
    "check_summary",
    "place_photos",
    "summary_of",
    "write_summary",
]
