"""All trips as CSV: rows a second, and how much memory a worker takes for it."""

import contextlib
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from tests.benchmarks.api.load import OK, Connection, Request
from tests.benchmarks.api.reporting import Verdict, say
from tests.benchmarks.api.servers import DATASETTE, PRODUCT, Server

NAME = "CSV of all"
_OURS = "/api/v1/trips/?format=csv"
_PAGE = 1_000
_RATIO = 5
_ROUNDS = 15
_MEGABYTES = 10


def measured(servers: Sequence[Server], database: Path, rows: int) -> list[Verdict]:
    """Ours, and two ways of Datasette.

    It streams tables and no queries. A query gives a thousand rows at the most, so that all of
    them are fetched page by page; the rows of the table have keys, and no names behind them.
    """
    say(f"\n{NAME:<26}{'':<22}{'rows/s':>9}{'seconds':>9}{'CPU s':>8}{'MB':>8}{'memory':>12}")
    by_name = {server.name: server for server in servers}
    table = f"/{database.stem}/trips_trip.csv?state=published&_stream=on&_size=max"
    ours = _streamed(PRODUCT, by_name[PRODUCT], rows, [f"{_OURS}&country=kr"], [_OURS])
    pages = _pages(database)
    theirs = _streamed(DATASETTE, by_name[DATASETTE], rows, pages[-1:], pages)
    _streamed(f"{DATASETTE}, keys only", by_name[DATASETTE], rows, [table], [table])
    if ours is None or theirs is None:
        return []
    ratio = theirs.seconds / ours.seconds
    reached = f"{ratio:.1f} × (by CPU {theirs.processor / ours.processor:.1f} ×)"
    more = ours.grown
    return [
        Verdict(f"{NAME}, {DATASETTE}", reached, f"≥ {_RATIO} ×", ratio >= _RATIO),
        Verdict(f"{NAME}, memory", f"+{more:.0f} MB", f"≤ {_MEGABYTES} MB", more <= _MEGABYTES),
    ]


def _pages(database: Path) -> list[str]:
    """The addresses of the query, each with the place at which the page before it ended."""
    sql = "SELECT starts_on, key FROM trips_trip WHERE state = 'published' ORDER BY 1 DESC, 2"
    with contextlib.closing(sqlite3.connect(database)) as connection:
        places = connection.execute(sql).fetchall()
    ends = [("9999-12-31", ""), *places[_PAGE - 1 : -1 : _PAGE]]
    return [
        f"/{database.stem}/trips_csv.csv?{urlencode({'on': on, 'key': key, '_size': 'max'})}"
        for on, key in ends
    ]


class _Streamed(NamedTuple):
    """How long it took, at best, and of the processor; and by how many MB a process grew for it."""

    seconds: float
    processor: float
    grown: float


def _streamed(
    name: str, server: Server, rows: int, few: Sequence[str], all_: Sequence[str]
) -> _Streamed | None:
    connection = Connection(server.port)
    requests = [Request(address).encoded() for address in all_]
    status = connection.ask(Request(few[0]).encoded()).status
    if status != OK:
        say(f"{NAME:<26}{name:<22}  answers {status}")
        return None
    memory, size = server.peak_memory(), 0
    times, taken = [], []
    for _round in range(_ROUNDS):
        began, before = time.perf_counter(), server.processor_seconds()
        size = sum(connection.ask(request).size for request in requests)
        times.append(time.perf_counter() - began)
        taken.append(server.processor_seconds() - before)
    connection.close()
    found = _Streamed(min(times), min(taken), server.peak_memory() - memory)
    say(
        f"{NAME:<26}{name:<22}{rows / found.seconds:>9,.0f}{found.seconds:>9.2f}"
        f"{found.processor:>8.2f}{size / 1e6:>8.1f}{memory:>7.0f}+{found.grown:.0f} MB"
    )
    return found
