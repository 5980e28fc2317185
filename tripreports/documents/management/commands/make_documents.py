"""`manage.py make_documents`: writes the official documents of many trips into a folder."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tripreports.documents.enums import DocumentKind
from tripreports.documents.formats import FORMATS
from tripreports.documents.services import every, make
from tripreports.trips.models import Trip


class Command(BaseCommand):
    help = "Writes official documents of trips into a folder; one that fails stops no other."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="Where to; it is made if it is not there.")
        parser.add_argument("--trip", action="append", help="The key of a trip (default: all).")
        parser.add_argument("--kind", action="append", choices=list(DocumentKind))
        parser.add_argument("--format", action="append", choices=list(FORMATS))
        parser.add_argument(
            "--drafts", action="store_true", help="Also of trips that are not published."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        trips = Trip.objects.all() if options["drafts"] else Trip.objects.published()
        if options["trip"]:
            trips = trips.filter(key__in=options["trip"])
            unknown = set(options["trip"]) - set(trips.values_list("key", flat=True))
            if unknown:
                raise CommandError(f"There is no such trip: {', '.join(sorted(unknown))}.")
        kinds = tuple(DocumentKind(one) for one in options["kind"] or DocumentKind)
        formats = options["format"] or list(FORMATS)
        options["folder"].mkdir(parents=True, exist_ok=True)
        failed = 0
        for trip in trips.iterator(chunk_size=100):
            failed += self.write(trip, kinds, formats, options["folder"], drafts=options["drafts"])
        if failed:
            raise CommandError(f"{failed} files were not made.")

    def write(
        self,
        trip: Trip,
        kinds: tuple[DocumentKind, ...],
        formats: list[str],
        folder: Path,
        *,
        drafts: bool,
    ) -> int:
        """How many of the files of a trip could not be made."""
        failed = 0
        # Whoever runs commands may see everything; the public's documents show what it sees.
        reader = User(is_active=True, is_staff=True) if drafts else None
        for one in (each for each in every(kinds) if each.extension in formats):
            name = f"{trip.key}-{one.path}"
            try:
                content = make(trip, one, reader=reader)
            except Exception as error:  # noqa: BLE001 (one failing document stops no other)
                self.stderr.write(f"{name}: {error}")
                failed += 1
                continue
            partial = folder / f".{name}.partial"
            partial.write_bytes(content)
            partial.replace(folder / name)
            self.stdout.write(f"{name}  {len(content)} bytes")
        return failed
