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
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "var" / "audit"
PATIENCE = 300


# A superuser with a token, who is signed in; what it prints is the session.
_SIGN_IN = """
from django.contrib.auth import SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from tripreports.api.tokens.services import make_token
user = User.objects.create_superuser("auditor", password="a-long-password")
make_token(owner=user, name="Nightly mirror", scopes=["read_drafts"], days=30)
session = SessionStore()
session[SESSION_KEY] = user.pk
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(session.session_key)
"""


class Site(NamedTuple):
    """Where it is, and the session of somebody who is signed in."""

    address: str
    session: str


@contextlib.contextmanager
def served() -> Iterator[Site]:
    """A server of the example records."""
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
        yield Site(address, _signed_in(environment))
    finally:
        server.terminate()
        server.wait()


def _signed_in(environment: dict[str, str]) -> str:
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", _SIGN_IN]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return run.stdout.split()[-1]


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
    return status in {HTTPStatus.OK, HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
