"""Tables from a spreadsheet or a document become rows of a trip."""

from tripreports.trips.admin.pasting.days import PasteDays
from tripreports.trips.admin.pasting.delegates import PasteDelegates

__all__ = ["PasteDays", "PasteDelegates"]
