"""Trips with all their parts, written by several at once into a copy of the archive."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.benchmarks.api.bodies import Bodies
from tests.benchmarks.api.load import Load, Request, bear
from tests.benchmarks.api.reporting import Figures, Verdict, say_figures, say_head
from tests.benchmarks.api.servers import PRODUCT, Server, product
from tests.benchmarks.kept import FOLDER
from tests.benchmarks.settings import ROOT

NAME = "create with nested parts"
_WRITERS = 8
_SLOWEST = 250
_BODIES = 400
# Each worker compiles what it needs when it is asked for the first time.
_WARM = 5.0


def measured(database: Path, seconds: float) -> list[Verdict]:
    """The copy goes at the end; the bodies come again where there are not enough."""
    with _copy(database) as copy, product(copy) as server:
        say_head(f"{NAME}, {_WRITERS} at a time")
        figures = _figures(server, _requests(copy), seconds)
    load = figures.load
    say_figures(NAME, PRODUCT, figures, None)
    return [
        Verdict(f"{NAME}, p99", f"{load.p99:.0f} ms", f"≤ {_SLOWEST}", load.p99 <= _SLOWEST),
        Verdict(f"{NAME}, refused", str(load.refused), "0", load.refused == 0),
    ]


def _figures(server: Server, requests: list[Request], seconds: float) -> Figures:
    _bear(server, requests, _WARM)
    before = server.processor_seconds()
    load = _bear(server, requests, seconds)
    return Figures(load, (server.processor_seconds() - before) * 1000 / max(load.answered, 1))


def _bear(server: Server, requests: list[Request], seconds: float) -> Load:
    return bear(server.port, requests, askers=_WRITERS, seconds=seconds)


@contextmanager
def _copy(database: Path) -> Iterator[Path]:
    copy = FOLDER / "written.sqlite3"
    shutil.copyfile(database, copy)
    try:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
        yield copy
    finally:
        for left in FOLDER.glob(f"{copy.name}*"):
            left.unlink()


def _requests(copy: Path) -> list[Request]:
    headers = (
        ("Authorization", f"Bearer {_token(copy)}"),
        ("Content-Type", "application/json"),
    )
    bodies = Bodies(copy)
    return [
        Request("/api/v1/trips/", "POST", headers, json.dumps(bodies.trip(number)).encode())
        for number in range(_BODIES)
    ]


def _token(copy: Path) -> str:
    """In a process of its own, as this one has opened another database."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.api.account"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{copy}"},
        check=True,
        capture_output=True,
        text=True,
    )
    return made.stdout
