"""Turns of those who write into one SQLite file."""

import fcntl
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.serving import file_of_database, settings_on
from tripreports.settings import BASE_DIR

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="it is about a file")
_WRITER = """
import time, django
django.setup()
from tripreports.core.turns import atomic_in_turn
from tripreports.directory.models import Place
with atomic_in_turn():
    Place.objects.create(key="half", name_en="Half", kind="city")
    print("written", flush=True)
    time.sleep(60)
"""


@pytest.mark.django_db(transaction=True)
def test_killed_writer_leaves_nothing_and_its_turn_ends(tmp_path: Path) -> None:
    database = file_of_database(tmp_path)
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER],
        cwd=BASE_DIR,
        env=settings_on(database),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout
    assert writer.stdout.readline() == "written\n"
    assert is_taken(database)

    writer.kill()
    writer.communicate()

    assert not is_taken(database)
    with closing(sqlite3.connect(database, timeout=0)) as next_one:
        next_one.execute("BEGIN IMMEDIATE")
        assert next_one.execute("SELECT COUNT(*) FROM directory_place").fetchone() == (0,)


def is_taken(database: Path) -> bool:
    with Path(f"{database}-turn").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
