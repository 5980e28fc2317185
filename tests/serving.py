"""The site as its operators start it, on a file with what a test has put into the database."""

import contextlib
import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import orjson
from django.contrib.auth.models import User
from django.db import connection

from tests.core.test_start import free_port, wait_until_it_answers
from tripreports.api.enums import Scope
from tripreports.api.tokens.services import make_token
from tripreports.core.management.commands.start import server_command
from tripreports.settings import BASE_DIR

PATIENCE = 60
_SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "tripreports.settings",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRS",
    "API_WRITES_PER_MINUTE": "1000000",
}


@dataclass(frozen=True)
class Site:
    """Two processes that serve one file, and a token to write with."""

    port: int
    database: Path
    token: str
    server: "subprocess.Popen[bytes]"

    def ask(self, method: str, address: str, body: Any = None) -> tuple[int, Any]:
        """The status and the JSON of an answer."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as client:
            content = None if body is None else orjson.dumps(body)
            client.request(method, f"/api/v1/{address}", content, headers)
            answer = client.getresponse()
            return answer.status, orjson.loads(answer.read())

    def value(self, sql: str) -> Any:
        """The one value that the file has for a question."""
        with closing(sqlite3.connect(self.database, timeout=PATIENCE)) as opened:
            return opened.execute(sql).fetchone()[0]

    def kill_workers(self) -> None:
        """As when the memory of the machine is used up; the server starts others."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        for number in children.read_text().split():
            os.kill(int(number), signal.SIGKILL)


def settings_on(database: Path) -> dict[str, str]:
    return os.environ | _SETTINGS | {"DATABASE_URL": f"sqlite:///{database}"}


def file_of_database(folder: Path) -> Path:
    """What is in the database of the tests, as a file like that of an operator."""
    database = folder / "site.sqlite3"
    with closing(sqlite3.connect(database)) as target:
        connection.ensure_connection()
        connection.connection.backup(target)
        target.execute("PRAGMA journal_mode=WAL")
    return database


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Site]:
    """A server on a copy of the database of the tests; it is stopped at the end."""
    owner = User.objects.create_superuser("writer")
    _token, secret = make_token(owner=owner, name="Test", scopes=[*Scope.values], days=1)
    database, port = file_of_database(folder), free_port()
    with (folder / "output").open("wb") as output:
        server = subprocess.Popen(
            server_command(f"127.0.0.1:{port}"),
            cwd=BASE_DIR,
            env=settings_on(database),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_it_answers(server, f"http://127.0.0.1:{port}/api/v1/")
        yield Site(port, database, secret, server)
    finally:
        server.terminate()
        server.wait()
