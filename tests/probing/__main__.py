"""Asks the API what nobody would, as everybody: `python -m tests.probing [role …] [--cases=8]`.

Each role gets a server and a copy of the archive of its own, which are thrown away afterwards.
schemathesis makes the requests from the schema, with all its checks, one by one and in sequences.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from tests.probing.servers import ROOT, environment, prepare, serving

ANONYMOUS = "anonymous"
_LEAST = 3_000
_PATIENCE = 120  # seconds
# It calls for a good answer to every request that the schema allows; `checks` has it instead,
# without those that depend on what the archive holds.
_INSTEAD = "positive_data_acceptance"
_CONFIG = Path(__file__).with_name("schemathesis.toml")


class Outcome(NamedTuple):
    """What came of asking as one role."""

    role: str
    cases: int
    is_clean: bool

    def told(self) -> str:
        found = "nothing found" if self.is_clean else "found something"
        return f"{self.role:<12}{self.cases:>7,} cases: {found}"


def probe(
    role: str, address: str, token: str, asked: argparse.Namespace, more: list[str]
) -> Outcome:
    schema, report = (Path(asked.folder) / f"{role}-{what}.json" for what in ("schema", "report"))
    # A busy machine takes longer to make it than a client waits.
    with urlopen(f"{address}/api/v1/schema/?format=json", timeout=_PATIENCE) as answer:  # noqa: S310 (our own server)
        schema.write_bytes(answer.read())
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), f"--config-file={_CONFIG}", "run"),
        *(str(schema), f"--url={address}", "--checks=all", f"--max-examples={asked.cases}"),
        *(f"--exclude-checks={_INSTEAD}", "--seed=1", "--no-shrink", "--continue-on-failure"),
        *("--generation-database=none", "--no-color", "--request-timeout=20", "--warnings=off"),
        f"--report-json-path={report}",
        *(["-H", f"Authorization: Bearer {token}"] if token else []),
        *more,
    ]
    settings = environment(Path(asked.folder) / "archive.sqlite3") | {
        "SCHEMATHESIS_HOOKS": "tests.probing.checks",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(command, env=settings, cwd=asked.folder, check=False)
    return Outcome(role, _cases(report), is_clean=done.returncode == 0)


def _cases(report: Path) -> int:
    written = report.read_text() if report.exists() else ""
    return int(json.loads(written)["test_cases"]["generated"]) if written else 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("roles", nargs="*")
    parser.add_argument("--cases", type=int, default=8, help="of each operation, at most")
    asked, more = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        asked.folder = folder
        archive = Path(folder) / "archive.sqlite3"
        tokens = {ANONYMOUS: "", **prepare(archive)}
        outcomes = []
        for role in asked.roles or tokens:
            own = Path(shutil.copy(archive, Path(folder) / f"{role}.sqlite3"))
            sys.stdout.write(f"\n=== {role}\n")
            sys.stdout.flush()
            with serving(own, Path(folder) / "server.log") as address:
                outcomes.append(probe(role, address, tokens[role], asked, more))
    sys.stdout.write("\n" + "\n".join(one.told() for one in outcomes) + "\n")
    return 0 if all(one.is_clean and one.cases >= _LEAST for one in outcomes) else 1


if __name__ == "__main__":
    raise SystemExit(main())
