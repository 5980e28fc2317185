"""Compiles pyproject.toml into requirements*.txt: every version with its hashes, no hosts.

An index or a mirror is a matter of the machine that installs, so no address stands in the files.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = (
    *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"),
    *("--universal", "--fork-strategy", "fewest", "--generate-hashes"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
)


def main() -> int:
    options = ["--upgrade"] if "--upgrade" in sys.argv else []
    run = subprocess.run([*COMPILE, *options, "-o", "requirements.txt"], cwd=ROOT, check=False)
    if run.returncode:
        return run.returncode
    # The tools come on top of exactly what runs in production.
    tools = ["--group", "dev", "--constraint", "requirements.txt", "-o", "requirements-dev.txt"]
    return subprocess.run([*COMPILE, *options, *tools], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
