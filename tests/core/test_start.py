"""`manage.py start`, run as `make run` runs it: in its own folder, as its own process."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tripreports.settings import BASE_DIR

PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(folder: Path) -> Iterator[str]:
    """Starts the server with all its files in a folder, and gives its address."""
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONUNBUFFERED": "1",
        "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRS",
        "DATABASE_URL": f"sqlite:///{folder / 'var' / 'db.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
    }
    with (folder / "output").open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "start", "--port", str(port)],
            cwd=BASE_DIR,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_it_answers(server, f"{address}/")
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_until_it_answers(server: subprocess.Popen[bytes], address: str) -> None:
    """Not only until it listens: a busy machine may reset what comes before its workers."""
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            get(address)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("The server did not start.")


def get(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 (our own server)
        return answer.status, answer.headers["Content-Type"]


def test_start_serves_pages_and_static_files_and_again_in_one_line(tmp_path: Path) -> None:
    with started(tmp_path) as address:
        page = get(f"{address}/trips/")
        icon = get(f"{address}/static/favicon.svg")
    first = (tmp_path / "output").read_text()
    with started(tmp_path) as address:
        page_again = get(f"{address}/trips/")
    second = (tmp_path / "output").read_text()

    assert page == page_again == (200, "text/html; charset=utf-8")
    assert icon == (200, "image/svg+xml")
    assert "Staff account: demo" in first
    assert second == f"Tripreports is at {address}/ (Ctrl+C stops it).\n"
