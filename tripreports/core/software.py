"""Which software writes the answers: as good as a change of the records where it is another."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import django
from django.conf import settings

VERSION = "0.1.0"

_PACKAGE = Path(__file__).resolve().parent.parent
_KINDS = {".py", ".mo", ".html", ".txt", ".css", ".js", ".svg", ".json", ".tsv"}
# Migrations change records, and those say so themselves.
_LEFT_OUT = {"migrations", "__pycache__"}


class Software(NamedTuple):
    """What the files of the program come to, and when one was last changed."""

    token: str
    changed_at: dt.datetime


def current() -> Software:
    """Read once for each process, and anew when somebody who develops saves a template."""
    return _read(_saved_at() if settings.DEBUG else 0)


def _saved_at() -> float:
    """The newest template or static file: for code, the server is started anew."""
    folders = (*settings.TEMPLATES[0]["DIRS"], *settings.STATICFILES_DIRS)
    return max(path.stat().st_mtime for folder in folders for path in Path(folder).rglob("*"))


@lru_cache(maxsize=1)
def _read(_saved_at: float) -> Software:
    read, latest = hashlib.blake2b(django.__version__.encode(), digest_size=16), 0.0
    # What pages say of the site that runs them.
    read.update(f"{settings.OPERATOR}\0{settings.CONTACT_EMAIL}\0{settings.TIME_ZONE}".encode())
    for path in sorted(_files()):
        read.update(path.name.encode() + b"\0" + path.read_bytes())
        latest = max(latest, path.stat().st_mtime)
    return Software(read.hexdigest(), dt.datetime.fromtimestamp(latest, dt.UTC))


def _files() -> Iterator[Path]:
    """Code, translations, templates and static files: all that a page is made of."""
    for folder in (_PACKAGE, *settings.TEMPLATES[0]["DIRS"], *settings.STATICFILES_DIRS):
        for path in Path(folder).rglob("*"):
            if path.suffix in _KINDS and _LEFT_OUT.isdisjoint(path.parts):
                yield path
