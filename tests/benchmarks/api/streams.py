"""All trips as CSV: rows a second, and how much memory a worker takes for it."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.api.load import OK, Connection, Request
from tests.benchmarks.api.reporting import Verdict, say
from tests.benchmarks.api.servers import DATASETTE, PRODUCT, Server

NAME = "CSV of all"
_RATIO = 5
_ROUNDS = 7
_MEGABYTES = 10


def measured(servers: Sequence[Server], database: Path, rows: int) -> list[Verdict]:
    """Datasette streams tables and no queries; its rows have keys, and no names behind them."""
    say(f"\n{NAME:<26}{'':<22}{'rows/s':>9}{'seconds':>9}{'CPU s':>8}{'MB':>8}{'memory':>12}")
    table = f"/{database.stem}/trips_trip.csv?state=published"
    addresses = {
        PRODUCT: ("/api/v1/trips/?format=csv", "/api/v1/trips/?format=csv&country=kr"),
        DATASETTE: (f"{table}&_stream=on&_size=max", f"{table}&_size=1"),
    }
    found = {
        server.name: _streamed(server, rows, *addresses[server.name])
        for server in servers
        if server.name in addresses
    }
    ours, theirs = found[PRODUCT], found[DATASETTE]
    if ours is None or theirs is None:
        return []
    ratio = theirs.seconds / ours.seconds
    reached = f"{ratio:.1f} × (by CPU {theirs.processor / ours.processor:.1f} ×)"
    more = ours.grown
    return [
        Verdict(f"{NAME}, {DATASETTE}", reached, f"≥ {_RATIO} ×", ratio >= _RATIO),
        Verdict(f"{NAME}, memory", f"+{more:.0f} MB", f"≤ {_MEGABYTES} MB", more <= _MEGABYTES),
    ]


class _Streamed(NamedTuple):
    """How long it took, at best, and of the processor; and by how many MB a process grew for it."""

    seconds: float
    processor: float
    grown: float


def _streamed(server: Server, rows: int, address: str, small: str) -> _Streamed | None:
    connection, request = Connection(server.port), Request(address).encoded()
    status = connection.ask(Request(small).encoded()).status
    if status != OK:
        say(f"{NAME:<26}{server.name:<22}  answers {status}")
        return None
    memory, size = server.peak_memory(), 0
    times, taken = [], []
    for _round in range(_ROUNDS):
        began, before = time.perf_counter(), server.processor_seconds()
        size = connection.ask(request).size
        times.append(time.perf_counter() - began)
        taken.append(server.processor_seconds() - before)
    connection.close()
    found = _Streamed(min(times), min(taken), server.peak_memory() - memory)
    say(
        f"{NAME:<26}{server.name:<22}{rows / found.seconds:>9,.0f}{found.seconds:>9.2f}"
        f"{found.processor:>8.2f}{size / 1e6:>8.1f}{memory:>7.0f}+{found.grown:.0f} MB"
    )
    return found
