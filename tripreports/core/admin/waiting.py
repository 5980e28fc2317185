"""Files that wait between the look at what they would change and the word to go on."""

import hashlib
import secrets
import tempfile
import time
from pathlib import Path

from django.core import signing

_LONGEST = 24 * 60 * 60


def keep(content: bytes, *, purpose: str) -> str:
    """A token for the file, good for a day and for this purpose alone."""
    folder = _folder()
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - _LONGEST:
            old.unlink(missing_ok=True)
    name = secrets.token_hex(16)
    (folder / name).write_bytes(content)
    return signing.dumps(name, salt=purpose)


def kept(token: str, *, purpose: str) -> bytes | None:
    """The file of a token, or nothing if it is gone."""
    path = _path(token, purpose)
    return path.read_bytes() if path and path.exists() else None


def forget(token: str, *, purpose: str) -> None:
    if path := _path(token, purpose):
        path.unlink(missing_ok=True)


def _path(token: str, purpose: str) -> Path | None:
    try:
        name: str = signing.loads(token, salt=purpose, max_age=_LONGEST)
    except signing.BadSignature:
        return None
    return _folder() / name


def _folder() -> Path:
    """One for each installation on the machine, closed to everybody else."""
    own = hashlib.sha256(str(Path(__file__).resolve()).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"tripreports-tables-{own}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
