"""Sets a PDF in a process of its own: whatever happens to it, the one who asked goes on."""

import pickle
import subprocess
import sys
from pathlib import Path

from tripreports.documents.outline import Document

LONGEST = 60
_ROOT = Path(__file__).parents[3]


class NotWritten(Exception):
    """A file could not be made; the message is for the log."""


def write_pdf_apart(document: Document) -> bytes:
    """The same file as `write_pdf`. Raises NotWritten if the process fails or takes too long."""
    try:
        run = subprocess.run(
            [sys.executable, "-m", "tripreports.documents.pdf"],
            input=pickle.dumps(document),
            capture_output=True,
            cwd=_ROOT,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotWritten(f"The PDF was not set within {LONGEST} seconds.") from error
    if run.returncode:
        raise NotWritten(run.stderr.decode(errors="replace")[-2000:])
    return run.stdout
