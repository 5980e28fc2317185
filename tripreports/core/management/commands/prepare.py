"""`manage.py prepare`: brings this folder to where the site can be served."""

import errno
import fcntl
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, transaction

from tripreports.core.validators import is_record

DEMO_NAME = "demo"


class Command(BaseCommand):
    help = (
        "Migrates, loads the example records once, collects static files, makes the demo account."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            with one_at_a_time():
                self.prepare()
        except (DatabaseError, OSError, DeserializationError) as problem:
            raise CommandError(in_one_line(problem)) from problem

    def prepare(self) -> None:
        make_database_folder()
        call_command("migrate", interactive=False, verbosity=0)
        self.load_fixtures()
        self.collect_static_files()
        self.make_demo_account()

    def load_fixtures(self) -> None:
        """Fills an empty archive with the example records; never touches one that has records."""
        if has_records():
            return
        labels = [config.label for config in record_apps()]
        found = [label for label in labels if fixture_of(label).is_file()]
        missing = [label for label in labels if label not in found]
        if missing:
            self.stdout.write(f"No example records for: {', '.join(missing)}.")
        if found:
            self.stdout.write("Loading the example records …")
            load(found)

    def collect_static_files(self) -> None:
        """Copies and compresses the static files, unless they are the same as last time."""
        stamp = settings.STATIC_ROOT.with_suffix(".stamp")
        wanted = digest_of_static_files()
        if settings.STATIC_ROOT.is_dir() and stamp.is_file() and stamp.read_text() == wanted:
            return
        self.stdout.write("Collecting static files …")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(wanted)

    def make_demo_account(self) -> None:
        """The first account of a new archive; its password is shown this once only."""
        users = get_user_model()
        if users.objects.exists():
            return
        password = secrets.token_urlsafe(12)
        users.objects.create_superuser(username=DEMO_NAME, email="", password=password)
        self.stdout.write(
            f"\n  Staff account: {DEMO_NAME}\n  Password:      {password}   (shown only this once)\n"
        )


def record_apps() -> list[Any]:
    """Our apps that have records, from the lowest layer to the highest."""
    return [
        config
        for config in apps.get_app_configs()
        if any(is_record(model) for model in config.get_models())
    ]


def has_records() -> bool:
    return any(
        model._default_manager.exists()
        for config in record_apps()
        for model in config.get_models()
        if is_record(model)
    )


def load(labels: list[str]) -> None:
    """All of the files or none."""
    try:
        with transaction.atomic():
            call_command("loaddata", *labels, verbosity=0)
    except (TypeError, ValueError) as damage:  # a file that is no list, or no text at all
        raise CommandError(f"The example records are damaged. {in_one_line(damage)}") from damage


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Of two starts in one folder, the second waits until the first is done."""
    path = settings.STATIC_ROOT.with_suffix(".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fixture_of(label: str) -> Path:
    return Path(settings.FIXTURE_DIRS[0]) / f"{label}.json"


def make_database_folder() -> None:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and isinstance(name, Path):
        name.parent.mkdir(parents=True, exist_ok=True)


def digest_of_static_files() -> str:
    """Changes when any static file of the project or of a package does."""
    files = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            files.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return files.hexdigest()


def in_one_line(problem: BaseException) -> str:
    """The problem with its cause, as loaddata leaves the reason of a bad file to that."""
    told, cause = str(problem), str(problem.__cause__ or "")
    text = " ".join((told if cause in told else f"{told} {cause}").split())
    if getattr(problem, "errno", None) == errno.ENOSPC or "disk is full" in text:
        return "The disk is full."
    return text
