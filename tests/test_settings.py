"""In production mode an unsafe value stops the start, and the message names it."""

import os
import subprocess
import sys

import pytest

from tripreports.settings import BASE_DIR

GOOD_KEY = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRS"
SAFE = {"DEBUG": "0", "SECRET_KEY": GOOD_KEY, "ALLOWED_HOSTS": "trips.example.org"}


def check(**environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `manage.py check` with nothing set but what a user set."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=BASE_DIR,
        env={"PATH": os.environ["PATH"], **SAFE, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_settings_accept_safe_values() -> None:
    run = check()

    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("SECRET_KEY", "django-insecure-" + GOOD_KEY, "is an example value: set a random one."),
        ("ALLOWED_HOSTS", "*", "is '*', which answers to any host: name them."),
        ("DATABASE_URL", "mysql://db/trips", "must begin with sqlite:// or postgres://."),
    ],
)
def test_settings_refuse_an_unsafe_value_in_one_line(name: str, value: str, reason: str) -> None:
    run = check(**{name: value})

    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr == f"Tripreports cannot start: {name} {reason}\n"


def test_settings_in_debug_mode_need_no_secret() -> None:
    run = check(DEBUG="1", SECRET_KEY="")

    assert (run.returncode, run.stderr) == (0, "")
