"""The head of a page: in the record's own words, fit for its place, and without a draft."""

import datetime as dt
import html
from typing import Any

import pytest
from django.test import Client

from tests.browse.machine.reading import body, head, linked, links, metas
from tests.factories import (
    make_attendance,
    make_delegate,
    make_election,
    make_encounter,
    make_event,
    make_membership,
    make_official,
    make_organization,
    make_paragraph,
    make_place,
    make_post,
    make_section,
    make_trip,
)
from tripreports.browse.machine.excerpt import DESCRIPTION, columns, excerpt
from tripreports.directory.models import OfficialAlias
from tripreports.events.models import Appearance, Organizer

pytestmark = [pytest.mark.django_db, pytest.mark.anywhere]

HIDDEN: dict[str, Any] = {"is_public": False}
PAGES = {
    "/trips/trip/": "Report",
    "/events/forum/": "Event",
    "/officials/kim/": "Person",
    "/organizations/goyang/": "GovernmentOrganization",
    "/elections/vote/": "Event",
    "/places/kr/": "Country",
}
ON_DAYS = {
    "starts_on": dt.date(2025, 9, 24),
    "starts_precision": "day",
    "ends_on": dt.date(2025, 9, 27),
    "ends_precision": "day",
}


@pytest.fixture
def reader() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.fixture(scope="module", autouse=True)
def records(for_the_module: None) -> None:
    """One of each kind, with hidden neighbours."""
    korea, goyang = make_place("kr"), make_organization("goyang")
    union, secret = make_organization("union"), make_organization("withheld-body", **HIDDEN)
    kim = make_official("kim", country=korea)
    make_post(official=kim, organization=goyang)
    make_post(official=kim, organization=secret, title_en="Chair")
    make_membership(member=goyang, organization=union)
    make_membership(member=goyang, organization=secret)
    forum = make_event("forum", country=korea, name_zh="論壇", **ON_DAYS)
    make_event("withheld-part", parent=forum, parent_link="programme", **HIDDEN)
    Organizer.objects.create(event=forum, organization=union, role="organizer", is_public=True)
    Appearance.objects.create(event=forum, official=kim, kind="speech", is_public=True)
    make_election("vote", body=union, event=forum)
    trip = make_trip("trip", government=goyang)
    trip.regions.add(korea, make_place("withheld-place", **HIDDEN))
    make_delegate(trip=trip, official=make_official("lee"))
    make_attendance(trip=trip, event=forum)
    make_encounter(trip=trip, event=forum, official=make_official("withheld-person", **HIDDEN))
    section = make_section(trip=trip, kind="summary")
    make_paragraph(section=section, text="本次出席大會。</script><script>alert(1)</script>")


@pytest.mark.parametrize(("address", "kind"), PAGES.items())
def test_linked_data_describe_the_record(reader: Client, address: str, kind: str) -> None:
    nodes = linked(reader, address)

    key = address.split("/")[2]
    assert nodes[kind]["identifier"] == key
    assert nodes[kind]["name"] == key.title()
    assert nodes[kind]["url"] == f"http://testserver{address}"
    assert nodes["WebPage"]["license"] == "https://data.gov.tw/license"
    assert nodes["BreadcrumbList"]["itemListElement"][-1]["item"] == f"http://testserver{address}"


def test_report_is_told_with_days_places_events_and_who_wrote_it(reader: Client) -> None:
    report = linked(reader, "/trips/trip/")["Report"]

    assert report["temporalCoverage"] == "2025-09-23/2025-10-01"
    assert names(report["spatialCoverage"]) == ["Kr"]
    assert names(report["about"]) == ["Forum"]
    assert names(report["mentions"]) == ["Lee"]
    assert report["author"]["name"] == "Goyang"
    assert report["license"] == "https://data.gov.tw/license"
    assert report["inLanguage"] == "zh-Hant"


def test_event_is_told_with_what_search_engines_ask_for(reader: Client) -> None:
    event = linked(reader, "/events/forum/")["Event"]

    assert (event["startDate"], event["endDate"]) == ("2025-09-24", "2025-09-27")
    assert event["alternateName"] == ["論壇"]
    assert names(event["location"]) == ["Kr"]
    assert names(event["organizer"]) == ["Union"]
    assert names(event["performer"]) == ["Kim"]
    assert "subEvent" not in event


def test_date_is_told_no_more_exactly_than_it_is_known(reader: Client) -> None:
    make_event("expo", starts_on=dt.date(2026, 10, 1), starts_precision="month")

    event = linked(reader, "/events/expo/")["Event"]

    assert event["startDate"] == "2026-10"
    assert "endDate" not in event
    assert "location" not in event


def test_person_is_told_with_posts_and_spellings(reader: Client) -> None:
    for kind, text in (("spelling", "Gim"), ("typo", "Kinm")):
        OfficialAlias.objects.create(official_id="kim", kind=kind, text=text, is_public=True)

    person = linked(reader, "/officials/kim/")["Person"]

    assert sorted(person["jobTitle"]) == ["Chair", "Mayor"]
    assert names(person["affiliation"]) == ["Goyang"]
    assert person["alternateName"] == ["Gim"]


def test_organization_is_told_with_what_it_belongs_to(reader: Client) -> None:
    body = linked(reader, "/organizations/goyang/")["GovernmentOrganization"]

    assert names(body["memberOf"]) == ["Union"]


def test_election_is_told_as_an_event_of_its_body(reader: Client) -> None:
    election = linked(reader, "/elections/vote/")["Event"]

    assert election["startDate"] == "2025-09-26"
    assert election["organizer"]["name"] == "Union"
    assert election["superEvent"]["name"] == "Forum"


