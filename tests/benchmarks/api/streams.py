"""All trips as CSV: rows a second, and how much memory a worker takes for it."""

import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.api.load import OK, Connection, Request
from tests.benchmarks.api.reporting import Verdict, say
from tests.benchmarks.api.servers import DATASETTE, PRODUCT, Server

NAME = "CSV of all"
_RATIO = 5
_ROUNDS = 3
_MEGABYTES = 10


def measured(servers: Sequence[Server], database: Path, rows: int) -> list[Verdict]:
    """Datasette streams tables and no queries; its rows have keys, and no names behind them."""
    say(f"\n{NAME:<26}{'':<22}{'rows/s':>9}{'seconds':>9}{'MB':>8}{'memory':>12}")
    table = f"/{database.stem}/trips_trip.csv?state=published"
    addresses = {
        PRODUCT: ("/api/v1/trips/?format=csv", "/api/v1/trips/?format=csv&country=kr"),
        DATASETTE: (f"{table}&_stream=on&_size=max", f"{table}&_size=1"),
    }
    rates: dict[str, float] = {}
    grown: dict[str, float] = {}
    for server in servers:
        if server.name in addresses:
            rates[server.name], grown[server.name] = _streamed(
                server, rows, *addresses[server.name]
            )
    if not rates[PRODUCT]:
        return []
    ratio = rates[PRODUCT] / rates[DATASETTE]
    more = grown[PRODUCT]
    return [
        Verdict(f"{NAME}, {DATASETTE}", f"{ratio:.1f} ×", f"≥ {_RATIO} ×", ratio >= _RATIO),
        Verdict(f"{NAME}, memory", f"+{more:.0f} MB", f"≤ {_MEGABYTES} MB", more <= _MEGABYTES),
    ]


def _streamed(server: Server, rows: int, address: str, small: str) -> tuple[float, float]:
    """Rows a second, and by how many MB the most of a process grew once it is warm."""
    connection, request = Connection(server.port), Request(address).encoded()
    status = connection.ask(Request(small).encoded()).status
    if status != OK:
        say(f"{NAME:<26}{server.name:<22}  answers {status}")
        return 0, 0
    before, best, size = server.peak_memory(), float("inf"), 0
    for _round in range(_ROUNDS):
        began = time.perf_counter()
        size = connection.ask(request).size
        best = min(best, time.perf_counter() - began)
    grown = server.peak_memory() - before
    connection.close()
    say(
        f"{NAME:<26}{server.name:<22}{rows / best:>9,.0f}{best:>9.2f}{size / 1e6:>8.1f}"
        f"{before:>7.0f}+{grown:.0f} MB"
    )
    return rows / best, grown
