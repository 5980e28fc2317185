"""Databases that are made once and copied for every process that tests: migrated, and the example.

To migrate takes as long as a hundred tests, and so does loading the example. On SQLite each is a file,
which later runs find by a digest of all that it was made from; on PostgreSQL they last as long as the
server. `python -m tests.databases` makes them before anybody waits for them.
"""

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

FOLDER = Path(settings.VAR_DIR) / "tests-databases"
MADE_FROM = ("tripreports", "fixtures", "tests/settings.py", "requirements-dev.txt")
EXAMPLE = ("directory", "events", "elections", "trips", "reports", "followup")
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"


def open_migrated() -> None:
    """Connects to an own database with all tables, of which no other process knows."""
    with _alone():
        if connection.vendor == "sqlite":
            _open_sqlite()
        else:
            _open_postgresql()


def close() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{_of_example(_name())}"')
    connection.creation.destroy_test_db(verbosity=0)


@contextmanager
def with_example() -> Iterator[None]:
    """Puts a database with the example, whose search is ready, in the place of the empty one."""
    own = _name()
    if connection.vendor == "sqlite":
        _fill("example")
    else:
        _copy_example(_of_example(own))
        _connect(_of_example(own))
    _forget()
    yield
    if connection.vendor == "sqlite":
        _fill("migrated")
    else:
        _connect(own)
    _forget()


def commit_example() -> None:
    """Puts the example into the own database, for a test after which all tables are emptied."""
    if connection.vendor == "sqlite":
        _fill("example")
        _forget()
    else:
        load_example()


def load_example() -> None:
    from tripreports.search.indexing import flush  # noqa: PLC0415 (once Django is set up)

    call_command("loaddata", *EXAMPLE, verbosity=0)
    flush()  # once, and not in every test that searches


@contextmanager
def _alone() -> Iterator[None]:
    """Lets one process make what the others wait for."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
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


def _forget() -> None:
    """What Django knows of the numbers by which this database calls the kinds of record."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415 (as above)

    ContentType.objects.clear_cache()


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _of_example(name: str) -> str:
    return f"{name}_example"


def _connect(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()


def _kept(kind: str) -> Path:
    return FOLDER / f"{kind}_{_digest()}.sqlite3"


def _open_sqlite() -> None:
    if _kept("example").exists():
        _connect(IN_MEMORY)
    else:
        for stale in FOLDER.glob("*.sqlite3*"):
            stale.unlink()
        _migrate()
        _keep("migrated")
        load_example()
        _keep("example")
    _fill("migrated")


def _keep(kind: str) -> None:
    unfinished = _kept(kind).with_suffix(".sqlite3-unfinished")
    with closing(sqlite3.connect(unfinished)) as target:
        connection.connection.backup(target)
    unfinished.rename(_kept(kind))


def _fill(kind: str) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(_kept(kind))) as source:
        source.backup(connection.connection)


def _open_postgresql() -> None:
    outside, own = _name(), connection.settings_dict["TEST"]["NAME"] or f"test_{_name()}"
    migrated = f"migrated_{_digest()}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ '^(migrated|example)_'")
        found = {name for (name,) in cursor.fetchall()}
    if f"example_{_digest()}" not in found:
        _migrate()
        with connection.cursor() as cursor:
            for stale in found:
                cursor.execute(f'DROP DATABASE "{stale}"')
            # Only possible while no other process is in the database that is copied.
            cursor.execute(f'CREATE DATABASE "{migrated}" TEMPLATE "{own}"')
        load_example()
        with connection.cursor() as cursor:  # the other one is closed behind the fixture
            cursor.execute(f'CREATE DATABASE "example_{_digest()}" TEMPLATE "{own}"')
        _connect(outside)
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{own}"')
        cursor.execute(f'DROP DATABASE IF EXISTS "{_of_example(own)}"')
        cursor.execute(f'CREATE DATABASE "{own}" TEMPLATE "{migrated}"')
    _connect(own)


def _copy_example(name: str) -> None:
    """For the first module that asks for it."""
    with _alone(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "example_{_digest()}"')


if __name__ == "__main__":
    django.setup()
    open_migrated()
    close()
