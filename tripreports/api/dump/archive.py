"""A zip file that is written while its parts are made, and that is there when it is whole."""

import datetime as dt
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_UNIX, _READABLE = 3, 0o100644 << 16
_FIRST_YEAR = 1980  # zip files know no earlier one


@dataclass(frozen=True)
class Part:
    """A file in the archive, as one who reads it can check it."""

    path: str
    bytes: int
    sha256: str


class Archive:
    """Of the same parts and the same moment come the same bytes, on every machine."""

    def __init__(self, file: IO[bytes], moment: dt.datetime) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._moment = moment.astimezone(dt.UTC)

    def add(self, path: str, chunks: Iterable[bytes]) -> Part:
        digest, length = hashlib.sha256(), 0
        # How long it gets is not known, so it may be long.
        with self._zip.open(self._entry(path), "w", force_zip64=True) as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                length += len(chunk)
        return Part(path, length, digest.hexdigest())

    def close(self) -> None:
        self._zip.close()

    def _entry(self, path: str) -> zipfile.ZipInfo:
        at = self._moment
        stamp = (max(at.year, _FIRST_YEAR), at.month, at.day, at.hour, at.minute, at.second)
        entry = zipfile.ZipInfo(path, stamp)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system, entry.external_attr = _UNIX, _READABLE
        return entry


@contextmanager
def whole_or_none(target: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name when all of it is on the disk, and is gone if that fails."""
    number, name = tempfile.mkstemp(
        prefix=f".{target.name}-", suffix=".unfinished", dir=target.parent
    )
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
