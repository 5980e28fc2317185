"""The product as its operators start it: gunicorn, no debugging, a database of its own."""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "var" / "audit"
PATIENCE = 300


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The address of a server of the example records."""
    port = free_port()
    database = FOLDER / "db.sqlite3"
    for left in FOLDER.glob("db.sqlite3*"):
        left.unlink()
    environment = os.environ | {
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "DATABASE_URL": f"sqlite:///{database}",
        "STATIC_ROOT": str(FOLDER / "static"),
        "DJANGO_SETTINGS_MODULE": "tripreports.settings",
    }
    server = subprocess.Popen(
        [sys.executable, "manage.py", "start", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while True:
        if server.poll() is not None or time.monotonic() > end:
            raise SystemExit("The site does not start.")
        with contextlib.suppress(OSError):
            fetch(address + "/", "en")
            return
        time.sleep(0.2)


def fetch(address: str, language: str) -> tuple[int, bytes]:
    """The status and the body of a page in a language."""
    headers = {"Accept-Language": language}
    request = urllib.request.Request(encoded(address), headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def encoded(address: str) -> str:
    return urllib.parse.quote(address, safe=":/?&=%")


def is_there(status: int) -> bool:
    return status in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
