"""By when what is due, by which rule, and how it stands: arithmetic, holidays and the archive."""

from tripreports.trips.deadlines.archive import (
    Pressing,
    deadline_line,
    deadlines_of,
    what_presses,
)
from tripreports.trips.deadlines.calendar import WorkingDays
from tripreports.trips.deadlines.terms import Course, Deadline, Rules, deadlines

__all__ = [
    "Course",
    "Deadline",
    "Pressing",
    "Rules",
    "WorkingDays",
    "deadline_line",
    "deadlines",
    "deadlines_of",
    "what_presses",
]
