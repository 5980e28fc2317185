"""What was changed in a report after it had been published: announced to its readers."""

from dataclasses import dataclass

from tripreports.browse.page import Page, Shown
from tripreports.browse.wording import day, local_day, marked
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
    """The day of a moment here, in both calendars."""
    return day(local_day(moment))
