"""The feed of trips: whole, ordered, the same for everybody, and never with a draft."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from tests.browse.machine.reading import ATOM, body, links, parsed, texts
from tests.factories import (
    make_draft,
    make_encounter,
    make_event,
    make_organization,
    make_paragraph,
    make_place,
    make_section,
    make_trip,
)
from tripreports.search import revision
from tripreports.trips.models import Amendment, Trip

pytestmark = pytest.mark.django_db

TITLE, ID = f"{ATOM}entry/{ATOM}title", f"{ATOM}entry/{ATOM}id"
NOON = dt.datetime(2026, 2, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def reader() -> Client:
    return Client(headers={"accept-language": "en"})


def test_newest_trips_come_first(reader: Client) -> None:
    make_trip("older", published_at=NOON)
    make_trip("newer", published_at=NOON + dt.timedelta(days=1))
    make_trip("undated")

    assert texts(reader, "/trips/feed/", TITLE) == ["Newer", "Older", "Undated"]


def test_feed_has_what_atom_asks_for(reader: Client) -> None:
    make_trip("trip", published_at=NOON)
    Trip.objects.update(updated_at=NOON)

    feed = parsed(reader, "/trips/feed/")
    (entry,) = feed.iterfind(f"{ATOM}entry")

    for name in ("id", "title", "updated"):
        assert feed.findtext(ATOM + name)
        assert entry.findtext(ATOM + name)
    assert entry.findtext(f"{ATOM}published") == "2026-02-01T12:00:00+00:00"
    assert dt.datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == NOON
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Goyang City"
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/trips/trip/"
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == "http://testserver/trips/feed/"


def test_summary_gives_dates_and_the_first_words_of_the_report(reader: Client) -> None:
    section = make_section(trip=make_trip("trip"), kind="summary")
    make_paragraph(section=section, position=2, text="Second.")
    make_paragraph(section=section, position=1, text="We <b>met</b>.")

    (summary,) = texts(reader, "/trips/feed/", f"{ATOM}entry/{ATOM}summary")

    assert summary == "<p>2025-09-23–2025-10-01</p><p>We &lt;b&gt;met&lt;/b&gt;.</p>"


def test_amendment_makes_an_entry_a_newer_one(reader: Client) -> None:
    trip = make_trip("trip")
    later = timezone.now().replace(microsecond=0) + dt.timedelta(days=2)
    Amendment.objects.create(trip=trip, text="Route", began_at=NOON, ended_at=later)

    (updated,) = texts(reader, "/trips/feed/", f"{ATOM}entry/{ATOM}updated")

    assert dt.datetime.fromisoformat(updated) == later


def test_entry_keeps_its_id_on_another_host(reader: Client) -> None:
    make_trip("trip")

    elsewhere = Client(SERVER_NAME="localhost")

    assert texts(reader, "/trips/feed/", ID) == texts(elsewhere, "/trips/feed/", ID)
    assert texts(reader, "/trips/feed/", ID)[0].startswith("urn:uuid:")


def test_feed_follows_a_country_and_an_organization(reader: Client) -> None:
    korea, city = make_place("kr"), make_organization("goyang")
    make_trip("to-korea").regions.add(korea)
    make_encounter(trip=make_trip("met-goyang"), event=make_event("call"), organization=city)

    by_country = texts(reader, "/trips/feed/?country=kr", TITLE)
    by_body = texts(reader, "/trips/feed/?met_organization=goyang", TITLE)

    assert (by_country, by_body) == (["To-Korea"], ["Met-Goyang"])
    assert texts(reader, "/trips/feed/?country=kr", f"{ATOM}title") == [
        "Tripreports: newest trips – Kr"
    ]


def test_draft_is_in_nobodys_feed(reader: Client) -> None:
    make_trip("open-trip")
    hidden = make_draft("withheld-trip")
    hidden.regions.add(make_place("withheld-place", is_public=False))
    staff = Client(headers={"accept-language": "en"})
    staff.force_login(User.objects.create_user("wang", is_staff=True))

    for client in (reader, staff):
        assert texts(client, "/trips/feed/", TITLE) == ["Open-Trip"]
        assert b"withheld" not in body(client, "/trips/feed/").lower()
        assert client.get("/trips/feed/?country=withheld-place").status_code == 400


def test_hidden_country_of_a_public_trip_is_not_named(reader: Client) -> None:
    make_trip("trip").regions.add(make_place("withheld-place", is_public=False))

    assert b"withheld" not in body(reader, "/trips/feed/").lower()


@pytest.mark.parametrize("count", [1, 3])
def test_feed_takes_the_same_queries_for_one_trip_and_three(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    home = make_organization("home")
    for number in range(count):
        trip = make_trip(f"trip-{number}", government=home)
        trip.regions.add(make_place(f"country-{number}"))
    revision.current()

    with django_assert_num_queries(5):
        answer = reader.get("/trips/feed/")

    assert answer.content.count(b"<entry>") == count


def test_feed_holds_thirty_trips(reader: Client) -> None:
    home = make_organization("home")
    for number in range(31):
        make_trip(f"trip-{number}", government=home)

    assert len(texts(reader, "/trips/feed/", TITLE)) == 30


def test_address_names_the_language(reader: Client) -> None:
    make_trip("trip", title_zh="出國", title_en="Abroad")

    assert texts(reader, "/trips/feed/?lang=zh-hant", TITLE) == ["出國"]
    assert texts(reader, "/trips/feed/?lang=en", TITLE) == ["Abroad"]


def test_empty_feed_is_valid_and_lasting(reader: Client) -> None:
    first, second = body(reader, "/trips/feed/"), body(reader, "/trips/feed/")

    assert first == second
    assert etree.fromstring(first).findtext(f"{ATOM}updated") == "2026-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    "asked",
    [
        "x=1",
        "country=none",
        "year=x",
        "lang=fr",
        "year=2025&year=2024",
        "ordering=title_en",
        f"q={'a' * 10_000}",
        "q=%00",
        "page=2",
        "q=%ff%fe&x=%ff",
    ],
    ids=lambda asked: asked[:20],
)
def test_what_a_feed_does_not_know_is_refused(reader: Client, asked: str) -> None:
    answer = reader.get(f"/trips/feed/?{asked}")

    assert answer.status_code == 400
    assert answer["Content-Type"].startswith("text/plain")


def test_signs_that_xml_does_not_know_are_left_out(reader: Client) -> None:
    make_trip("trip", title_en="Bell\x07 & <tower>")

    assert texts(reader, "/trips/feed/", TITLE) == ["Bell & <tower>"]


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("/", "/trips/feed/"),
        ("/trips/", "/trips/feed/"),
        ("/trips/?country=kr", "/trips/feed/?country=kr"),
        ("/places/kr/", "/trips/feed/?country=kr"),
        ("/organizations/goyang/", "/trips/feed/?met_organization=goyang"),
        ("/organizations/goyang/", "/calendar.ics?organization=goyang"),
        ("/places/kr/", "/calendar.ics?country=kr"),
        ("/events/", "/calendar.ics"),
    ],
)
def test_pages_lead_to_their_feed_and_calendar(reader: Client, address: str, feed: str) -> None:
    make_organization("goyang")
    make_trip("trip").regions.add(make_place("kr"))

    assert ("alternate", feed) in links(reader, address)
