"""Finds a Python that is new enough and lets it do the work: `bootstrap.py run|test|install`.

Any Python 3 can read this file, so that one which is too old can say so.
"""

import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV_PYTHON = os.path.join(ROOT, ".venv", "bin", "python")
OLDEST = (3, 11)
NEWEST_TRIED = (3, 14)
# Prints the version, then which of the parts that a virtual environment needs are missing.
PROBE = """
import importlib.util, sys
print(sys.version_info[0], sys.version_info[1])
needed = ("venv", "ensurepip", "sqlite3", "ssl")
print(" ".join(name for name in needed if importlib.util.find_spec(name) is None))
"""


def main():
    python = VENV_PYTHON if probe(VENV_PYTHON)[0] else newest_python()
    sys.stdout.flush()
    os.execv(python, [python, os.path.join(ROOT, "tools", "install.py")] + sys.argv[1:])


def newest_python():
    """The newest one on PATH that the locked packages were tried with."""
    names = ["python3.%d" % minor for minor in range(NEWEST_TRIED[1], OLDEST[1] - 1, -1)]
    lacking = {}
    for python in [shutil.which(name) for name in names] + [sys.executable]:
        version, missing = probe(python)
        if version and version >= OLDEST:
            if not missing:
                return python
            lacking[version] = missing
    if lacking:
        version = max(lacking)
        needs = "Python %d.%d lacks %s (Debian, Ubuntu: apt install python%d.%d-venv)."
        sys.exit("Tripreports: " + needs % (version + (lacking[version],) + version))
    needs = "Tripreports: Python %d.%d or newer is needed, and this is %d.%d."
    sys.exit(needs % (OLDEST + tuple(sys.version_info[:2])))


def probe(python):
    """Its version, and which needed parts it lacks; no version when it does not run."""
    if not python:
        return None, ""
    try:
        output = subprocess.check_output([python, "-c", PROBE], stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None, ""
    version, missing = output.decode("ascii").split("\n")[:2]
    return tuple(int(part) for part in version.split()), missing.replace(" ", ", ")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
