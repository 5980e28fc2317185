"""`make benchmark`: measures the forms of staff, the start, and the public pages.

    .venv/bin/python -m tests.benchmarks.run [desk | site] [number of trips]

Each part runs in a process of its own with its own database; not a test, as machines differ.
The first run with new code makes an archive of 10,000 trips, which takes a minute or two.
"""

import subprocess
import sys
from collections.abc import Sequence

from tests.benchmarks.settings import ROOT

PARTS = ("desk", "site")


def main(arguments: Sequence[str]) -> int:
    chosen = [part for part in PARTS if part in arguments] or PARTS
    numbers = [number for number in arguments if number.isdigit()]
    answers = [measure(part, numbers if part == "site" else []) for part in chosen]
    return int(any(answers))


def measure(part: str, arguments: Sequence[str]) -> int:
    print(f"\n{part}", flush=True)
    command = [sys.executable, "-m", f"tests.benchmarks.{part}", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
