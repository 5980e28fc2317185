"""Points the settings, here and in whatever is started, at a folder of the benchmark."""

import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent.parent


def prepare() -> None:
    """In a process that was started with such settings."""
    sys.path.insert(0, str(ROOT))
    django.setup()


def use(folder: Path, database: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tripreports.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ["STATIC_ROOT"] = str(folder / "static")
    os.environ["SECRET_KEY"] = "benchmark-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"
    os.environ["DEBUG"] = "0"
    prepare()
