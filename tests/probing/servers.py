"""The site with the example records and an account of each role, as its operators start it."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FIXTURES = ("directory", "events", "elections", "trips", "reports", "followup")
_SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "tripreports.settings",
    "SECRET_KEY": "probing-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH",
    # The callers are counted, but none is turned away.
    **dict.fromkeys(
        (
            *("API_ANONYMOUS_PER_MINUTE", "API_ACCOUNT_PER_MINUTE"),
            *("API_WRITES_PER_MINUTE", "API_TOKENS_PER_HOUR"),
        ),
        "1000000000",
    ),
}
# A colleague whose token sees no drafts.
OUTSIDER = "outsider"
_ACCOUNTS = """
import json
from django.contrib.auth.models import Group, User
from tripreports.api.enums import Scope
from tripreports.api.tokens.services import make_token
from tripreports.core.enums import Role

def token(name, role, scopes=Scope.values):
    user = User.objects.create_user(name, is_staff=True, is_superuser=role is None)
    user.groups.set(Group.objects.filter(name=role))
    return make_token(owner=user, name="Probe", scopes=[*scopes], days=1)[1]

tokens = {role: token(role, role) for role in Role.values}
print(json.dumps(tokens | {"superuser": token("superuser", None), "outsider": token("outsider", "author", ())}))
"""


def prepare(database: Path) -> dict[str, str]:
    """Fills a new database; the tokens of all roles, with all scopes, and the outsider's, by name."""
    _manage(database, "migrate", "--verbosity=0")
    _manage(database, "loaddata", "--verbosity=0", *_FIXTURES)
    _manage(database, "collectstatic", "--verbosity=0", "--noinput")
    tokens: dict[str, str] = json.loads(_manage(database, "shell", "-v0", "-c", _ACCOUNTS))
    return tokens


@contextlib.contextmanager
def serving(database: Path, log: Path) -> Iterator[str]:
    """The address of a server; whatever happens, it is stopped at the end."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "tripreports.wsgi", "--bind", f"127.0.0.1:{port}"),
        *("--workers", "2", "--threads", "4", "--log-level", "warning", "--no-control-socket"),
        *("--limit-request-line", "8190"),
    ]
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(database), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _manage(database: Path, *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(database), check=True, capture_output=True, text=True
    )
    return done.stdout


def environment(database: Path) -> dict[str, str]:
    return os.environ | _SETTINGS | {"DATABASE_URL": f"sqlite:///{database}"}


def _wait_for(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise SystemExit("The server does not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
