"""Fixtures for every test."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import databases, sparing
from tripreports.mirror.models import Tombstone
from tripreports.search.indexing import flush

_PATIENCE = 5  # seconds
FIXTURES = ("directory", "events", "elections", "trips", "reports", "followup")


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


@pytest.fixture(scope="session")
def load_korea_2025() -> Callable[[], None]:
    """Loads the example records: the first time from their files, then as it found them."""
    models = [
        m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in FIXTURES
    ]
    kept: dict[tuple[tuple[int, str], ...], list[list[Model]]] = {}

    def load() -> None:
        # Records point to kinds of record by numbers, which change when a database is flushed.
        numbers = tuple(ContentType.objects.order_by("pk").values_list("pk", "model"))
        if numbers not in kept:
            call_command("loaddata", *FIXTURES, verbosity=0)
            kept[numbers] = [list(model._base_manager.all()) for model in models]
            flush()
            return
        with transaction.atomic():  # what refers to a later record is checked at the end
            for model, records in zip(models, kept[numbers], strict=True):
                # What comes with the software is there already.
                model._base_manager.bulk_create(records, ignore_conflicts=True)
        flush()  # once, and not in every test that searches

    return load


@pytest.fixture(scope="module")
def for_the_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Lets other fixtures make records once for a module; they are taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def korea_2025(for_the_module: None, load_korea_2025: Callable[[], None]) -> None:
    """The example records, loaded once for the tests of a module."""
    load_korea_2025()


@pytest.fixture(scope="module")
def korea_server(
    django_db_setup: None,
    load_korea_2025: Callable[[], None],
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """The address of a site with the example records, for the tests of a module that only read."""
    with django_db_blocker.unblock():
        load_korea_2025()
        server = LiveServer("localhost")
        yield server.url
        _wait_for_answers()
        server.stop()
        call_command("flush", verbosity=0, interactive=False)


def _wait_for_answers() -> None:
    """Until what a browser held open is closed: afterwards the threads share no database."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(_PATIENCE)


@pytest.fixture
def no_tombstones(db: None) -> None:
    """Tests that commit leave the tombstones of what is taken away after them."""
    Tombstone.objects.all().delete()
