"""`manage.py prepare`: the part of `make run` that Django does."""

import errno
import io
import json
import threading
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError
from django.test import RequestFactory

from tripreports.core.management.commands.prepare import in_one_line, one_at_a_time
from tripreports.directory.models import Place

pytestmark = pytest.mark.django_db

SEOUL = {"model": "directory.place", "pk": "seoul", "fields": {"name_en": "Seoul", "kind": "city"}}


@pytest.fixture(autouse=True)
def fixtures(settings: LazySettings, tmp_path: Path) -> Path:
    """A folder with one small fixture, and another for the static files."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.FIXTURE_DIRS = [tmp_path / "fixtures"]
    folder = tmp_path / "fixtures"
    folder.mkdir()
    (folder / "directory.json").write_text(json.dumps([SEOUL]))
    return folder


def prepare() -> str:
    output = io.StringIO()
    call_command("prepare", stdout=output)
    return output.getvalue()


def password_in(output: str) -> str:
    return output.partition("Password:")[2].split()[0]


def test_prepare_loads_the_example_records_and_says_what_there_is_none_of() -> None:
    output = prepare()

    assert list(Place.objects.values_list("key", "name_en")) == [("seoul", "Seoul")]
    assert output.splitlines()[0] == (
        "No example records for: events, elections, trips, reports, followup."
    )


def test_prepare_makes_a_demo_account_whose_password_it_prints() -> None:
    output = prepare()

    account = authenticate(
        RequestFactory().post("/admin/login/"), username="demo", password=password_in(output)
    )
    assert account is not None
    assert (account.is_staff, account.is_superuser) == (True, True)


def test_prepare_collects_the_static_files(settings: LazySettings) -> None:
    prepare()

    assert (settings.STATIC_ROOT / "favicon.svg").is_file()


def test_prepare_again_says_and_changes_nothing() -> None:
    prepare()
    Place.objects.update(name_zh="首爾")
    passwords = list(get_user_model().objects.values_list("username", "password"))

    output = prepare()

    assert output == ""
    assert list(Place.objects.values_list("key", "name_zh")) == [("seoul", "首爾")]
    assert list(get_user_model().objects.values_list("username", "password")) == passwords


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ('[{"model": "directory.place"', "Expecting ',' delimiter"),
        (json.dumps([SEOUL, SEOUL | {"model": "directory.spaceship"}]), "directory.spaceship"),
        (
            json.dumps([SEOUL, SEOUL | {"pk": "seoul-2", "fields": {"kind": "city"}}]),
            "directory.Place(pk=seoul-2)",
        ),
        ("null", "The example records are damaged."),
        ("[1]", "'int' object is not subscriptable"),
    ],
)
def test_prepare_refuses_a_damaged_fixture_whole(fixtures: Path, damage: str, reason: str) -> None:
    (fixtures / "directory.json").write_text(damage)

    with pytest.raises(CommandError) as refusal:
        prepare()

    assert "directory.json" in str(refusal.value)
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert Place.objects.count() == 0


def test_prepare_refuses_a_fixture_that_is_no_text(fixtures: Path) -> None:
    (fixtures / "directory.json").write_bytes(b"\xff\xfe")

    with pytest.raises(CommandError) as refusal:
        prepare()

    assert str(refusal.value) == (
        "The example records are damaged."
        " 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
    )


def test_second_start_waits_for_the_first() -> None:
    order = []

    def second_start() -> None:
        with one_at_a_time():
            order.append("second")

    with one_at_a_time():
        second = threading.Thread(target=second_start)
        second.start()
        second.join(0.2)
        order.append("first")
    second.join()

    assert order == ["first", "second"]


def test_full_disk_is_named_whoever_notices_it() -> None:
    by_the_system = OSError(errno.ENOSPC, "No space left on device")
    by_the_database = OperationalError("database or disk is full")

    assert [in_one_line(by_the_system), in_one_line(by_the_database)] == ["The disk is full."] * 2
