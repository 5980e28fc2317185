"""`manage.py start`: what it becomes."""

import subprocess

from tripreports.core.management.commands.start import server_command
from tripreports.settings import BASE_DIR


def test_start_becomes_a_server_that_gunicorn_understands() -> None:
    command = [*server_command("127.0.0.1:8123"), "--print-config"]

    run = subprocess.run(command, cwd=BASE_DIR, capture_output=True, text=True, check=False)

    settings = dict(line.split("=", 1) for line in run.stdout.replace(" ", "").splitlines())
    assert (settings["bind"], settings["workers"]) == ("['127.0.0.1:8123']", "2")
