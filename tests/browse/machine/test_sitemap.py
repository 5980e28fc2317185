"""The sitemap: every public page once, in parts, and no page of a draft."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.browse.machine.reading import SITEMAP, body, texts
from tests.factories import (
    make_draft,
    make_election,
    make_event,
    make_official,
    make_organization,
    make_place,
    make_trip,
)
from tripreports.browse.machine import sitemap
from tripreports.directory.models import Official
from tripreports.search import revision

pytestmark = pytest.mark.django_db

LOC = f"{SITEMAP}url/{SITEMAP}loc"
PART = f"{SITEMAP}sitemap/{SITEMAP}loc"


def addresses(client: Client) -> list[str]:
    """All that the parts of the index list."""
    parts = texts(client, "/sitemap.xml", PART)
    return [
        page.removeprefix("http://testserver")
        for part in parts
        for page in texts(client, part.removeprefix("http://testserver"), LOC)
    ]


def test_sitemap_lists_every_page_that_answers(client: Client) -> None:
    make_trip("trip", government=make_organization("home"))
    make_event("event")
    make_official("official")
    make_place("place")
    make_election("election", body_id="home")

    found = addresses(client)

    assert {
        f"/{kind}s/{kind}/" for kind in ("trip", "event", "official", "place", "election")
    } < set(found)
    assert len(found) == len(set(found))
    assert {address: client.get(address).status_code for address in found} == dict.fromkeys(
        found, 200
    )


def test_hidden_records_are_in_no_part_not_even_for_staff(client: Client) -> None:
    make_draft("withheld-trip", government=make_organization("withheld-home", is_public=False))
    make_official("withheld-person", is_public=False)
    make_event("withheld-event", is_public=False)
    make_place("withheld-place", is_public=False)
    staff = Client()
    staff.force_login(User.objects.create_user("wang", is_staff=True))

    for reader in (client, staff):
        assert [one for one in addresses(reader) if "withheld" in one] == []
        assert "trips.xml" not in str(texts(reader, "/sitemap.xml", PART))


def test_part_begins_where_the_one_before_ended(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "_A_PART", 2)
    for name in ("a", "b", "c", "d"):
        make_official(name)

    parts = [part for part in texts(client, "/sitemap.xml", PART) if "officials" in part]

    assert parts == [
        "http://testserver/sitemap-officials.xml",
        "http://testserver/sitemap-officials.xml?after=b",
    ]
    assert texts(client, parts[0], LOC) == [
        "http://testserver/officials/a/",
        "http://testserver/officials/b/",
    ]
    assert texts(client, parts[1], LOC) == [
        "http://testserver/officials/c/",
        "http://testserver/officials/d/",
    ]


def test_index_is_looked_up_once_until_something_changes(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_official("a")
    texts(client, "/sitemap.xml", PART)

    with django_assert_num_queries(2):
        client.get("/sitemap.xml")
    Official.objects.update(is_public=False)

    assert "officials" not in str(texts(client, "/sitemap.xml", PART))


@pytest.mark.parametrize("count", [1, 3])
def test_part_takes_two_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_official(f"person-{number}")
    revision.current()

    with django_assert_num_queries(2):
        found = texts(client, "/sitemap-officials.xml", LOC)

    assert len(found) == count


def test_trip_says_when_it_changed(client: Client) -> None:
    trip = make_trip("trip")

    (changed,) = texts(client, "/sitemap-trips.xml", f"{SITEMAP}url/{SITEMAP}lastmod")

    assert changed == f"{trip.updated_at:%Y-%m-%dT%H:%M:%S+00:00}"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sitemap.xml?x=1", 400),
        ("/sitemap-officials.xml?after=A%20B", 400),
        ("/sitemap-officials.xml?page=2", 400),
        ("/sitemap-officials.xml?after=zzz", 404),
        ("/sitemap-secrets.xml", 404),
    ],
)
def test_sitemap_refuses_what_it_does_not_know(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_crawlers_are_told_of_the_sitemap_and_kept_from_the_admin(client: Client) -> None:
    lines = body(client, "/robots.txt").decode().splitlines()

    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert [line for line in lines if line.startswith("Disallow")] == [
        "Disallow: /admin/",
        "Disallow: /search/?",
        "Disallow: /language/",
    ]


def test_manifest_names_the_site_in_the_readers_language() -> None:
    chinese = Client(headers={"accept-language": "zh-TW"}).get("/site.webmanifest").json()
    english = Client(headers={"accept-language": "en"}).get("/site.webmanifest").json()

    assert (chinese["lang"], english["lang"]) == ("zh-Hant", "en")
    assert (chinese["name"], english["name"]) == ("出國報告資料庫", "Tripreports")
    assert english["icons"][0]["src"].endswith("favicon.svg")


def test_old_browsers_find_the_icon(client: Client) -> None:
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer["Location"]) == (301, "/static/favicon.svg")


@pytest.mark.parametrize(
    "address", ["/trips/feed/", "/calendar.ics", "/sitemap.xml", "/robots.txt", "/open-data/"]
)
def test_what_is_only_read_takes_no_forms(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200
