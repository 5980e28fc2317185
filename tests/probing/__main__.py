"""Asks the API what nobody would, as everybody: `python -m tests.probing [role …] [--cases=8]`.

Each role gets a server and a copy of the archive of its own, which are thrown away afterwards.
schemathesis makes the requests from the schema, with all its checks, one by one and in sequences.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.probing.servers import prepare, serving

ANONYMOUS = "anonymous"
# It calls for a good answer to every request that the schema allows; `checks` has it instead,
# without those that depend on what the archive holds.
_INSTEAD = "positive_data_acceptance"


def probe(address: str, token: str, cases: int, more: list[str]) -> bool:
    """Whether nothing was found."""
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), "run"),
        *(f"{address}/api/v1/schema/?format=json", "--checks=all", f"--exclude-checks={_INSTEAD}"),
        *(f"--max-examples={cases}", "--seed=1", "--no-shrink", "--continue-on-failure"),
        *("--generation-database=none", "--no-color", "--request-timeout=20", "--warnings=off"),
        *(["-H", f"Authorization: Bearer {token}"] if token else []),
        *more,
    ]
    settings = os.environ | {"SCHEMATHESIS_HOOKS": "tests.probing.checks"}
    return subprocess.run(command, env=settings, check=False).returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("roles", nargs="*")
    parser.add_argument("--cases", type=int, default=8, help="of each operation, at most")
    asked, more = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.sqlite3"
        tokens = {ANONYMOUS: "", **prepare(archive)}
        found = []
        for role in asked.roles or tokens:
            own = Path(shutil.copy(archive, Path(folder) / f"{role}.sqlite3"))
            sys.stdout.write(f"\n=== {role}\n")
            sys.stdout.flush()
            with serving(own, Path(folder) / "server.log") as address:
                if not probe(address, tokens[role], asked.cases, more):
                    found.append(role)
    sys.stdout.write(f"Found as: {', '.join(found)}\n" if found else "Nothing found.\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