def test_home_tells_of_the_site_and_its_search(reader: Client) -> None:
    site = linked(reader, "/")["WebSite"]

    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://testserver/search/?q={search_term_string}"
    assert site["potentialAction"]["query-input"] == "required name=search_term_string"


def test_open_data_are_told_as_a_catalogue(reader: Client) -> None:
    catalogue = linked(reader, "/open-data/")["DataCatalog"]

    (dataset,) = catalogue["dataset"]
    assert dataset["license"] == "https://data.gov.tw/license"
    assert 50 <= len(dataset["description"]) <= 5000
    assert [one["contentUrl"] for one in dataset["distribution"]] == [
        "http://testserver/api/v1/",
        "http://testserver/trips/feed/",
        "http://testserver/calendar.ics",
    ]


@pytest.mark.parametrize("address", PAGES)
def test_head_names_nothing_hidden(reader: Client, address: str) -> None:
    assert "withheld" not in head(reader, address).lower()


@pytest.mark.parametrize("name", ["</script><b>", "a & b", "\u2028", "<!--"])
def test_name_cannot_leave_its_place(reader: Client, name: str) -> None:
    make_official("odd", name_en=name)

    page = body(reader, "/officials/odd/").decode()
    person = linked(reader, "/officials/odd/")["Person"]

    data = page.partition("application/ld+json")[2].partition("</script>")[0]
    assert person["name"] == name
    assert not set("&\u2028").intersection(data)
    assert "<" not in data.partition(">")[2]


def test_description_is_made_of_the_records_own_words(reader: Client) -> None:
    told = {address: html.unescape(metas(reader, address)["description"]) for address in PAGES}

    assert told == {
        "/trips/trip/": (
            "2025-09-23–2025-10-01 · Kr · 本次出席大會。</script><script>alert(1)</script>"
        ),
        "/events/forum/": "congress · 2025-09-24–2025-09-27 · Kr",
        "/officials/kim/": told["/officials/kim/"],
        "/organizations/goyang/": "city government",
        "/elections/vote/": "2025-09-26 · Union",
        "/places/kr/": "country · Forum",
    }
    assert "Goyang Mayor" in told["/officials/kim/"]


@pytest.mark.parametrize(
    "text", ["a" * 400, "本次出席大會。" * 40, "one two, " * 60, "短", "中 " * 200]
)
def test_description_is_as_long_as_search_engines_show(text: str) -> None:
    told = excerpt(text)

    assert columns(told) <= DESCRIPTION
    assert told.rstrip("…") in " ".join(text.split())


@pytest.mark.parametrize("address", ["/", "/trips/", "/officials/", "/about/", *PAGES])
def test_every_page_says_where_it_stands_and_how_it_may_be_used(
    reader: Client, address: str
) -> None:
    told = links(reader, address)

    assert ("canonical", f"http://testserver{address}") in told
    assert ("license", "https://data.gov.tw/license") in told
    assert len(metas(reader, address)["description"]) > 10
    assert metas(reader, address)["og:url"] == f"http://testserver{address}"


@pytest.mark.parametrize("address", PAGES)
def test_page_of_a_record_names_its_json_which_is_there(reader: Client, address: str) -> None:
    (found,) = [link for rel, link in links(reader, address) if "/api/" in link]

    assert reader.get(found).json()["key"] == address.split("/")[2]


@pytest.mark.parametrize("asked", ["", "?country=kr&page=1", "?ordering=title_en"])
def test_list_names_its_json_which_has_the_same_records(reader: Client, asked: str) -> None:
    (found,) = [link for rel, link in links(reader, f"/trips/{asked}") if "/api/" in link]

    answer = reader.get(html.unescape(found))

    assert [one["key"] for one in answer.json()["results"]] == ["trip"]


def test_narrowed_list_is_not_for_search_engines(reader: Client) -> None:
    assert "noindex" not in head(reader, "/trips/")
    assert metas(reader, "/trips/?country=kr")["robots"] == "noindex, follow"


def test_shared_address_speaks_the_readers_language() -> None:
    chinese = metas(Client(headers={"accept-language": "zh-TW"}), "/events/forum/")
    english = metas(Client(headers={"accept-language": "en"}), "/events/forum/")

    assert (chinese["og:title"], chinese["og:locale"]) == ("論壇", "zh_TW")
    assert (english["og:title"], english["og:locale"]) == ("Forum", "en_US")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 303),
        ("application/json, text/html;q=0.5", 303),
        ("text/html, application/json", 200),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 200),
        ("*/*", 200),
        ("image/png", 200),
    ],
)
def test_who_would_rather_have_json_is_led_there(reader: Client, accept: str, status: int) -> None:
    answer = reader.get("/trips/trip/", headers={"accept": accept})

    assert answer.status_code == status
    assert "Accept" in answer["Vary"].split(", ")
    if status == 303:
        assert answer["Location"] == "/api/v1/trips/trip/"


def test_page_that_is_kept_is_no_answer_to_who_asks_for_json(reader: Client) -> None:
    etag = reader.get("/trips/trip/")["ETag"]

    asked = {"accept": "application/json", "if-none-match": etag}

    assert reader.get("/trips/trip/", headers=asked).status_code == 303


@pytest.mark.parametrize("key", ["withheld-body", "no-such-thing", "A_B"])
def test_way_to_the_api_tells_nothing_of_what_is_there(reader: Client, key: str) -> None:
    asked = {"accept": "application/json"}

    first = reader.get(f"/organizations/{key}/", headers=asked)

    assert (first.status_code, first["Location"]) == (303, f"/api/v1/organizations/{key}/")
    assert reader.get(first["Location"]).status_code == 404


def names(nodes: list[dict[str, Any]]) -> list[str]:
    return [str(node["name"]) for node in nodes]
