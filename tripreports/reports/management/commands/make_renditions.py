"""The files of photos put in order: what is missing is drawn, what nobody refers to may go."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.files.storage import Storage
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tripreports.reports import renditions
from tripreports.reports.models import Photo


class Command(BaseCommand):
    help = "Draws the renditions of photos that are missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--remove-unused",
            action="store_true",
            help="also remove the files of photos that were deleted or given another picture;"
            " such a change can then no longer be taken back",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        storage = Photo._meta.get_field("image").storage
        kept = set(Photo.objects.exclude(image="").values_list("image", flat=True).order_by())
        made = sum(self._make(storage, original) for original in sorted(kept))
        self.stdout.write(ngettext("%d picture drawn.", "%d pictures drawn.", made) % made)
        if options["remove_unused"]:
            gone = [name for name in _files(storage, "photos") if name not in kept]
            for original in gone:
                renditions.remove(storage, original)
                storage.delete(original)
            removed = len(gone)
            told = ngettext("%d unused picture removed.", "%d unused pictures removed.", removed)
            self.stdout.write(told % removed)

    def _make(self, storage: Storage, original: str) -> bool:
        if renditions.are_made(storage, original):
            return False
        try:
            renditions.make(storage, original)
        except Exception as error:  # noqa: BLE001 (each decoder breaks in its own way)
            reason = {"name": original, "error": error}
            self.stderr.write(_("%(name)s cannot be drawn: %(error)s") % reason)
            return False
        return True


def _files(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _files(storage, f"{folder}/{name}")
