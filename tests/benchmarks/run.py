"""`make benchmark`: measures the pages, the forms of staff, loading and the second start.

Works in a temporary folder with its own database; not a test, as machines differ.
"""

import io
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

ROOT = Path(__file__).resolve().parent.parent.parent
FIXTURES = ("directory", "events", "elections", "trips", "reports", "followup")
LISTS = ("trip", "delegate", "event", "organization", "official", "election")
STAFF_LISTS = ("directory_official", "trips_trip")
MANY = 100_000
EVERYTHING = {"defaults": {"is_staff": True, "is_superuser": True}}
ROUNDS = 15
PATIENCE = 120


class Figure(NamedTuple):
    """What was measured, and what it may be at most."""

    name: str
    value: float
    limit: float | None
    unit: str

    def __str__(self) -> str:
        value = f"{self.value:.0f}" if self.unit == "queries" else f"{self.value:.1f}"
        limit = "" if self.limit is None else f"{self.limit:>8g}"
        return f"{self.name:<28}{value:>8} {self.unit:<8}{limit:>8}  {self.verdict}"

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "OVER"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="trip-benchmark-") as folder:
        use(Path(folder))
        figures = [*loading(), *pages(), *forms(), *long_lists(), *starting()]
    print(f"{'':<28}{'':>8} {'':<8}{'at most':>8}")
    for figure in figures:
        print(figure)
    return int(any(figure.verdict == "OVER" for figure in figures))


def use(folder: Path) -> None:
    """Points the settings, here and in the server that is started, at an empty folder."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tripreports.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"
    os.environ["STATIC_ROOT"] = str(folder / "static")
    os.environ["SECRET_KEY"] = "benchmark-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"
    sys.path.insert(0, str(ROOT))
    django.setup()


def loading() -> Iterator[Figure]:
    call_command("migrate", verbosity=0)
    seconds = timed(lambda: call_command("loaddata", *FIXTURES, verbosity=0))
    yield Figure("loaddata", seconds, 10, "s")
    call_command("prepare", stdout=io.StringIO())


def pages() -> Iterator[Figure]:
    from tripreports.trips.models import Trip

    yield from page("trip page", Trip.objects.get().get_absolute_url(), queries=25, milliseconds=60)
    for name in LISTS:
        yield from page(f"{name} list", reverse(f"browse:{name}-list"), queries=8)


def forms() -> Iterator[Figure]:
    """The tabs of the trip form, of a draft with all that the example report has."""
    from tripreports.trips.admin import tabs
    from tripreports.trips.models import Trip

    Trip.objects.update(state="draft")
    trip = Trip.objects.get()
    for tab in tabs.all_tabs():
        name = f"form: {tab.name}"
        yield from page(
            name, tab.address(trip), queries=60, milliseconds=400, kilobytes=1000, client=staff()
        )


def long_lists() -> Iterator[Figure]:
    """Lists of staff before and after there are very many people and trips: as many queries."""
    for name in STAFF_LISTS:
        yield from page(f"{name}", reverse(f"admin:{name}_changelist"), client=staff())
    multiply()
    for name in STAFF_LISTS:
        address = reverse(f"admin:{name}_changelist")
        yield from page(f"{name}, {MANY:,}", address, queries=12, client=staff())
    asked = "app_label=trips&model_name=delegate&field_name=official&term=min+ji"
    address = f"{reverse('admin:autocomplete')}?{asked}"
    yield from page(f"a name among {MANY:,}", address, queries=8, client=staff())


def multiply() -> None:
    from tripreports.directory.models import Official
    from tripreports.trips.models import Trip

    people = (Official(name_en=f"Kim Min-ji {number}") for number in range(MANY))
    Official.objects.bulk_create(people, batch_size=5000)
    one = Trip.objects.get()
    trips = (
        Trip(
            title_en=f"Trip {number}",
            government_id=one.government_id,
            agency_id=one.agency_id,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
        )
        for number in range(MANY)
    )
    Trip.objects.bulk_create(trips, batch_size=5000)


def staff() -> Client:
    from django.contrib.auth.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get_or_create(username="clerk", **EVERYTHING)[0])
    return client


def page(
    name: str,
    address: str,
    *,
    queries: int | None = None,
    milliseconds: int | None = None,
    kilobytes: int | None = None,
    client: Client | None = None,
) -> Iterator[Figure]:
    """A page as a reader gets it, anonymous or not, once warm: queries, median time, size."""
    client = client or Client(SERVER_NAME="localhost")
    answer = client.get(address)
    if answer.status_code != HTTPStatus.OK:
        raise SystemExit(f"{address} does not answer.")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    yield Figure(name, len(captured), queries, "queries")
    times = [timed(lambda: client.get(address)) * 1000 for _round in range(ROUNDS)]
    yield Figure("", statistics.median(times), milliseconds, "ms")
    if kilobytes:
        yield Figure("", len(answer.content) / 1000, kilobytes, "KB")


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


def timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
