"""Several programs that write into one SQLite file at once, and one that is killed meanwhile."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest
from django.db import connection

from tests.api.writing.bodies import NEEDED
from tests.factories import make_organization
from tests.serving import PATIENCE, Site, serving

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="it is about a file")
WRITERS, EACH = 8, 4
ROWS = 500
_CHANGES_OF_PLACES = """
    SELECT COUNT(*) FROM history_change WHERE record_key IN (SELECT key FROM directory_place)
"""


@pytest.fixture
def site(transactional_db: None, tmp_path: Path) -> Iterator[Site]:
    make_organization("city")
    with serving(tmp_path) as found:
        yield found


def test_writers_at_once_are_all_taken(site: Site) -> None:
    statuses: list[int] = []

    def write(number: int) -> None:
        for each in range(EACH):
            body = NEEDED["trips"] | {"title_en": f"Trip {number}.{each}", **parts()}
            statuses.append(site.ask("POST", "trips/", body)[0])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Counter(statuses) == {201: WRITERS * EACH}
    assert site.value("SELECT COUNT(DISTINCT title_en) FROM trips_trip") == WRITERS * EACH
    assert site.value("SELECT COUNT(*) FROM trips_trip") == WRITERS * EACH
    assert site.value("SELECT COUNT(*) FROM reports_section") == WRITERS * EACH * 2
    assert (
        site.value("SELECT COUNT(*) FROM history_change WHERE trip_key <> ''") == WRITERS * EACH * 3
    )


def test_killed_writer_leaves_whole_portions_and_lets_the_next_one_in(site: Site) -> None:
    rows = [
        {"external_id": f"p{number}", "name_en": f"Place {number}", "kind": "city"}
        for number in range(ROWS)
    ]
    client = threading.Thread(target=ask_in_vain, args=(site, rows))
    client.start()
    wait_for_rows(site)

    site.kill_workers()

    client.join()
    written = site.value("SELECT COUNT(*) FROM directory_place")
    assert (written % 100, site.value("PRAGMA integrity_check")) == (0, "ok")
    assert site.value("SELECT COUNT(*) FROM api_externalid") == written
    assert site.value(_CHANGES_OF_PLACES) == written
    status, answer = site.ask("POST", "places/bulk/", rows)
    assert (status, answer["created"], answer["unchanged"]) == (200, ROWS - written, written)
    assert site.value("SELECT COUNT(*) FROM directory_place") == ROWS


def parts() -> dict[str, list[dict[str, object]]]:
    return {
        "sections": [
            {"level": 1, "kind": "prose", "heading": heading, "title": heading}
            for heading in ("壹、目的", "貳、過程")
        ]
    }


def ask_in_vain(site: Site, rows: list[dict[str, str]]) -> None:
    try:
        site.ask("POST", "places/bulk/", rows)
    except (OSError, HTTPException):
        return


def wait_for_rows(site: Site) -> None:
    """Until the first portion is there, and the next one is being written."""
    end = time.monotonic() + PATIENCE
    while not site.value("SELECT COUNT(*) FROM directory_place"):
        assert time.monotonic() < end
        time.sleep(0.001)
