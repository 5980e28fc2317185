"""`manage.py dump_open_data`: all public records in one file, for everybody to take."""

import signal
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from tripreports.api.dump.state import Restless
from tripreports.api.dump.writing import write


class Command(BaseCommand):
    help = (
        "Writes all public records into one zip file: JSON in lines for each kind of record, with "
        "a manifest, the licence, JSON Schemas and a data dictionary."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Where to write it: open-data.zip")

    def handle(self, *_args: Any, **options: Any) -> None:
        target: Path = options["file"].absolute()
        if not target.parent.is_dir() or target.is_dir():
            raise CommandError(_("Not a place for a file: %s") % target)
        # Asked to end, it leaves as after Ctrl-C: without what is half written.
        before = signal.signal(signal.SIGTERM, _leave)
        try:
            records = write(target)
        except Restless as error:
            raise CommandError(_("Others write without a pause. Try again later.")) from error
        finally:
            signal.signal(signal.SIGTERM, before)
        for one in records:
            self.stdout.write(f"{one.resource}: {one.rows:,}")
        self.stdout.write(f"{target}: {target.stat().st_size:,} bytes")


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
