"""`manage.py report_counts`: how many records of each kind the archive holds."""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db.models import Model
from django.utils.translation import override

from tripreports.core.validators import is_record

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class Command(BaseCommand):
    help = "Prints how many records of each kind there are."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for config in apps.get_app_configs():
            models = [model for model in config.get_models() if is_record(model)]
            if models:
                self.stdout.write(config.label)
                for model in models:
                    for row in lines(model):
                        self.stdout.write(row)


def lines(model: type[Model]) -> Iterator[str]:
    rows = model._default_manager
    yield line(model._meta.verbose_name_plural or "", rows.count(), indent=2)
    for name, condition in getattr(model, "counted_apart", ()):
        yield line(name, rows.filter(condition).count(), indent=4)


def line(name: "StrOrPromise", count: int, *, indent: int) -> str:
    names = " " * indent + padded(in_language("en", name), 38 - indent)
    return f"{names}{padded(in_language('zh-hant', name), 26)}{count:>6}"


def in_language(language: str, name: "StrOrPromise") -> str:
    with override(language):
        return str(name)


def padded(text: str, columns: int) -> str:
    """A Chinese character takes two columns of a terminal."""
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * (columns - width)
