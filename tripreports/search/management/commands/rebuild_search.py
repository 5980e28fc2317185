"""`manage.py rebuild_search`: builds the index anew, from all records."""

from typing import Any

from django.core.management.base import BaseCommand

from tripreports.search.indexing import rebuild


class Command(BaseCommand):
    help = "Builds the search index anew from all records."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for kind, done, total in rebuild():
            self.stdout.write(f"{kind}: {done:,} of {total:,}")
