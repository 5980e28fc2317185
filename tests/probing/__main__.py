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
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import Request, urlopen

from tests.probing.references import with_known_keys
from tests.probing.servers import OUTSIDER, ROOT, environment, prepare, serving

ANONYMOUS = "anonymous"
_LEAST = 3_000
_SOME = 5  # of each kind of record, to be named in requests
_PATIENCE = 120  # seconds
# They call for a good answer to every request that the schema allows, and a bad one to any other;
# `checks` has them instead, and knows what depends on the archive and what answers say of rows.
_INSTEAD = "positive_data_acceptance,negative_data_rejection"
_CONFIG = Path(__file__).with_name("schemathesis.toml")


class Outcome(NamedTuple):
    """What came of asking as one role."""

    role: str
    cases: int
    is_clean: bool

    def told(self) -> str:
        found = "nothing found" if self.is_clean else "found something"
        return f"{self.role:<12}{self.cases:>7,} cases: {found}"


def probe(role: str, address: str, tokens: dict[str, str], asked: argparse.Namespace) -> Outcome:
    folder, token = Path(asked.folder), tokens.get(role, "")
    schema, report = (folder / f"{role}-{what}.json" for what in ("schema", "report"))
    told = _asked(f"{address}/api/v1/schema/?format=json", token)
    schema.write_text(json.dumps(with_known_keys(told, lambda name: _keys(name, address, token))))
    config = _configured(folder, role, tokens)
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), f"--config-file={config}", "run"),
        *(str(schema), f"--url={address}", "--checks=all", f"--max-examples={asked.cases}"),
        *(f"--exclude-checks={_INSTEAD}", "--seed=1", "--no-shrink", "--continue-on-failure"),
        *("--generation-database=none", "--no-color", "--request-timeout=20", "--warnings=off"),
        f"--report-json-path={report}",
        *asked.more,
    ]
    settings = environment(folder / "archive.sqlite3") | {
        "SCHEMATHESIS_HOOKS": "tests.probing.checks",
        "PYTHONPATH": str(ROOT),
        "PROBING_TOKEN": _asked(f"{address}/api/v1/tokens/current/", token)["key"] if token else "",
    }
    done = subprocess.run(command, env=settings, cwd=folder, check=False)
    return Outcome(role, _cases(report), is_clean=done.returncode == 0)


def _configured(folder: Path, role: str, tokens: dict[str, str]) -> Path:
    """Who has a token asks with it; what only the role should see, the outsider is to be refused.

    Roles are no outsiders to each other: whoever sees drafts sees all of them.
    """
    if role not in tokens:
        return _CONFIG
    who, config = folder / "tokens.json", folder / "schemathesis.toml"
    headers = {
        name: [{"name": "Authorization", "value": f"Bearer {token}"}]
        for name, token in tokens.items()
    }
    everybody = [{"name": name, "fixedHeaders": sent} for name, sent in headers.items()]
    who.write_text(json.dumps({"auth": everybody}))
    wfc = {"path": str(who), "user": role, "peers": [role, OUTSIDER]}
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in wfc.items())
    config.write_text(f"{_CONFIG.read_text()}\n[auth.wfc]\n{lines}")
    return config


def _asked(address: str, token: str) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    # A busy machine takes longer to make the document than a client waits.
    with urlopen(Request(address, headers=headers), timeout=_PATIENCE) as answer:  # noqa: S310 (our own server)
        return json.loads(answer.read())


@cache
def _keys(name: str, address: str, token: str) -> list[str]:
    page = _asked(f"{address}/api/v1/{name}/?limit={_SOME}&fields=key", token)
    return [one["key"] for one in page["results"]]


def _cases(report: Path) -> int:
    written = report.read_text() if report.exists() else ""
    return int(json.loads(written)["test_cases"]["generated"]) if written else 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("roles", nargs="*")
    parser.add_argument("--cases", type=int, default=8, help="of each operation, at most")
    asked, more = parser.parse_known_args()
    asked.more = more
    with tempfile.TemporaryDirectory() as folder:
        asked.folder = folder
        archive = Path(folder) / "archive.sqlite3"
        tokens = prepare(archive)
        outcomes = []
        for role in asked.roles or (ANONYMOUS, *(one for one in tokens if one != OUTSIDER)):
            own = Path(shutil.copy(archive, Path(folder) / f"{role}.sqlite3"))
            sys.stdout.write(f"\n=== {role}\n")
            sys.stdout.flush()
            with serving(own, Path(folder) / "server.log") as address:
                outcomes.append(probe(role, address, tokens, asked))
    sys.stdout.write("\n" + "\n".join(one.told() for one in outcomes) + "\n")
    return 0 if all(one.is_clean and one.cases >= _LEAST for one in outcomes) else 1


if __name__ == "__main__":
    raise SystemExit(main())
