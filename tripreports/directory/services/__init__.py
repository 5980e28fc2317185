"""Verbs of the directory: two records that are one become one, and two again."""

from tripreports.directory.services.merging import Refused, merge, records_merged
from tripreports.directory.services.plan import Fill, Plan, preview
from tripreports.directory.services.undoing import undo

__all__ = ["Fill", "Plan", "Refused", "merge", "preview", "records_merged", "undo"]
