"""Fixtures for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

FIXTURES = ("directory", "events", "elections", "trips", "reports", "followup")


@pytest.fixture(autouse=True)
def _own_media_folder(settings: LazySettings, tmp_path: Path) -> None:
    """No test writes into the folder of another, or of the person who runs it."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(scope="module")
def korea_2025(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The example records, loaded once for the tests of a module and taken back after them."""
    # Each test opens its own savepoint inside this transaction.
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", *FIXTURES, verbosity=0)
        yield
        transaction.set_rollback(True)
