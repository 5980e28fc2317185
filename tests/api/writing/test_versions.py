"""Changes are made to the version that the client has read."""

import pytest
from django.test import Client

from tests.api.writing.asking import counts, send, told
from tests.factories import make_citation, make_encounter
from tripreports.directory.models import Official

pytestmark = pytest.mark.usefixtures("world")

_STALE = "The record is no longer what you have read. Read it again, and repeat your change."


def test_change_without_a_version_is_428(boss: Client) -> None:
    for method in ("PUT", "PATCH", "DELETE"):
        said = told(send(boss, method, "officials/kim/", {"name_en": "Kim"}), 428)

        assert said == "Say which version you have read: send its ETag as “If-Match”."


@pytest.mark.parametrize("etag", ['"7-abc"', 'W/"7-abc"', '""', "1", '"x"'])
def test_change_of_another_version_is_412(boss: Client, etag: str) -> None:
    before = counts()

    for method in ("PUT", "PATCH", "DELETE"):
        said = told(send(boss, method, "officials/kim/", {"name_en": "K"}, if_match=etag), 412)

        assert said == _STALE
    assert counts() == before


@pytest.mark.parametrize("etag", ['"1-abc"', 'W/"1-abc"', '"7-x", "1-y"', "*"])
def test_change_of_this_version_is_made(boss: Client, etag: str) -> None:
    answer = send(boss, "PATCH", "officials/kim/", {"honorific": "Dr"}, if_match=etag)

    assert answer.status_code == 200
    assert (answer["ETag"], answer.json()["honorific"]) == ('"2-"', "Dr")
    assert Official.objects.get(pk="kim").honorific == "Dr"


def test_etag_of_a_detail_is_good_for_a_change(boss: Client) -> None:
    read = boss.get("/api/v1/officials/kim/")

    answer = send(boss, "PATCH", "officials/kim/", {"honorific": "Dr"}, if_match=read["ETag"])

    assert answer.status_code == 200


def test_etag_of_a_compressed_detail_is_good_for_a_change(boss: Client) -> None:
    read = boss.get("/api/v1/officials/kim/", headers={"accept-encoding": "gzip"})

    answer = send(boss, "PATCH", "officials/kim/", {"honorific": "Dr"}, if_match=read["ETag"])

    assert (read["Content-Encoding"], read["ETag"][:4]) == ("gzip", 'W/"1')
    assert answer.status_code == 200


def test_second_of_two_is_refused(boss: Client) -> None:
    first = send(boss, "PATCH", "officials/kim/", {"honorific": "Dr"}, if_match='"1-"')
    second = send(boss, "PATCH", "officials/kim/", {"honorific": "Mr"}, if_match='"1-"')

    assert (first.status_code, told(second, 412)) == (200, _STALE)
    assert Official.objects.get(pk="kim").honorific == "Dr"


def test_merge_patch_is_taken_by_its_name(boss: Client) -> None:
    answer = send(
        boss,
        "PATCH",
        "officials/kim/",
        {"country": None},
        if_match='"1-"',
        content_type="application/merge-patch+json",
    )

    assert answer.status_code == 200


def test_deletion_of_what_is_referred_to_names_what_refers(boss: Client) -> None:
    make_encounter(official=Official.objects.get(pk="kim"))
    before = counts()

    said = told(send(boss, "DELETE", "officials/kim/", if_match='"1-"'), 409)

    assert said.startswith("Not deleted, because these refer to it: ")
    assert counts() == before


def test_words_that_are_quoted_stay(boss: Client) -> None:
    from tripreports.reports.models import Paragraph  # noqa: PLC0415 (used once)

    make_citation(Official.objects.get(pk="kim"), paragraph=Paragraph.objects.get(pk="words"))
    before = counts()

    answer = send(boss, "PATCH", "sections/part/", {"paragraphs": []}, if_match='"1-"')

    assert answer.status_code == 400
    assert "must stay" in answer.json()["errors"][0]["detail"]
    assert counts() == before
