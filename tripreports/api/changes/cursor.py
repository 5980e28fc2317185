"""Where a copy stands in the feed, so that nothing is lost between two requests.

What a transaction writes carries the moment of writing, but shows when it is through: later than
what others wrote meanwhile. So beside the place that was reached, a cursor holds the moment up to
which nothing can come in any more. At the end of the feed it goes back there: what was told of the
last minutes is told again, and nothing is left out unless a transaction takes longer than these.
"""

import base64
import binascii
import datetime as dt
import json
from typing import NamedTuple

MARGIN = dt.timedelta(minutes=5)
BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Place(NamedTuple):
    """After this change, in the order in which changes are told."""

    at: dt.datetime
    resource: str = ""
    key: str = ""


class Cursor(NamedTuple):
    """What was told, and until when it was told for good."""

    place: Place
    safe: dt.datetime

    def after(self, last: Place | None, *, now: dt.datetime) -> "Cursor":
        """The next one: `last` ends a full page, and there is none where all was told."""
        safe = self.safe
        if self.place.at <= safe:
            reached = last.at if last else now
            safe = max(safe, min(reached, now - MARGIN))
        return Cursor(last or Place(safe), safe)

    def written(self) -> str:
        at, resource, key = self.place
        values = [at.isoformat(), resource, key, self.safe.isoformat()]
        text = json.dumps(values, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def since(moment: dt.datetime) -> Cursor:
    """For one who last asked at this moment: what came to light since may have been written before."""
    start = max(moment, BEGINNING + MARGIN) - MARGIN
    return Cursor(Place(start), start)


def read(text: str) -> Cursor | None:
    """The cursor that was written so; none if it is no such text."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        at, resource, key, safe = json.loads(
            base64.b64decode(padded, altchars=b"-_", validate=True)
        )
        place = Place(_moment(at), str(resource), str(key))
        found = Cursor(place, _moment(safe))
    except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error):
        return None
    # Only one of ours: a database takes no NUL in a text, for one.
    return found if found.written() == text and "\0" not in place.key else None


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
