"""Everything that CI runs, in the order in which it fails fastest: `checks.py test|lint|format`."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import postgres

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BIN = Path(PYTHON).parent
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
# What a careful operator sets; `check --deploy` must have nothing to say about it.
PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "production-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ",
    "ALLOWED_HOSTS": "trips.example.org",
    "TRIPREPORTS_HTTPS": "1",
    "DJANGO_SETTINGS_MODULE": "tripreports.settings",
}
TESTS = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
IN_MEMORY = "sqlite:///:memory:"


class Check(NamedTuple):
    """A command that is silent where all is well."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = {}


def templates() -> list[str]:
    folders = [ROOT / "templates", *(ROOT / "tripreports").glob("*/templates")]
    return sorted(
        str(path.relative_to(ROOT)) for folder in folders for path in folder.rglob("*.html")
    )


def lint() -> list[Check]:
    djade = ["djade", "--target-version", "5.2", "--check", *templates()]
    return [
        Check("types", ["mypy", "."], TESTS),  # takes as long as all others together
        Check("format", ["ruff", "format", "--check", "--quiet"]),
        Check("lint", ["ruff", "check", "--quiet"]),
        *([Check("template lint", djade)] if templates() else []),
        Check("dependencies", ["deptry", "."]),
        Check("import contracts", ["lint-imports", "--no-logo"]),
    ]


def django() -> list[Check]:
    manage = [PYTHON, "manage.py"]
    deploy = ["check", "--deploy", "--fail-level", "WARNING"]
    missing = ["makemigrations", "--check", "--dry-run"]
    return [
        Check("deployment", [*manage, *deploy], PRODUCTION),
        Check("missing migrations", [*manage, *missing], TESTS),
    ]


def databases(postgres_url: str | None) -> list[Check]:
    """What every process of the tests copies, made while the other core looks at types."""
    urls = {"SQLite": IN_MEMORY} | ({"PostgreSQL": postgres_url} if postgres_url else {})
    return [
        Check(f"migrate {name}", [PYTHON, "-m", "tests.databases"], TESTS | {"DATABASE_URL": url})
        for name, url in urls.items()
    ]


def passes(check: Check) -> bool:
    """Runs it and prints one line; what it said only where it failed."""
    started = time.monotonic()
    program, *arguments = check.command
    command = [str(BIN / program) if "/" not in program else program, *arguments]
    run = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | check.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    answer = "failed" if run.returncode else "ok"
    print(f"{check.name:<20} {answer:<7} {time.monotonic() - started:5.1f} s", flush=True)
    if run.returncode:
        print(run.stdout + run.stderr, flush=True)
    return run.returncode == 0


def all_pass(checks: Sequence[Check]) -> bool:
    """Runs all of them even if one fails, so that one run shows everything; two at a time."""
    with ThreadPoolExecutor(2) as pool:
        return all(list(pool.map(passes, checks)))


def pytest(*options: str, database: str = "SQLite", url: str = IN_MEMORY) -> bool:
    print(f"\nTests on {database}", flush=True)
    # In the order of tests/conftest.py: files as a whole, those of the browser first.
    spread = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
    command = [PYTHON, "-m", "pytest", *spread, "-q", *options]
    environment = os.environ | TESTS | {"DATABASE_URL": url}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0


@contextlib.contextmanager
def postgres_server() -> Iterator[str | None]:
    """The address of a server of our own, where this machine has the programs."""
    programs = postgres.binaries()
    if programs is None:
        yield None
        return
    with postgres.throwaway_cluster(programs) as url:
        yield url


def test() -> bool:
    """The whole of it; the last thing printed is pytest's own summary."""
    with postgres_server() as url:
        if not all_pass([*lint(), *django(), *databases(url)]):
            return False
        if url is None:
            print("\nSkipped: the tests on PostgreSQL, as this machine has no PostgreSQL server.")
            if IN_CI:
                return False
        on_sqlite = pytest("--cov", "--cov-report=term")
        if url is None or not on_sqlite:
            return on_sqlite
        return pytest("-m", "database", database="PostgreSQL", url=url)


def format_all() -> bool:
    if templates():
        # It exits with 1 when it changed a file, which is what was wanted.
        djade = [str(BIN / "djade"), "--target-version", "5.2", *templates()]
        subprocess.run(djade, cwd=ROOT, check=False)
    repair = Check("sort and repair", ["ruff", "check", "--fix", "--quiet"])
    return passes(repair) and passes(Check("format", ["ruff", "format", "--quiet"]))


def main() -> int:
    commands = {"test": test, "lint": lambda: all_pass(lint()), "format": format_all}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:  # noqa: PLR2004 (program and command)
        raise SystemExit("write: checks.py test, lint or format.")
    return 0 if commands[sys.argv[1]]() else 1


if __name__ == "__main__":
    sys.exit(main())
