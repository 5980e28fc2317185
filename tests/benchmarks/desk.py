"""Measures the forms and lists of staff, loading the example, and the second start."""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.benchmarks.measuring import Figure, Limits, page, seconds, told
from tests.benchmarks.settings import ROOT, use

FIXTURES = ("directory", "events", "elections", "trips", "reports", "followup")
STAFF_LISTS = ("directory_official", "trips_trip")
MANY = 20_000
EVERYTHING = {"defaults": {"is_staff": True, "is_superuser": True}}
FORM = Limits(milliseconds=400, queries=60, kilobytes=1000)
PATIENCE = 120


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="trip-benchmark-") as name:
        folder = Path(name)
        use(folder, folder / "db.sqlite3")
        return 0 if told(figures()) else 1


def figures() -> Iterator[Figure]:
    yield from loading()
    yield from starting()
    yield from forms()
    yield from long_lists()


def loading() -> Iterator[Figure]:
    call_command("migrate", verbosity=0)
    taken = seconds(lambda: call_command("loaddata", *FIXTURES, verbosity=0))
    yield Figure("loaddata", taken, 10, "s")
    call_command("prepare", stdout=io.StringIO())


def forms() -> Iterator[Figure]:
    """The tabs of the trip form, of a draft with all that the example report has."""
    from tripreports.trips.admin import tabs
    from tripreports.trips.models import Trip

    Trip.objects.update(state="draft")
    trip = Trip.objects.get()
    for tab in tabs.all_tabs():
        yield from page(f"form: {tab.name}", tab.address(trip), FORM, client=staff())


def long_lists() -> Iterator[Figure]:
    """Lists of staff before and after there are very many people and trips: as many queries."""
    for name in STAFF_LISTS:
        yield from page(name, reverse(f"admin:{name}_changelist"), Limits(), client=staff())
    multiply()
    for name in STAFF_LISTS:
        address = reverse(f"admin:{name}_changelist")
        yield from page(f"{name}, {MANY:,}", address, Limits(queries=12), client=staff())
    asked = "app_label=trips&model_name=delegate&field_name=official&term=min+ji"
    address = f"{reverse('admin:autocomplete')}?{asked}"
    yield from page(f"a name among {MANY:,}", address, Limits(queries=8), client=staff())


def multiply() -> None:
    from tests.benchmarks.rows import Rows
    from tripreports.directory.models import Official
    from tripreports.search.indexing import flush
    from tripreports.trips.models import Trip

    rows, one = Rows(), Trip.objects.get()
    columns = ("government_id", "agency_id", "starts_on", "ends_on")
    same = {name: getattr(one, name) for name in columns}
    for number in range(MANY):
        rows.add(Official, key=f"many-{number}", name_en=f"Kim Min-ji {number}")
        rows.add(Trip, key=f"many-{number}", title_en=f"Trip {number}", **same)
    rows.write()
    flush()  # or the first who searches would wait for it


def staff() -> Client:
    from django.contrib.auth.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get_or_create(username="clerk", **EVERYTHING)[0])
    return client


def starting() -> Iterator[Figure]:
    connection.close()
    start()  # the first one may still install something
    yield Figure("make run, again", start(), 5, "s")


def start() -> float:
    """Seconds from the command to the first answer."""
    port = free_port()
    began = time.monotonic()
    server = subprocess.Popen(
        ["make", "run"], cwd=ROOT, env=os.environ | {"PORT": str(port)}, stdout=subprocess.DEVNULL
    )
    try:
        while not answers(port):
            if server.poll() is not None or time.monotonic() - began > PATIENCE:
                raise SystemExit("make run does not start.")
            time.sleep(0.02)
        return time.monotonic() - began
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
