"""The readers of the environment, called directly."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tripreports import environment

BASE = Path("/srv/trips")


def database(monkeypatch: pytest.MonkeyPatch, url: str) -> dict[str, object]:
    monkeypatch.setenv("DATABASE_URL", url)
    return environment.database("DATABASE_URL", "", base=BASE)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////data/trips.sqlite3", Path("/data/trips.sqlite3")),
        ("sqlite:///trips.sqlite3", BASE / "trips.sqlite3"),
        ("sqlite:///with%20space.sqlite3", BASE / "with space.sqlite3"),
        ("sqlite:///:memory:", ":memory:"),
    ],
)
def test_database_reads_the_file_of_sqlite(
    monkeypatch: pytest.MonkeyPatch, url: str, name: object
) -> None:
    found = database(monkeypatch, url)

    assert (found["ENGINE"], found["NAME"]) == ("tripreports.core.sqlite", name)


def test_database_of_sqlite_waits_for_the_write_lock_and_keeps_what_it_wrote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = database(monkeypatch, "sqlite:////data/trips.sqlite3")

    assert found["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000;"
        ),
    }


def test_database_of_sqlite_stays_open_between_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    found = database(monkeypatch, "sqlite:////data/trips.sqlite3")

    assert found["CONN_MAX_AGE"] == 60


def test_database_reads_every_part_of_a_postgres_address(monkeypatch: pytest.MonkeyPatch) -> None:
    found = database(
        monkeypatch, "postgres://clerk:p%40ss@db.example.org:5433/trips?sslmode=require"
    )

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "trips",
        "USER": "clerk",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": 5433,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require"},
    }


def test_database_reads_the_socket_of_postgres(monkeypatch: pytest.MonkeyPatch) -> None:
    found = database(monkeypatch, "postgresql://clerk@/trips?host=/run/postgresql")

    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/run/postgresql", "", {})


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("sqlite://", "DATABASE_URL names no file: write sqlite:////folder/file.sqlite3."),
        ("postgres://db", "DATABASE_URL names no database: write postgres://…/name."),
        ("postgres://db:x/trips", "DATABASE_URL has a port that is not a number."),
        ("postgres://db/trips?pool=9&a=1", "DATABASE_URL has options that are not known: a, pool."),
    ],
)
def test_database_refuses_an_address_it_does_not_understand(
    monkeypatch: pytest.MonkeyPatch, url: str, message: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        database(monkeypatch, url)

    assert str(refusal.value) == message


def test_secret_key_is_read_from_the_file_that_make_run_keeps(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY")
    kept_in = tmp_path / "secret_key"
    kept_in.write_text("0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRS\n")

    key = environment.secret_key("SECRET_KEY", kept_in, debug=False)

    assert key == "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRS"


def test_secret_key_that_is_nowhere_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY")

    with pytest.raises(ImproperlyConfigured) as refusal:
        environment.secret_key("SECRET_KEY", tmp_path / "secret_key", debug=False)

    assert str(refusal.value) == "SECRET_KEY is not set (`make run` makes one by itself)."


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("True", True), ("0", False), ("", False), ("off", False)]
)
def test_flag_reads_the_usual_spellings(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: bool
) -> None:
    monkeypatch.setenv("DEBUG", value)

    found = environment.flag("DEBUG")

    assert found is expected


def refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> str:
    """What the reader of a variable says to a value that it does not take."""
    monkeypatch.setenv(name, value)
    readers: dict[str, Callable[[], object]] = {
        "DEBUG": lambda: environment.flag("DEBUG"),
        "EMAIL_PORT": lambda: environment.number("EMAIL_PORT", 587),
        "MEDIA_ROOT": lambda: environment.folder("MEDIA_ROOT", BASE),
        "ALLOWED_HOSTS": lambda: environment.hosts("ALLOWED_HOSTS", "localhost", debug=False),
        "CSRF_TRUSTED_ORIGINS": lambda: environment.origins("CSRF_TRUSTED_ORIGINS"),
        "SECRET_KEY": lambda: environment.secret_key("SECRET_KEY", BASE, debug=False),
        "DATABASE_URL": lambda: environment.database("DATABASE_URL", "", base=BASE),
    }
    with pytest.raises(ImproperlyConfigured) as refusal:
        readers[name]()
    return str(refusal.value).removeprefix(name)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("DEBUG", "perhaps", " must be 1 or 0, not 'perhaps'."),
        ("EMAIL_PORT", "smtp", " must be a whole number, not 'smtp'."),
        ("MEDIA_ROOT", "media", " must be an absolute path, not 'media'."),
        ("ALLOWED_HOSTS", " , ", " is empty: name the hosts that this site answers to."),
        ("ALLOWED_HOSTS", "a.org,*", " is '*', which answers to any host: name them."),
        ("CSRF_TRUSTED_ORIGINS", "a.org", ": 'a.org' must begin with https:// or http://."),
        ("SECRET_KEY", "changeme" * 9, " is an example value: set a random one."),
        ("SECRET_KEY", "short", " is too weak: it needs 50 or more random characters."),
        ("SECRET_KEY", "ab" * 30, " is too weak: it needs 50 or more random characters."),
        ("DATABASE_URL", "mysql://db/trips", " must begin with sqlite:// or postgres://."),
    ],
)
def test_readers_refuse_a_bad_value_and_name_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    said = refused(monkeypatch, name, value)

    assert said == reason


def test_hosts_may_be_any_in_debug_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "*")

    found = environment.hosts("ALLOWED_HOSTS", "localhost", debug=True)

    assert found == ["*"]


def test_origins_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSRF_TRUSTED_ORIGINS", "https://a.org, https://b.org")

    found = environment.origins("CSRF_TRUSTED_ORIGINS")

    assert found == ["https://a.org", "https://b.org"]
