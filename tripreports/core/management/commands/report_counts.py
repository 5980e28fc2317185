"""`manage.py report_counts`: how many records of each kind the archive holds."""

import unicodedata
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db.models import Model
from django.utils.translation import override


class Command(BaseCommand):
    help = "Prints how many records of each kind there are."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for config in apps.get_app_configs():
            models = list(config.get_models())
            if config.name.startswith("tripreports.") and models:
                self.stdout.write(config.label)
                for model in models:
                    self.stdout.write("  " + line(model))


def line(model: type[Model]) -> str:
    count = model._default_manager.count()
    return f"{padded(plural(model, 'en'), 34)}{padded(plural(model, 'zh-hant'), 24)}{count:>6}"


def plural(model: type[Model], language: str) -> str:
    with override(language):
        return str(model._meta.verbose_name_plural)


def padded(text: str, columns: int) -> str:
    """A Chinese character takes two columns of a terminal."""
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * (columns - width)
