"""One number for what a document says: the same outline has the same."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from tripreports.documents.outline import Document

# Raised when a writer changes how documents look, so that those which are kept are made anew.
EDITION = 2


def digest(document: Document) -> str:
    """Hexadecimal SHA-256 over every value, pictures included."""
    found = hashlib.sha256(f"{EDITION}".encode())
    for part in _parts(document):
        found.update(f"{len(part)}:".encode())
        found.update(part)
    return found.hexdigest()


def _parts(value: Any) -> Iterator[bytes]:
    if isinstance(value, bytes):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _parts(one)
        yield b")"
    elif is_dataclass(value):
        yield type(value).__name__.encode()
        for field in fields(value):
            yield from _parts(getattr(value, field.name))
    else:
        yield str(value).encode("utf-8", "surrogatepass")
