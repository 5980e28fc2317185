"""A database that is migrated once and copied for every process that tests.

To migrate takes as long as a hundred tests. On SQLite the migrated one is a file, which later runs
find by a digest of all that it was made from; on PostgreSQL it lasts as long as the server.
`python -m tests.databases` makes it before anybody waits for it.
"""

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.db import connection

FOLDER = Path(settings.VAR_DIR) / "tests-databases"
MADE_FROM = ("tripreports", "tests/settings.py", "requirements-dev.txt")
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"


def open_migrated() -> None:
    """Connects to an own database with all tables, of which no other process knows."""
    with _alone():
        name = f"migrated_{_digest()}"
        if connection.vendor == "sqlite":
            _open_sqlite(FOLDER / f"{name}.sqlite3")
        else:
            _open_postgresql(name)


def close() -> None:
    connection.creation.destroy_test_db(verbosity=0)


@contextmanager
def _alone() -> Iterator[None]:
    """Lets one process make what the others wait for."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _digest() -> str:
    """Tells apart databases that may differ after their migrations."""
    digest = hashlib.sha256()
    for part in MADE_FROM:
        place = settings.BASE_DIR / part
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _migrate() -> None:
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _connect(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()


def _open_sqlite(kept: Path) -> None:
    if kept.exists():
        _connect(IN_MEMORY)
        with closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)
        return
    _migrate()
    for stale in FOLDER.glob("*.sqlite3*"):
        stale.unlink()
    unfinished = kept.with_suffix(".sqlite3-unfinished")
    with closing(sqlite3.connect(unfinished)) as target:
        connection.connection.backup(target)
    unfinished.rename(kept)


def _open_postgresql(kept: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'migrated%%'")
        found = {name for (name,) in cursor.fetchall()}
        if kept in found:
            own = connection.settings_dict["TEST"]["NAME"] or f"test_{_name()}"
            cursor.execute(f'DROP DATABASE IF EXISTS "{own}"')
            cursor.execute(f'CREATE DATABASE "{own}" TEMPLATE "{kept}"')
            _connect(own)
            return
    _migrate()
    with connection.cursor() as cursor:
        for stale in found:
            cursor.execute(f'DROP DATABASE "{stale}"')
        # Only possible while no other process is in the database that is copied.
        cursor.execute(f'CREATE DATABASE "{kept}" TEMPLATE "{_name()}"')


if __name__ == "__main__":
    django.setup()
    open_migrated()
    close()
