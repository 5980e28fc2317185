"""A made archive of many trips, to measure with: the same rows for the same number of trips.

    DATABASE_URL=sqlite:////somewhere/many.sqlite3 .venv/bin/python -m tests.benchmarks.archive 10000

migrates the database, loads the example records, adds so many trips (10,000 where no number is
given) and indexes them for the search. Each has 4 delegates, 9 days, 12 events, 25 encounters with
their citations, 10 sections of 400 characters, 6 photos and 3 recommendations; one in fifty is a
draft. They share countries, cities, organizations, people and congresses. `vocabulary` has the
common and the rare words to search for. From Python, `fill(trips)` does the same in the database
of the settings. It never touches an archive that has trips already.
"""

import io
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.core.management import call_command, get_commands
from django.db import connection, transaction

FIXTURES = ("directory", "events", "elections", "trips", "reports", "followup")
TRIPS = 10_000
_SEED = 20250923


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tripreports.settings")
    os.environ.setdefault("DEBUG", "1")  # it only writes, and needs no key of an operator
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
    django.setup()
    fill(int(arguments[0]) if arguments else TRIPS)


def fill(trips: int = TRIPS) -> None:
    """Migrates, loads the example records, and adds so many trips."""
    from tripreports.trips.models import Trip

    call_command("migrate", verbosity=0)
    if Trip.objects.exists():
        raise SystemExit("The database has trips already.")
    _step("example records", lambda: call_command("loaddata", *FIXTURES, verbosity=0))
    _step(f"{trips:,} trips", lambda: _add(trips))
    if "rebuild_search" in get_commands():
        _step("search index", lambda: call_command("rebuild_search", stdout=io.StringIO()))
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
