"""Fixtures for every test."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.db import transaction
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import databases, sparing
from tripreports.kept import ANSWERS
from tripreports.mirror.models import Tombstone

_PATIENCE = 5  # seconds


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives a browser comes first, as a long file at the end would keep one worker waiting."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
    sparing.choose(items)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: nobody need look again and again for garbage in it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    with sparing.untraced(item):
        return (yield)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,  # gives each process a name of its own
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """In place of the migrations that pytest-django would run in each process."""
    with django_db_blocker.unblock():
        databases.open_migrated()
    yield
    with django_db_blocker.unblock():
        databases.close()


@pytest.fixture(scope="session")
def _media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _own_media_folder(settings: LazySettings, _media: Path) -> None:
    """No test writes into the folder of another, or of the person who runs it."""
    settings.MEDIA_ROOT = _media / uuid4().hex


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """What was kept of records that were rolled back must not linger."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    ANSWERS.clear()


@pytest.fixture(scope="module")
def for_the_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Lets other fixtures make records once for a module; they are taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _example(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.with_example():
        yield


@pytest.fixture(scope="module")
def korea_2025(_example: None, for_the_module: None) -> None:
    """The example records, for the tests of a module."""


@pytest.fixture(scope="module")
def korea_server(_example: None) -> Iterator[str]:
    """The address of a site with the example records, for the tests of a module that only read."""
    server = LiveServer("localhost")
    yield server.url
    _wait_for_answers()
    server.stop()


def _wait_for_answers() -> None:
    """Until what a browser held open is closed: afterwards the threads share no database."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(_PATIENCE)


@pytest.fixture
def no_tombstones(db: None) -> None:
    """Tests that commit leave the tombstones of what is taken away after them."""
    Tombstone.objects.all().delete()
