"""Verbs that change the report of a trip and more than one row of it."""

from tripreports.reports.services.summary import check_summary, summary_of, write_summary

__all__ = ["check_summary", "summary_of", "write_summary"]
