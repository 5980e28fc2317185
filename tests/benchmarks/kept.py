"""Made archives that are kept in var/benchmarks until what makes them changes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import archive
from tests.benchmarks.settings import ROOT

FOLDER = ROOT / "var" / "benchmarks"
_MOST_SEARCHED = 20_000
# On what the rows and the index of an archive depend.
_MAKERS = ("archive", "filling", "journeys", "rows", "vocabulary", "world")
_SOURCES = (
    *(f"tests/benchmarks/{name}.py" for name in _MAKERS),
    *("tripreports/*/migrations/*.py", "tripreports/search/*.py", "fixtures/*.json"),
)


def place(trips: int) -> Path:
    """Where the archive of so many trips is, or will be."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    return FOLDER / f"{trips}-{_fingerprint()}.sqlite3"


def make(database: Path, trips: int) -> None:
    """In a process of its own, and under another name until it is whole; older ones go.

    The index for the search would take an hour for a very large one, so that has none.
    """
    if database.exists():
        return
    for old in FOLDER.glob(f"{trips}-*"):
        old.unlink()
    unfinished = database.with_suffix(".unfinished")
    unsearched = [archive.UNSEARCHED] if trips > _MOST_SEARCHED else []
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.archive", str(trips), *unsearched],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{unfinished}"},
        check=True,
    )
    unfinished.rename(database)


def _fingerprint() -> str:
    """Another one after any change of what makes the archive."""
    digest = hashlib.sha256()
    for path in sorted(path for source in _SOURCES for path in ROOT.glob(source)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
