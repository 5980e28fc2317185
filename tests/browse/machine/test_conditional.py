"""A page that did not change is not sent again, and one that changed is never held back."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date, parse_http_date
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_delegate,
    make_draft,
    make_event,
    make_official,
    make_organization,
    make_public,
    make_superuser,
    make_withdrawn,
)
from tripreports.directory.models import Official, OrganizationAlias
from tripreports.search import revision
from tripreports.trips.models import Trip

pytestmark = pytest.mark.django_db

PAGES = ["/", "/trips/", "/trips/trip/", "/officials/kim/", "/trips/feed/"]
every_page = pytest.mark.parametrize("address", PAGES)


@pytest.fixture(autouse=True)
def records() -> None:
    make_delegate(trip=make_public(make_draft("trip")), official=make_official("kim"))


def rename() -> None:
    person = Official.objects.get(key="kim")
    person.name_en = "Lee"
    person.save()


def again(client: Client, address: str, etag: str, **headers: str) -> Any:
    return client.get(address, headers={"if-none-match": etag, **headers})


@every_page
def test_public_page_says_how_it_is_known_again(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert answer["ETag"].startswith('W/"')
    assert answer["Cache-Control"] == "public, no-cache"
    assert parse_http_date(answer["Last-Modified"]) <= timezone.now().timestamp()
    assert {"Accept-Language", "Cookie"} <= set(answer["Vary"].split(", "))


@every_page
def test_page_that_did_not_change_is_not_sent_again(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    first = client.get(address)

    with django_assert_num_queries(1):
        second = again(client, address, first["ETag"])

    assert second.status_code == 304
    assert second.content == b""
    kept = ("ETag", "Last-Modified", "Cache-Control")
    assert [second[name] for name in kept] == [first[name] for name in kept]


def test_old_caches_ask_by_the_moment(client: Client) -> None:
    first = client.get("/trips/trip/")

    same = client.get("/trips/trip/", headers={"if-modified-since": first["Last-Modified"]})
    older = http_date(parse_http_date(first["Last-Modified"]) - 1)
    changed = client.get("/trips/trip/", headers={"if-modified-since": older})

    assert (same.status_code, changed.status_code) == (304, 200)


def test_moment_does_not_bring_back_what_is_not_there(client: Client) -> None:
    later = http_date(timezone.now().timestamp() + 1000)

    assert client.get("/trips/none/", headers={"if-modified-since": later}).status_code == 404


def test_head_is_answered_like_get(client: Client) -> None:
    first = client.get("/trips/trip/")

    head = client.head("/trips/trip/")
    unchanged = client.head("/trips/trip/", headers={"if-none-match": first["ETag"]})

    assert head["ETag"] == first["ETag"]
    assert unchanged.status_code == 304


@pytest.mark.parametrize(
    "change",
    [
        rename,
        lambda: Official.objects.filter(key="kim").update(name_en="Lee"),
        lambda: OrganizationAlias.objects.create(
            organization=make_organization(), text="TCG", is_public=True
        ),
        lambda: make_event("forum").delete(),
        lambda: make_public(make_draft("second")),
    ],
    ids=["save", "update", "alias", "deletion", "publication"],
)
def test_any_change_makes_every_page_a_new_one(client: Client, change: Any) -> None:
    first = {address: client.get(address)["ETag"] for address in PAGES}

    change()
    second = {address: again(client, address, first[address]) for address in PAGES}

    assert {address: answer.status_code for address, answer in second.items()} == dict.fromkeys(
        PAGES, 200
    )
    assert all(second[address]["ETag"] != first[address] for address in PAGES)


def test_withdrawn_report_is_gone_for_caches_too(client: Client) -> None:
    first = client.get("/trips/trip/")

    make_withdrawn(Trip.objects.get(key="trip"))
    second = again(client, "/trips/trip/", first["ETag"])

    assert second.status_code == 410
    assert not second.has_header("ETag")
    assert second["Cache-Control"] == "no-cache"


def test_each_language_is_a_page_of_its_own(client: Client) -> None:
    chinese = client.get("/trips/trip/", headers={"accept-language": "zh-TW"})

    english = again(client, "/trips/trip/", chinese["ETag"], **{"accept-language": "en"})

    assert english.status_code == 200
    assert english["ETag"] != chinese["ETag"]


def test_language_that_was_chosen_is_a_page_of_its_own(client: Client) -> None:
    english = client.get("/trips/trip/", headers={"accept-language": "en"})

    client.cookies["django_language"] = "zh-hant"
    chosen = again(client, "/trips/trip/", english["ETag"], **{"accept-language": "en"})

    assert chosen.status_code == 200
    assert 'lang="zh-hant"' in chosen.content.decode().lower()


def test_each_question_is_a_page_of_its_own(client: Client) -> None:
    whole = client.get("/trips/")

    filtered = again(client, "/trips/?year=2025", whole["ETag"])

    assert filtered.status_code == 200
    assert filtered["ETag"] != whole["ETag"]


def test_each_host_has_pages_of_its_own(client: Client) -> None:
    here = client.get("/")

    there = Client(SERVER_NAME="localhost").get("/", headers={"if-none-match": here["ETag"]})

    assert there.status_code == 200


def test_page_is_a_new_one_the_next_day(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    today = client.get("/")
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    monkeypatch.setattr(timezone, "localdate", lambda *_at: tomorrow)

    assert again(client, "/", today["ETag"]).status_code == 200


@pytest.mark.parametrize("address", ["/trips/none/", "/trips/?page=9", "/nowhere/"])
def test_what_is_not_there_is_asked_for_anew(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.has_header("ETag")


@every_page
def test_staff_get_every_page_anew(client: Client, address: str) -> None:
    etag = client.get(address)["ETag"]
    client.force_login(User.objects.create_user("wang", is_staff=True))

    seen = again(client, address, etag)

    assert seen.status_code == 200
    assert seen["Cache-Control"] == "no-store, private"
    assert not seen.has_header("ETag")


def test_who_is_signed_in_gets_nothing_from_caches(client: Client) -> None:
    client.force_login(User.objects.create_user("reader"))

    assert not client.get("/").has_header("ETag")


def test_admin_is_left_alone(client: Client) -> None:
    client.force_login(make_superuser())

    assert not client.get("/admin/").has_header("ETag")


def test_page_written_while_a_record_changes_is_not_taken_for_the_new_one(client: Client) -> None:
    before = revision.current().token

    first = client.get("/officials/kim/")
    Official.objects.filter(key="kim").update(name_en="Lee")

    assert revision.current().token != before
    assert again(client, "/officials/kim/", first["ETag"]).status_code == 200
