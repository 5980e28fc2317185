"""Readers of the environment: each refuses a value that is wrong or unsafe, and names it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DEVELOPMENT_KEY = "development-only-key-that-production-refuses-to-start-with"
_SHORTEST_KEY = 50
_FEWEST_CHARACTERS = 10
_WEAK_BEGINNINGS = ("development-only", "django-insecure", "changeme", "change-me", "secret")
_BOOLEANS = {"1": True, "true": True, "yes": True, "on": True}
_BOOLEANS |= {"": False, "0": False, "false": False, "no": False, "off": False}
# Up to 8 MB of the file stay in memory for each connection: with 2 MB, what SQLite has by itself, a
# list of a few hundred candidates reads the same pages twice.
_SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000;"
# Opening SQLite takes longer than most answers: it reads what all tables and triggers are.
_KEPT_OPEN = 60
_POSTGRES_OPTIONS = {"host", "sslmode", "sslrootcert"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str) -> bool:
    value = text(name)
    if value.lower() not in _BOOLEANS:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return _BOOLEANS[value.lower()]


def number(name: str, default: int, *, least: int = 0) -> int:
    value = text(name) or str(default)
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    if int(value) < least:
        raise ImproperlyConfigured(f"{name} must be {least} or more, not {value}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    path = Path(text(name) or default)
    if not path.is_absolute():
        raise ImproperlyConfigured(f"{name} must be an absolute path, not {str(path)!r}.")
    return path


def hosts(name: str, default: str, *, debug: bool) -> list[str]:
    found = words(name, default)
    if debug:
        return found
    if not found:
        raise ImproperlyConfigured(f"{name} is empty: name the hosts that this site answers to.")
    if "*" in found:
        raise ImproperlyConfigured(f"{name} is '*', which answers to any host: name them.")
    return found


def origins(name: str) -> list[str]:
    found = words(name)
    for origin in found:
        if not origin.startswith(("http://", "https://")):
            raise ImproperlyConfigured(f"{name}: {origin!r} must begin with https:// or http://.")
    return found


def site(name: str) -> str:
    """One address of a site, without a slash at its end; nothing if it is not given."""
    found = text(name).rstrip("/")
    if found and not found.startswith(("http://", "https://")):
        raise ImproperlyConfigured(f"{name}: {found!r} must begin with https:// or http://.")
    return found


def secret_key(name: str, kept_in: Path, *, debug: bool) -> str:
    """The key that signs sessions: from the environment, else from the file `make run` keeps."""
    key = text(name) or _read(kept_in)
    if debug:
        return key or DEVELOPMENT_KEY
    if not key:
        raise ImproperlyConfigured(f"{name} is not set (`make run` makes one by itself).")
    if key.lower().startswith(_WEAK_BEGINNINGS):
        raise ImproperlyConfigured(f"{name} is an example value: set a random one.")
    if len(key) < _SHORTEST_KEY or len(set(key)) < _FEWEST_CHARACTERS:
        raise ImproperlyConfigured(
            f"{name} is too weak: it needs {_SHORTEST_KEY} or more random characters."
        )
    return key


def database(name: str, default: str, *, base: Path) -> dict[str, Any]:
    """Django's settings for `sqlite:///path` or `postgres://user:password@host:port/name`."""
    url = urlsplit(text(name) or default)
    if url.scheme == "sqlite":
        return _sqlite(unquote(url.path), name=name, base=base)
    if url.scheme in {"postgres", "postgresql"}:
        try:
            port = url.port
        except ValueError:
            raise ImproperlyConfigured(f"{name} has a port that is not a number.") from None
        options = dict(parse_qsl(url.query))
        return _postgres(
            options,
            name=name,
            place={
                "NAME": unquote(url.path.removeprefix("/")),
                "USER": unquote(url.username or ""),
                "PASSWORD": unquote(url.password or ""),
                "HOST": options.get("host") or url.hostname or "",
                "PORT": port or "",
            },
        )
    raise ImproperlyConfigured(f"{name} must begin with sqlite:// or postgres://.")


def _sqlite(path: str, *, name: str, base: Path) -> dict[str, Any]:
    path = path.removeprefix("/")
    if not path:
        raise ImproperlyConfigured(f"{name} names no file: write sqlite:////folder/file.sqlite3.")
    return {
        "ENGINE": "tripreports.core.sqlite",
        "NAME": path if path == ":memory:" else base / path,
        "CONN_MAX_AGE": _KEPT_OPEN,
        "OPTIONS": {
            # A transaction that begins by reading and then writes fails at once when another
            # writes; taking the write lock at its start makes it wait instead.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": _SQLITE_PRAGMAS,
        },
    }


def _postgres(
    options: Mapping[str, str], *, name: str, place: Mapping[str, object]
) -> dict[str, Any]:
    if not place["NAME"]:
        raise ImproperlyConfigured(f"{name} names no database: write postgres://…/name.")
    unknown = sorted(set(options) - _POSTGRES_OPTIONS)
    if unknown:
        raise ImproperlyConfigured(f"{name} has options that are not known: {', '.join(unknown)}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        **place,
        "CONN_MAX_AGE": _KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {option: value for option, value in options.items() if option != "host"},
    }


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.is_file() else ""
