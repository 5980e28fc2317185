"""`manage.py start`: prepares the folder, then becomes the server."""

import os
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections


class Command(BaseCommand):
    help = "Prepares this folder and serves the site on this machine with gunicorn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(  # pragma: no cover (becomes another process, so its test runs it as one)
        self, *_args: Any, port: int, **_options: Any
    ) -> None:
        call_command("prepare", stdout=self.stdout, stderr=self.stderr)
        connections.close_all()
        address = f"127.0.0.1:{port}"
        self.stdout.write(f"Tripreports is at http://{address}/ (Ctrl+C stops it).")
        self.stdout.flush()
        os.execv(sys.executable, server_command(address))


def server_command(address: str) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "tripreports.wsgi"),
        *("--bind", address, "--workers", "2", "--threads", "4"),
        *("--worker-class", "tripreports.server.Worker"),
        *("--log-level", "warning", "--no-control-socket"),
        *("--limit-request-line", "8190"),  # the most; see tripreports.addresses
    ]
