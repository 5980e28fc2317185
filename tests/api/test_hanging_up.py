"""Clients that hang up in the middle of a file."""

import socket
import sqlite3
import struct
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.benchmarks.filling import forget_pending
from tests.serving import PATIENCE, Site, serving
from tripreports.directory.models import Place

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="it looks at the file")
# More than both processes have threads; and more than the buffers between server and client hold.
CLIENTS = 12
PLACES, LENGTH = 4_000, 5_000


@pytest.fixture
def site(transactional_db: None, tmp_path: Path) -> Iterator[Site]:
    Place.objects.bulk_create(
        Place(name_en=f"Place {number}", kind="city", note="n" * LENGTH, is_public=True)
        for number in range(PLACES)
    )
    forget_pending()
    with serving(tmp_path) as found:
        yield found


@pytest.fixture
def opened(site: Site) -> Iterator[sqlite3.Connection]:
    """The same file, with something in it that has yet to be put into its place."""
    with closing(sqlite3.connect(site.database, timeout=0, isolation_level=None)) as found:
        found.execute("PRAGMA user_version=1")
        yield found


def test_server_lets_go_of_a_file_that_nobody_takes(site: Site, opened: sqlite3.Connection) -> None:
    with begun(site) as client:
        assert is_read(opened)
        hang_up(client)

    for _each in range(CLIENTS):
        hang_up(begun(site))

    wait_until_nobody_reads(opened)
    status, answer = site.ask("GET", "places/?limit=1")
    assert (status, len(answer["results"])) == (200, 1)
    assert "Traceback" not in (site.database.parent / "output").read_text()


def begun(site: Site) -> socket.socket:
    """A client that has the beginning of the file and takes no more."""
    client = socket.create_connection(("127.0.0.1", site.port), PATIENCE)
    client.sendall(
        b"GET /api/v1/places/?format=csv&fields=key,note HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )
    taken = 0
    while taken < LENGTH * 3:
        taken += len(client.recv(LENGTH))
    return client


def hang_up(client: socket.socket) -> None:
    """At once, and without listening any more."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()


def is_read(opened: sqlite3.Connection) -> bool:
    """Whether somebody still reads what the database would like to put away."""
    is_busy, _size, _moved = opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return bool(is_busy)


def wait_until_nobody_reads(opened: sqlite3.Connection) -> None:
    end = time.monotonic() + PATIENCE
    while is_read(opened):
        assert time.monotonic() < end
        time.sleep(0.05)
