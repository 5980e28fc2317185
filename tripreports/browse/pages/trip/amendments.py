"""What was changed in a report after it had been published: announced to its readers."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import day, marked
from tripreports.trips.models import Amendment


@dataclass(frozen=True, slots=True)
class Announcement(Shown):
    """That the report was amended, and in what."""

    on: str
    text: str


def amendments(page: Page) -> list[Announcement]:
    """The newest first."""
    return [
        Announcement(day_of(row["began_at"]), marked(row["text"]))
        for row in page.extract.rows(Amendment)
    ]


def day_of(moment: str) -> str:
    """The day of a moment here, in both calendars; SQLite writes moments without their zone."""
    at = dt.datetime.fromisoformat(moment)
    if timezone.is_naive(at):
        at = at.replace(tzinfo=dt.UTC)
    return day(timezone.localdate(at).isoformat())
