"""A made archive of many trips, to measure with: the same rows for the same number of trips.

    DATABASE_URL=sqlite:////somewhere/many.sqlite3 .venv/bin/python -m tests.benchmarks.archive 10000

migrates the database, loads the example records, adds so many trips (10,000 where no number is
given) and indexes them for the search, which takes most of the time and is left out for
`unsearched` behind the number. Each has 4 delegates, 9 days, 12 events, 25 encounters with their
citations, 10 sections of 400 characters, 6 photos and 3 recommendations; one in fifty is a draft.
They share countries, cities, organizations, people and congresses. `vocabulary` has the common and
the rare words to search for. From Python, `fill(trips)` does the same in the database of the
settings. It never touches an archive that has trips already.
"""

import io
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection, transaction

FIXTURES = ("directory", "events", "elections", "trips", "reports", "followup")
TRIPS = 10_000
UNSEARCHED = "unsearched"
_SEED = 20250923


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tripreports.settings")
    os.environ.setdefault("DEBUG", "1")  # it only writes, and needs no key of an operator
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
    django.setup()
    numbers = [int(argument) for argument in arguments if argument.isdigit()]
    fill(numbers[0] if numbers else TRIPS, searched=UNSEARCHED not in arguments)


def fill(trips: int = TRIPS, *, searched: bool = True) -> None:
    """Migrates, loads the example records, and adds so many trips."""
    from tests.benchmarks.filling import forget_pending, quickly
    from tripreports.trips.models import Trip

    call_command("migrate", verbosity=0)
    if Trip.objects.exists():
        raise SystemExit("The database has trips already.")
    _step("example records", lambda: call_command("loaddata", *FIXTURES, verbosity=0))
    with quickly():
        _step(f"{trips:,} trips", lambda: _add(trips))
    if searched:
        _step("search index", lambda: call_command("rebuild_search", stdout=io.StringIO()))
    else:
        forget_pending()
    _step("statistics", _analyze)


@transaction.atomic
def _add(trips: int) -> None:
    from tests.benchmarks.journeys import Journeys
    from tests.benchmarks.rows import Rows
    from tests.benchmarks.world import World

    dice = random.Random(_SEED)  # noqa: S311 (no secret: the same each time)
    rows = Rows()
    Journeys(World(trips, rows, dice), rows, dice).make(trips)


def _analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _step(name: str, action: Callable[[], object]) -> None:
    began = time.monotonic()
    action()
    print(f"{name:<20}{time.monotonic() - began:6.1f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
