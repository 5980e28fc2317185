"""A PostgreSQL server for one command: `postgres.py pytest …` runs it with DATABASE_URL set.

The cluster lives in a temporary folder, listens on a socket in it and nowhere else, and trades
all safety for speed.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

NAME = "tripreports"
FAST = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50"),
    # It would count the rows between two loads, and have queries planned for empty tables.
    "autovacuum=off",
    "jit=off",
)
PATIENCE = 30.0


def binaries() -> Path | None:
    """The folder of the newest server on this machine, if there is one."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=None)
    return newest.parent if newest else None


@contextlib.contextmanager
def throwaway_cluster(programs: Path) -> Iterator[str]:
    """Starts a server and gives the DATABASE_URL of an empty database in it."""
    # To be terminated is a way to end too: the server must go, and its folder.
    signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(1))
    # A socket's path must be short, so not wherever TMPDIR leads to.
    folder = Path(tempfile.mkdtemp(prefix="trip-pg-", dir="/tmp"))
    owner = _unprivileged()
    if owner:
        shutil.chown(folder, owner)
    try:
        _run(programs / "initdb", *_initdb_options(folder), owner=owner, folder=folder)
        with _server(programs, folder, owner):
            yield f"postgres://{NAME}@/{NAME}?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> str | None:
    """Who runs the server when we are root, as it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {account.pw_name for account in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _initdb_options(folder: Path) -> list[str]:
    return [
        *("--pgdata", str(folder / "data"), "--username", NAME, "--auth", "trust"),
        *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
    ]


@contextlib.contextmanager
def _server(programs: Path, folder: Path, owner: str | None) -> Iterator[None]:
    settings = [part for setting in FAST for part in ("-c", setting)]
    where = ["-D", str(folder / "data"), "-k", str(folder), "-c", "listen_addresses="]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [str(programs / "postgres"), *where, *settings],
            user=owner,
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    try:
        _wait_until_ready(programs, folder, server)
        make = ("--host", str(folder), "--username", NAME, NAME)
        _run(programs / "createdb", *make, owner=owner, folder=folder)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # a fast shutdown: it waits for nobody
        server.wait()


def _wait_until_ready(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    ask = [str(programs / "pg_isready"), "--quiet", "--host", str(folder)]
    end = time.monotonic() + PATIENCE
    while subprocess.run(ask, check=False).returncode:
        if server.poll() is not None or time.monotonic() > end:
            raise SystemExit(f"PostgreSQL did not start: {(folder / 'log').read_text()}")
        time.sleep(0.1)


def _run(program: Path, *arguments: str, owner: str | None, folder: Path) -> None:
    command = [str(program), *arguments]
    subprocess.run(command, user=owner, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def main(command: list[str]) -> int:
    programs = binaries()
    if not command:
        raise SystemExit("write: postgres.py command …")
    if programs is None:
        raise SystemExit("There is no PostgreSQL server on this machine.")
    with throwaway_cluster(programs) as url:
        environment = os.environ | {"DATABASE_URL": url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
